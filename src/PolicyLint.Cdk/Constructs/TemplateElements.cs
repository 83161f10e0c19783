using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using PolicyLint.Cdk.Code;
using PolicyLint.Cdk.Values;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Constructs;

/// <summary>Parts of a template that are no resources: parameters and conditions.</summary>
internal sealed class TemplateElements(Evaluator evaluator)
{
    private Session Session => evaluator.Session;

    public static bool Make(ConstructValue made)
    {
        switch (made.ClassName)
        {
            case ConstructNames.Parameter:
                made.Parameter = Parameter(made);
                return true;
            case ConstructNames.Condition:
                made.Condition = ConditionOf((made.Properties as RecordValue)?.Find("Expression")?.Value, made);
                return true;
            default:
                return false;
        }
    }

    public CodeValue? Member(ConstructValue construct, string member, IOperation at)
    {
        if (construct.Parameter is { } parameter && member.StartsWith("Value", System.StringComparison.Ordinal))
            return ValueConversion.At(parameter, Session.SpanOf(at));
        return construct.ClassName is ConstructNames.Parameter or ConstructNames.Condition && member == "LogicalId"
            ? Session.Text(construct.LogicalId, at)
            : null;
    }

    /// <summary>The condition that the value is; one that may hold or not where it is not followed.</summary>
    public static Condition ConditionOf(CodeValue? value, CodeValue at)
    {
        switch (value)
        {
            case LibraryValue { TypeName: "Fn", Member: "ConditionEquals" } equals:
                return new EqualCondition(ValueConversion.Of(equals.Argument(0)), ValueConversion.Of(equals.Argument(1)), Free(equals.Span));
            case LibraryValue { TypeName: "Fn", Member: "ConditionNot" } not:
                return new Opposite(ConditionOf(not.Argument(0), at));
            case LibraryValue { TypeName: "Fn", Member: "ConditionAnd" or "ConditionOr" } several when several.Argument(0) is SequenceValue parts:
                var conditions = new List<Condition>();
                foreach (var part in parts.Items)
                    conditions.Add(ConditionOf(part, at));
                return several.Member == "ConditionAnd" ? new Several(conditions, true) : new Several(conditions, false);
            case ConstructValue { Condition: { } known }:
                return known;
            default:
                return new FreeCondition(Free((value ?? at).Span));
        }
    }

    private static Variable Free(SourceSpan span)
    {
        var text = span.File.Text.Substring(span.Start, span.End - span.Start);
        return new Variable(text, [new VariableOption("true", text + " holds"), new VariableOption("false", text + " does not hold")]);
    }

    // A parameter is its default unless it says what else it may be.
    private static PlainValue Parameter(ConstructValue made)
    {
        var props = made.Properties as RecordValue;
        var id = made.LogicalId;
        var isNoEcho = Evaluator.KnownText(props?.Find("NoEcho")?.Value) == "true";
        if (props?.Find("AllowedValues")?.Value is SequenceValue { Items.Count: > 0, OpenBecause: null } allowed && Choice(id, allowed, isNoEcho, made.Span) is { } choice)
            return new PlainValue(choice);
        if (props?.Find("Default")?.Value is PlainValue { Value: ScalarValue constant })
        {
            return new PlainValue(new ScalarValue(constant.Kind, constant.Text, made.Span)
            {
                Origin = new Origin(OriginKind.ParameterDefault, id, constant.Span) { IsNoEcho = isNoEcho },
            });
        }

        return new PlainValue(new UnknownValue(UnknownCause.Parameter, $"depends on parameter '{id}', which has no default", id, made.Span) { IsNoEcho = isNoEcho });
    }

    private static CodeChoice? Choice(string id, SequenceValue allowed, bool isNoEcho, SourceSpan span)
    {
        var options = new List<VariableOption>();
        var values = new List<Value?>();
        foreach (var item in allowed.Items)
        {
            if (item is not PlainValue { Value: ScalarValue scalar })
                return null;
            var hidden = $"allowed value {Number(options.Count + 1)}";
            options.Add(isNoEcho ? new VariableOption($"({hidden})", $"{id} is {hidden}") : new VariableOption(scalar.Text, $"{id} is '{scalar.Text}'"));
            values.Add(new ScalarValue(scalar.Kind, scalar.Text, span) { Origin = new Origin(OriginKind.ParameterAllowedValue, id, scalar.Span) { IsNoEcho = isNoEcho } });
        }

        return new CodeChoice(new Variable(id, options), values, span);
    }

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

internal sealed class FreeCondition(Variable variable) : Condition
{
    public override bool Holds(IScenario scenario) => scenario.Choose(variable) == 0;
}

internal sealed class Opposite(Condition condition) : Condition
{
    public override bool Holds(IScenario scenario) => !condition.Holds(scenario);
}

internal sealed class Several(List<Condition> conditions, bool all) : Condition
{
    public override bool Holds(IScenario scenario)
    {
        foreach (var condition in conditions)
        {
            if (condition.Holds(scenario) != all)
                return !all;
        }

        return all;
    }
}

/// <summary><c>Fn.ConditionEquals</c>. A parameter's default is no more than likely, so that both answers are judged where one side is one.</summary>
internal sealed class EqualCondition(Value? left, Value? right, Variable question) : Condition
{
    public override bool Holds(IScenario scenario) =>
        scenario.Resolve(left) is ScalarValue { Origin: not { Kind: OriginKind.ParameterDefault } } a
        && scenario.Resolve(right) is ScalarValue { Origin: not { Kind: OriginKind.ParameterDefault } } b
            ? a.Text == b.Text
            : scenario.Choose(question) == 0;
}
