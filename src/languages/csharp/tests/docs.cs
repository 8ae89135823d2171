// Licence.

/// <summary>
/// A box.
/// </summary>
[Serializable]
public class Box
{
    /** <summary>Old form.</summary> */
    public int A;

    // No doc.
    public int B;

    //// Commented out.
    public int C;

    /* No doc either. */
    public int D;

    /// <summary>Kept.</summary>
#pragma warning disable CS0618
    public int E;
#pragma warning restore CS0618

    /// <summary>With a condition.</summary>
#if NET8_0
    [Experimental("X")]
#endif
    public int F;

    #region Methods

    /// <inheritdoc/>
    public void G() { }

    #endregion
    public int H; /// Not of the next.
    public int I;
}
