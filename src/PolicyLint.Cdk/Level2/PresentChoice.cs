using System.Collections.Generic;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Level2;

/// <summary>One of two, by whether a choice comes to anything.</summary>
internal sealed class PresentChoice(ChoiceValue condition, Value? whenPresent, Value? whenAbsent, SourceSpan span) : ChoiceValue(span)
{
    public override IEnumerable<Value> Alternatives
    {
        get
        {
            if (whenPresent is not null)
                yield return whenPresent;
            if (whenAbsent is not null)
                yield return whenAbsent;
        }
    }

    public override Value? In(IScenario scenario) => scenario.Resolve(condition) switch
    {
        null or ScalarValue { Text: "false" } => whenAbsent,
        UnknownValue unknown => unknown,
        _ => whenPresent,
    };
}
