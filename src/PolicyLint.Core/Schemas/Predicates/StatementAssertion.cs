using PolicyLint.Model;
using PolicyLint.Schemas.Policies;

namespace PolicyLint.Schemas.Predicates;

/// <summary>A predicate about one statement of a policy in normal form.</summary>
/// <remarks>Its phrase reads behind "must" and "must not"; reports point at the key that it is about.</remarks>
public abstract class StatementAssertion : Assertion
{
    private string? _otherwise;

    /// <summary>The statement's key that the predicate is about.</summary>
    protected abstract string Subject { get; }

    public sealed override Schema Negate() => new Negated(this);

    protected abstract Verdict Ask(PolicyStatement statement);

    protected sealed override Judgment JudgeKnown(Value value, Scope scope) => Judge(value, scope, negated: false);

    private Judgment Judge(Value value, Scope scope, bool negated)
    {
        if (value is not MapValue map)
            return scope.Unknown(value, "is not a policy statement");
        var statement = PolicyStatement.Of(map, scope);
        var verdict = Ask(statement);
        switch (negated ? verdict.Not() : verdict)
        {
            case Verdict.Pass:
                return Judgment.Pass;
            case Verdict.Fail:
                return scope.Fail(map.KeySpan(Subject), negated ? MustNot : Must);
            default:
                var subject = map.Find(Subject) ?? map.Find("Not" + Subject) ?? map;
                return FirstUnknown.Judge(statement, FirstUnknown.In(subject, scope) is null ? map : subject, _otherwise ??= "it is only known after deployment whether this does " + Phrase);
        }
    }

    private sealed class Negated(StatementAssertion inner) : Assertion
    {
        public override Schema Negate() => inner;

        protected override Judgment JudgeKnown(Value value, Scope scope) => inner.Judge(value, scope, negated: true);
    }
}
