using PolicyLint.Documents;
using PolicyLint.Schemas.Policies;

namespace PolicyLint.Schemas.Predicates;

/// <summary>What keeps a statement from counting as a grant.</summary>
/// <param name="narrowing">Conditions that narrow it, if they are read.</param>
/// <param name="anyCondition">True where any condition at all will do.</param>
public sealed class GrantLimit(NarrowingConditions? narrowing, bool anyCondition)
{
    /// <summary>Every grant counts, whatever its conditions.</summary>
    public static readonly GrantLimit None = new(null, false);

    public static readonly GrantLimit Conditional = new(null, true);

    public static readonly GrantLimit Narrowed = new(NarrowingConditions.Known, false);

    /// <summary>Whether the statement is limited so.</summary>
    public Verdict Limits(PolicyStatement statement)
    {
        if (anyCondition)
            return statement.IsUnconditional.Not();
        return narrowing is null ? Verdict.Fail : narrowing.Narrow(statement);
    }

    public static GrantLimit Read(Node node, CompileContext context)
    {
        if (node is MapNode)
            return new GrantLimit(Predicates.Narrowed.ReadKeys(node, context), false);
        switch (context.Text(node, "'unless'"))
        {
            case "narrowed":
                return Narrowed;
            case "conditional":
                return Conditional;
            case null:
                return None;
            default:
                context.Report(node, "'unless' takes \"narrowed\", \"conditional\", or condition keys");
                return None;
        }
    }
}
