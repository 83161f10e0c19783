using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.CloudFormation.Intrinsics;

/// <summary><c>Fn::If</c>: one of two values, by a condition.</summary>
internal static class IfFunction
{
    private const string Shape = "Fn::If takes the name of a condition and two values";

    public static Value? Lower(IntrinsicCall call)
    {
        if (call.Arguments(3, 3, Shape) is not { } arguments)
            return Template.WrongHere(call.Span, Shape);
        if (arguments[0] is not ScalarNode name)
            return call.Malformed(arguments[0].Span, Shape);
        var condition = call.Template.Conditions.Find(name.Text, name.Span);
        var then = call.Lowering.LowerBranch(arguments[1]);
        var otherwise = call.Lowering.LowerBranch(arguments[2]);
        return then is null && otherwise is null ? null : new IfValue(condition, then, otherwise, call.Span);
    }

    private sealed class IfValue(Condition condition, Value? then, Value? otherwise, SourceSpan span) : ChoiceValue(span)
    {
        public override Value? In(IScenario scenario) => condition.Holds(scenario) ? then : otherwise;

        public override IEnumerable<Value> Alternatives
        {
            get
            {
                if (then is not null)
                    yield return then;
                if (otherwise is not null)
                    yield return otherwise;
            }
        }
    }
}
