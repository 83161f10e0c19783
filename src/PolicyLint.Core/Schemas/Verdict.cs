namespace PolicyLint.Schemas;

/// <summary>The answer to a question about a value that may not be fully known.</summary>
/// <remarks>
/// The order is the logic: in Kleene's three values a conjunction is the least of its parts, a disjunction the greatest,
/// and negation turns the scale around.
/// </remarks>
public enum Verdict
{
    Fail = 0,
    Unknown = 1,
    Pass = 2,
}

public static class Kleene
{
    public static Verdict And(this Verdict left, Verdict right) => left < right ? left : right;

    public static Verdict Or(this Verdict left, Verdict right) => left > right ? left : right;

    public static Verdict Not(this Verdict verdict) => (Verdict)(2 - (int)verdict);
}
