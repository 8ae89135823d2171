public readonly struct Money
{
    public static Money operator +(Money a, Money b) => new(a.Cents + b.Cents);
    public static Money operator checked -(Money a) => a;
    public static bool operator ==(Money a, Money b) => true;
    public static bool operator true(Money a) => true;
    public static implicit operator decimal(Money m) => m.Cents;
    public static explicit operator Money(int cents) { return new Money(cents); }
    static Money IAdd<Money>.operator *(Money a, Money b) => a;
}

public interface IAdd<T> { static abstract T operator *(T a, T b); }
