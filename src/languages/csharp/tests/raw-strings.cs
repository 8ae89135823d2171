class Raw
{
    string Json = """
        { "a": 1 } // no comment
        #if NOT
        """;
    string Filled = $$"""
        { "a": {{value}} }
        """;
    string Verbatim = @"c:\dir\
#endif";
    string Mixed = $@"{dir}\x ""quoted""";
    string Plain = "class Fake { }";
    void After() { }
}
