class Names
{
    int @class = 1;
    void record(int value, int field, string @event) { var from = @class; var when = value; }
    int async;
    void Unicode() { var größe = 1; größe++; }
}
