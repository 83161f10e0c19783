using PolicyLint.Schemas.Policies;

namespace PolicyLint.Schemas.Predicates;

/// <summary>The statement is about some resource, or about every resource, that the patterns match; what <c>NotResource</c> leaves counts.</summary>
public sealed class ResourceMatches(PatternsOperand resources) : StatementAssertion
{
    public static readonly Keyword Word = new(
        "resourceMatches",
        PredicateOperands.Patterns,
        "A policy's statement is about some resource (or with \"every\" about all resources) that the patterns match; what NotResource leaves counts.")
    {
        Compile = static (node, context) => new ResourceMatches(PredicateOperands.ReadPatterns(node, context, "resourceMatches", ignoreCase: false)),
    };

    public override string Phrase => resources.IsEvery ? $"cover every resource of {resources}" : $"cover any resource of {resources}";

    protected override string Subject => "Resource";

    protected override Verdict Ask(PolicyStatement statement) => Ask(statement, resources);

    internal static Verdict Ask(PolicyStatement statement, PatternsOperand resources) =>
        resources.IsEvery ? statement.HasEveryResource(resources.Patterns) : statement.HasSomeResource(resources.Patterns);
}
