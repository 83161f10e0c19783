using PolicyLint.Documents;

namespace PolicyLint.Schemas;

internal enum Quantity
{
    Some,
    Every,
    No,
}

/// <summary>The argument that says how many have to satisfy which schema: one of <c>some</c>, <c>every</c>, <c>no</c>.</summary>
internal sealed class Quantified(Quantity quantity, Schema schema)
{
    public Quantity Quantity { get; } = quantity;

    /// <summary>What each of them has to satisfy; for <see cref="Quantity.No"/> already turned around.</summary>
    public Schema Schema { get; } = schema;

    public bool IsSome => Quantity == Quantity.Some;

    /// <summary>What holds where this fails.</summary>
    public Quantified Negate() => Quantity switch
    {
        Quantity.Some => new Quantified(Quantity.No, Schema.Negate()),
        Quantity.No => new Quantified(Quantity.Some, Schema.Negate()),
        _ => new Quantified(Quantity.Some, Schema.Negate()),
    };

    /// <summary>Reads it from the arguments; null, and reported, unless exactly one is given.</summary>
    public static Quantified? Read(MapNode arguments, string of, System.Func<Node, Schema> compile, CompileContext context)
    {
        var some = arguments.Find("some");
        var every = arguments.Find("every");
        var no = arguments.Find("no");
        if ((some is null ? 0 : 1) + (every is null ? 0 : 1) + (no is null ? 0 : 1) != 1)
        {
            context.Report(arguments, "'" + of + "' has one of 'some', 'every' and 'no'");
            return null;
        }

        return some is not null ? new Quantified(Quantity.Some, compile(some))
            : every is not null ? new Quantified(Quantity.Every, compile(every))
            : new Quantified(Quantity.No, compile(no!).Negate());
    }
}
