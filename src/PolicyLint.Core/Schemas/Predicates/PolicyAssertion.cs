using PolicyLint.Model;
using PolicyLint.Schemas.Policies;
using PolicyLint.Text;

namespace PolicyLint.Schemas.Predicates;

/// <summary>A predicate about a whole policy document, or about a list of documents that act together.</summary>
/// <remarks>Denied by a rule's <c>not</c>, it points at the statement that makes it hold.</remarks>
public abstract class PolicyAssertion : Assertion
{
    private string? _otherwise;

    public sealed override Schema Negate() => new Negated(this);

    protected abstract PolicyAnswer Ask(PolicyDocument policy);

    protected sealed override Judgment JudgeKnown(Value value, Scope scope) => Judge(value, scope, negated: false);

    protected sealed override Judgment JudgeJoined(JoinedValue value, Scope scope) => Judge(value, scope, negated: false);

    private Judgment Judge(Value value, Scope scope, bool negated)
    {
        var policy = PolicyDocument.Read(value, scope);
        var answer = Ask(policy);
        if (answer.Verdict != Verdict.Unknown)
        {
            if (answer.Verdict == Verdict.Pass != negated)
                return Judgment.Pass;
            return negated
                ? scope.Fail(answer.Place ?? value.Span, answer.Clause)
                : scope.Fail(value, Must);
        }

        if (policy.OpenBecause is { } because)
            return scope.Unknown(because);
        var otherwise = _otherwise ??= "it is only known after deployment whether this does " + Phrase;
        return answer.Statement is { } statement
            ? FirstUnknown.Judge(statement, statement.Map, otherwise)
            : FirstUnknown.Judge(value, scope, otherwise);
    }

    private sealed class Negated(PolicyAssertion inner) : Assertion
    {
        public override Schema Negate() => inner;

        protected override Judgment JudgeKnown(Value value, Scope scope) => inner.Judge(value, scope, negated: true);

        protected override Judgment JudgeJoined(JoinedValue value, Scope scope) => inner.Judge(value, scope, negated: true);
    }
}

/// <summary>What a predicate found in a policy.</summary>
/// <param name="Statement">The statement that decided it; null where none did.</param>
/// <param name="Key">The key of the statement to point at.</param>
/// <param name="Clause">What the statement does, where the predicate holds: "allows anyone to kms:Decrypt".</param>
public readonly record struct PolicyAnswer(Verdict Verdict, PolicyStatement? Statement, string Key, string Clause)
{
    /// <summary>Where to point; null where no statement decided it.</summary>
    public SourceSpan? Place => Statement?.Map.KeySpan(Key);
}
