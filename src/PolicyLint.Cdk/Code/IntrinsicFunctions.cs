using System.Collections.Generic;
using System.Globalization;
using Microsoft.CodeAnalysis;
using PolicyLint.Cdk.Constructs;
using PolicyLint.Cdk.Values;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Cdk.Code;

/// <summary>CloudFormation's functions as <c>Fn</c> offers them.</summary>
internal sealed class IntrinsicFunctions(Evaluator evaluator)
{
    private Session Session => evaluator.Session;

    public CodeValue? Call(string function, IReadOnlyList<Slot> arguments, IOperation at)
    {
        var first = arguments.Count > 0 ? arguments[0].Value : null;
        var second = arguments.Count > 1 ? arguments[1].Value : null;
        switch (function)
        {
            case "Ref":
                return Evaluator.KnownText(first) is { } id ? Reference(id, null, at) : Session.AtRunTime(at);
            case "GetAtt":
                return Evaluator.KnownText(first) is { } of && Evaluator.KnownText(second) is { } attribute ? Reference(of, attribute, at) : Session.AtRunTime(at);
            case "Join":
                return Join(first, second, at);
            case "Sub":
                return Evaluator.KnownText(first) is { } text ? evaluator.Join(Substituted(text, second as RecordValue, at), at) : Session.AtRunTime(at);
            case "Select":
                return Select(first, second, at);
            case "Split":
                return Split(first, second, at);
            case "ImportValue":
                return new PlainValue(new UnknownValue(UnknownCause.Import, $"is imported from another stack: {Session.Shorten(at.Syntax)}", Evaluator.KnownText(first), Session.SpanOf(at)));
            case "ConditionIf":
                return If(first, second, arguments.Count > 2 ? arguments[2].Value : null, at);
            case "ConditionEquals" or "ConditionNot" or "ConditionAnd" or "ConditionOr":
                return new LibraryValue("Fn", function, arguments, Session.SpanOf(at));
            default:
                return new PlainValue(new UnknownValue(UnknownCause.Intrinsic, $"Fn.{function} is computed when the stack is deployed", null, Session.SpanOf(at)));
        }
    }

    // The resource may be made later in the code, so it is looked for by its id.
    private PlainValue Reference(string id, string? attribute, IOperation at)
    {
        var span = Session.SpanOf(at);
        if (id == "AWS::NoValue")
            return new PlainValue(new ScalarValue(ScalarKind.Null, "null", span));
        if (id.StartsWith("AWS::", System.StringComparison.Ordinal))
            return new PlainValue(PseudoParameter.Of(id, span));
        for (var i = Session.Constructs.Count - 1; i >= 0; i--)
        {
            var construct = Session.Constructs[i];
            if (construct.Parameter is PlainValue parameter && construct.LogicalId == id)
                return parameter;
            foreach (var resource in construct.Resources)
            {
                if (resource.LogicalId == id)
                    return Level1.Reference(resource, attribute, span);
            }
        }

        return Session.Unknown(at, $"'{id}' is no resource that is made before");
    }

    private CodeValue Join(CodeValue? delimiter, CodeValue? list, IOperation at)
    {
        if (Evaluator.KnownText(delimiter) is not { } between || list is not SequenceValue { OpenBecause: null } known)
            return Session.AtRunTime(at);
        var parts = new List<Value>();
        foreach (var item in known.Items)
        {
            if (parts.Count > 0)
                parts.Add(new ScalarValue(ScalarKind.String, between, Session.SpanOf(at)));
            parts.Add(Evaluator.TextOf(item, at, Session));
        }

        return evaluator.Join(parts, at);
    }

    private List<Value> Substituted(string text, RecordValue? variables, IOperation at)
    {
        var parts = new List<Value>();
        var from = 0;
        while (true)
        {
            var open = text.IndexOf("${", from, System.StringComparison.Ordinal);
            var close = open < 0 ? -1 : text.IndexOf('}', open);
            if (close < 0)
                break;
            Add(parts, text.Substring(from, open - from), at);
            var name = text.Substring(open + 2, close - open - 2);
            if (name.StartsWith("!", System.StringComparison.Ordinal))
                Add(parts, "${" + name.Substring(1) + "}", at);
            else
                parts.Add(Evaluator.TextOf(Named(name, variables, at), at, Session));
            from = close + 1;
        }

        Add(parts, text.Substring(from), at);
        return parts;
    }

    private CodeValue? Named(string name, RecordValue? variables, IOperation at)
    {
        if (variables?.Find(name) is { } given)
            return given.Value;
        var dot = name.IndexOf('.');
        return dot < 0 ? Reference(name, null, at) : Reference(name.Substring(0, dot), name.Substring(dot + 1), at);
    }

    private void Add(List<Value> parts, string text, IOperation at)
    {
        if (text.Length > 0)
            parts.Add(new ScalarValue(ScalarKind.String, text, Session.SpanOf(at)));
    }

    private CodeValue Select(CodeValue? index, CodeValue? list, IOperation at) =>
        Evaluator.KnownText(index) is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && list is SequenceValue { OpenBecause: null } known && number < known.Items.Count
            ? known.Items[number]
            : Session.AtRunTime(at);

    private CodeValue Split(CodeValue? delimiter, CodeValue? text, IOperation at)
    {
        if (Evaluator.KnownText(delimiter) is not { Length: > 0 } between || Evaluator.KnownText(text) is not { } whole)
            return Session.AtRunTime(at);
        var parts = new SequenceValue([], Session.SpanOf(at));
        foreach (var part in whole.Split([between], System.StringSplitOptions.None))
            parts.Items.Add(Session.Text(part, at));
        return parts;
    }

    private PlainValue If(CodeValue? condition, CodeValue? whenTrue, CodeValue? whenFalse, IOperation at)
    {
        var span = Session.SpanOf(at);
        var name = Evaluator.KnownText(condition);
        foreach (var construct in Session.Constructs)
        {
            if (construct.Condition is { } known && construct.LogicalId == name)
                return new PlainValue(new ConditionChoice(known, ValueConversion.Of(whenTrue), ValueConversion.Of(whenFalse), span));
        }

        var free = TemplateElements.ConditionOf(null, new PlainValue(new ScalarValue(ScalarKind.String, "", span)));
        return new PlainValue(new ConditionChoice(free, ValueConversion.Of(whenTrue), ValueConversion.Of(whenFalse), span));
    }
}
