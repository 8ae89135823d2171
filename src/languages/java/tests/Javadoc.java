/** Of nothing: the package clause follows. */
package app;

import java.util.List;

/**
 * The class.
 *
 * @since 1
 */
@Entity
public class Javadoc {
    /** The field. */
    int field;

    /* Plain. */
    int plain;

    // Line.
    int line;

    /** Above a blank line. */

    int blank;

    /** Too far.
     */


    int far;

    /**
     * The method.
     */
    @Override
    public String toString() {
        return "";
    }

    @Override
    /** Between. */
    public int hashCode() {
        return 1;
    }

    /// Markdown of
    /// two lines.
    void markdown() {}

    /***** Stars. *****/
    void stars() {}

    /**/
    void empty() {}

    /** Replaced. */
    /** Nearest. */
    void twice() {}
}
