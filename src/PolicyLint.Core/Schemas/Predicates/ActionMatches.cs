using PolicyLint.Schemas.Policies;

namespace PolicyLint.Schemas.Predicates;

/// <summary>The statement is about some action, or about every action, that the patterns match; what <c>NotAction</c> leaves counts.</summary>
public sealed class ActionMatches(PatternsOperand actions) : StatementAssertion
{
    public static readonly Keyword Word = new(
        "actionMatches",
        PredicateOperands.Patterns,
        "A policy's statement is about some action (or with \"every\" about all actions) that the patterns match; what NotAction leaves counts.")
    {
        Compile = static (node, context) => new ActionMatches(PredicateOperands.ReadPatterns(node, context, "actionMatches", ignoreCase: true)),
    };

    public override string Phrase => actions.IsEvery ? $"cover every action of {actions}" : $"cover any action of {actions}";

    protected override string Subject => "Action";

    protected override Verdict Ask(PolicyStatement statement) => Ask(statement, actions);

    internal static Verdict Ask(PolicyStatement statement, PatternsOperand actions) =>
        actions.IsEvery ? statement.HasEveryAction(actions.Patterns) : statement.HasSomeAction(actions.Patterns);
}
