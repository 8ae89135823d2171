public static class Texts
{
    public static int Words(this string s) => Split(s).Length;
    internal static T Head<T>(this IEnumerable<T> source) => source.First();
    public static void Log(this in Acme.Entry entry, string text) { }
    static string[] Split(string s) => s.Split(' ');
}
