using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.CloudFormation.Intrinsics;

/// <summary><c>Fn::Sub</c>: a text with names in <c>${}</c>, and optionally a map of names of its own.</summary>
internal static class SubFunction
{
    private const string Shape = "Fn::Sub takes a text, or a list of a text and a map";

    public static Value? Lower(IntrinsicCall call)
    {
        if (call.Argument is ScalarNode text)
            return Substitute(call, text, null);
        if (call.Arguments(1, 2, Shape) is not { } arguments)
            return Template.WrongHere(call.Span, Shape);
        if (arguments[0] is not ScalarNode template)
            return call.Malformed(Shape);
        if (arguments.Count == 1)
            return Substitute(call, template, null);
        return arguments[1] is MapNode names ? Substitute(call, template, names) : call.Malformed(Shape);
    }

    private static Value? Substitute(IntrinsicCall call, ScalarNode text, MapNode? names)
    {
        var own = names is null ? null : new Dictionary<string, Value?>(StringComparer.Ordinal);
        var pieces = SubText.Parse(text.Text);
        if (pieces.Count == 1 && pieces[0].IsHole)
            return AsText(call, text, Value(call, text, pieces[0].Text, names, own)) ?? new ScalarValue(ScalarKind.String, "", call.Span);
        var parts = call.NewText();
        foreach (var piece in pieces)
        {
            if (!piece.IsHole)
                parts.Add(piece.Text);
            else if (AsText(call, text, Value(call, text, piece.Text, names, own)) is { } value)
                parts.Add(value);
        }

        return parts.Build();
    }

    // Own names are lowered when they first occur, and once: a name that occurs twice in a name that occurs twice would double each time.
    private static Value? Value(IntrinsicCall call, ScalarNode text, string name, MapNode? names, Dictionary<string, Value?>? known)
    {
        if (names?.Find(name) is { } own)
        {
            if (!known!.TryGetValue(name, out var value))
                known[name] = value = call.Lowering.Lower(own);
            return value;
        }

        var dot = name.IndexOf('.');
        if (dot == 0 || dot == name.Length - 1 || !IsName(name))
            return call.Malformed(text.Span, $"'${{{name}}}' in Fn::Sub names nothing: write '${{!{name}}}' for the text itself");
        return dot < 0
            ? call.Lowering.Refer(name, text.Span, call.Span)
            : call.Lowering.ReferToResource(name.Substring(0, dot), name.Substring(dot + 1), text.Span, call.Span);
    }

    private static bool IsName(string name)
    {
        foreach (var c in name)
        {
            if (!char.IsLetterOrDigit(c) && c is not (':' or '.' or '_' or '-'))
                return false;
        }

        return name.Length > 0;
    }

    private static Value? AsText(IntrinsicCall call, ScalarNode text, Value? value) => value switch
    {
        ListValue or MapValue => call.Malformed(text.Span, "Fn::Sub cannot put a list or a map into a text"),
        ScalarValue { Kind: not ScalarKind.String } scalar => new ScalarValue(ScalarKind.String, scalar.Text, call.Span) { Origin = scalar.Origin },
        _ => value,
    };
}
