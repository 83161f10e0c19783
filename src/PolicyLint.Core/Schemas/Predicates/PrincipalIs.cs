using PolicyLint.Schemas.Policies;

namespace PolicyLint.Schemas.Predicates;

/// <summary>The statement names principals of a kind: anyone, the own or another account, services, identity providers.</summary>
public sealed class PrincipalIs(PrincipalOperand principals) : StatementAssertion
{
    public static readonly Keyword Word = new(
        "principalIs",
        PredicateOperands.Principal,
        "A policy's statement names a principal (or with \"every\" only principals) of a kind; Allow with NotPrincipal is \"anyone\".")
    {
        Compile = static (node, context) => new PrincipalIs(PredicateOperands.ReadPrincipal(node, context, "principalIs")),
    };

    public override string Phrase => $"name {principals}";

    protected override string Subject => "Principal";

    protected override Verdict Ask(PolicyStatement statement) => principals.Ask(statement);
}
