using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.CloudFormation.Intrinsics;

/// <summary><c>Fn::Split</c>: a text cut at each delimiter.</summary>
internal static class SplitFunction
{
    private const string Shape = "Fn::Split takes a delimiter and a text";

    public static Value? Lower(IntrinsicCall call) =>
        call.Arguments(2, 2, Shape) is { } arguments
            ? call.Compute(Split, call.Lower(arguments[0]), call.Lower(arguments[1]))
            : Template.WrongHere(call.Span, Shape);

    private static Value Split(IntrinsicCall call, Sequence<Value> arguments)
    {
        if (arguments[0] is not ScalarValue delimiter)
            return call.UnknownFrom(arguments[0]);
        if (delimiter.Text.Length == 0)
            return call.Malformed("Fn::Split takes a delimiter that is not empty");
        switch (arguments[1])
        {
            case ScalarValue text:
                var items = new List<Value>();
                foreach (var item in text.Text.Split([delimiter.Text], StringSplitOptions.None))
                    items.Add(new ScalarValue(ScalarKind.String, item, call.Span) { Origin = text.Origin });
                return new ListValue(items, call.Span) { Origin = text.Origin };
            case JoinedValue joined:
                return SplitJoined(call, delimiter.Text, joined);
            case UnknownValue reference when IsWhole(reference, delimiter.Text):
                return new ListValue([reference], call.Span);
            case ListValue or MapValue:
                return call.Malformed(Shape);
            default:
                return call.UnknownFrom(arguments[1]);
        }
    }

    // What comes before the first unknown part is certain; behind it we cannot count, since that part may hold delimiters.
    private static ListValue SplitJoined(IntrinsicCall call, string delimiter, JoinedValue joined)
    {
        var items = new List<Value>();
        var item = call.NewText();
        foreach (var part in joined.Parts)
        {
            if (part is ScalarValue scalar)
            {
                var pieces = scalar.Text.Split([delimiter], StringSplitOptions.None);
                item.Add(pieces[0]);
                for (var i = 1; i < pieces.Length; i++)
                {
                    items.Add(item.Build());
                    item = call.NewText();
                    item.Add(pieces[i]);
                }
            }
            else if (IsWhole(part, delimiter))
            {
                item.Add(part);
            }
            else
            {
                var because = call.Unknown($"splits '{TextParts.Describe(joined)}', of which parts are only known after deployment");
                return new ListValue(items, call.Span) { OpenBecause = because };
            }
        }

        items.Add(item.Build());
        return new ListValue(items, call.Span);
    }

    // Dynamic references are fetched when all functions are computed.
    private static bool IsWhole(Value part, string delimiter) =>
        DynamicReferences.TextOf(part) is { } text && text.IndexOf(delimiter, StringComparison.Ordinal) < 0;
}
