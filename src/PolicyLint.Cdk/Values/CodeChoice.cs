using System.Collections.Generic;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Values;

/// <summary>One of several, by an undecided condition of the code. A null alternative is absence.</summary>
internal sealed class CodeChoice(Variable variable, IReadOnlyList<Value?> alternatives, SourceSpan span) : ChoiceValue(span)
{
    public Variable Variable { get; } = variable;

    /// <summary>What it is for each option of the variable.</summary>
    public IReadOnlyList<Value?> Options { get; } = alternatives;

    public override IEnumerable<Value> Alternatives
    {
        get
        {
            foreach (var alternative in Options)
            {
                if (alternative is not null)
                    yield return alternative;
            }
        }
    }

    public override Value? In(IScenario scenario) => Options[scenario.Choose(Variable)];
}

/// <summary><c>Fn::If</c>: one of two, by a condition.</summary>
internal sealed class ConditionChoice(Condition condition, Value? whenTrue, Value? whenFalse, SourceSpan span) : ChoiceValue(span)
{
    public override IEnumerable<Value> Alternatives
    {
        get
        {
            if (whenTrue is not null)
                yield return whenTrue;
            if (whenFalse is not null)
                yield return whenFalse;
        }
    }

    public override Value? In(IScenario scenario) => condition.Holds(scenario) ? whenTrue : whenFalse;
}
