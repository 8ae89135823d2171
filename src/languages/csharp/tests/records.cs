public record Person(string Name, int Age = 3) : Being(Name), INamed
{
    public required string Id { get; init; }
    public Person(string name) : this(name, 0) { }
}

public readonly record struct Pair<T>(T First, T Second);
record class Hidden(int X);
