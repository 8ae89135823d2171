public static class Texts
{
    extension(string text)
    {
        public bool IsShout => text == text.ToUpper();
        public string Twice() => text + text;
    }

    /// <summary>Of all.</summary>
    extension<T>(IEnumerable<T> source) where T : class
    {
        /// <summary>Nothing in it.</summary>
        public bool IsEmpty => !source.Any();
        public static IEnumerable<T> operator +(IEnumerable<T> a, IEnumerable<T> b) => a.Concat(b);
    }

    public static int Plain(int x) => x;
}
