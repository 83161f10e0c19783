using PolicyLint.Schemas.Policies;

namespace PolicyLint.Schemas.Predicates;

/// <summary>The statement names principals of a kind: anyone, the own or another account, services, identity providers.</summary>
public sealed class PrincipalIs(PrincipalOperand principals) : StatementAssertion
{
    public override string Phrase => $"name {principals}";

    protected override string Subject => "Principal";

    protected override Verdict Ask(PolicyStatement statement) => principals.Ask(statement);
}
