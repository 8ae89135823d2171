/*
 * Licence.
 */

@file:JvmName("Docs")

package docs

// Not documentation.
class None

/**
 * Documented.
 *
 * @property x of it
 */
@Serializable
data class Some(
    /** The x. */
    val x: Int,
    // no
    val y: Int,
)

/** Of the function. */

fun gap() {}

/** Of the type. */
typealias Name = String

/** First. */
/** Second. */
val two = 2 /** trailing */
val three = 3
