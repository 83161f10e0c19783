using PolicyLint.Schemas.Policies;

namespace PolicyLint.Schemas.Predicates;

/// <summary>The statement's conditions leave only certain accounts, networks or resources of those it names.</summary>
public sealed class Narrowed(NarrowingConditions conditions) : StatementAssertion
{
    public override string Phrase => "be limited by a condition to fixed accounts, networks or resources";

    protected override string Subject => "Condition";

    protected override Verdict Ask(PolicyStatement statement) => conditions.Narrow(statement);
}
