using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.CloudFormation;

/// <summary>What YAML's tags mean: <c>!Ref x</c> is <c>{ "Ref": "x" }</c>, <c>!Sub x</c> is <c>{ "Fn::Sub": "x" }</c>.</summary>
internal sealed class ShortForms(SourceFile file, ICollection<Problem> problems)
{
    private const string GetAtt = "Fn::GetAtt";
    private const string Prefix = "Fn::";

    /// <summary>All functions that CloudFormation, its language extensions and its template rules know, without prefix.</summary>
    private static readonly Dictionary<string, string> Functions = Table(
        "And", "Base64", "Cidr", "Contains", "EachMemberEquals", "EachMemberIn", "Equals", "FindInMap", "ForEach", "GetAtt", "GetAZs", "If", "ImportValue",
        "Join", "Length", "Not", "Or", "RefAll", "Select", "Split", "Sub", "ToJsonString", "Transform", "ValueOf", "ValueOfAll");

    // CloudFormation's documentation excludes these of YAML's own tags.
    private static readonly HashSet<string> Unsupported = new(StringComparer.Ordinal) { "binary", "omap", "pairs", "set", "timestamp" };

    /// <summary>The function that a tag stands for; null for YAML's own tags. A tag that nobody knows is reported.</summary>
    public string? FunctionOf(string tag, SourceSpan span)
    {
        if (tag.StartsWith(YamlScalars.CorePrefix, StringComparison.Ordinal))
        {
            var type = tag.Substring(YamlScalars.CorePrefix.Length);
            if (Unsupported.Contains(type))
                problems.Add(new Problem(span, $"CloudFormation does not support the tag !!{type}"));
            return null;
        }

        if (tag == YamlScalars.NonSpecific)
            return null;
        var name = tag[0] == '!' ? tag.Substring(1) : tag;
        if (Functions.TryGetValue(name, out var function))
        {
            if (!function.EndsWith(name, StringComparison.Ordinal))
                problems.Add(new Problem(span, $"'!{name}' is not a function of CloudFormation; did you mean '!{ShortOf(function)}'?"));
            return function;
        }

        problems.Add(new Problem(span, $"'{file.Text.Substring(span.Start, span.End - span.Start)}' is not a function of CloudFormation"));
        return name.StartsWith(Prefix, StringComparison.Ordinal) ? name : Prefix + name;
    }

    /// <summary>The argument in the shape of the long form: <c>!GetAtt A.B.C</c> names resource <c>A</c> and attribute <c>B.C</c>.</summary>
    public static Node ArgumentOf(string function, ScalarNode argument)
    {
        var dot = function == GetAtt ? argument.Text.IndexOf('.') : -1;
        if (dot < 0)
            return argument;
        var resource = new ScalarNode(ScalarKind.String, argument.Text.Substring(0, dot), Part(argument, 0, dot));
        var attribute = new ScalarNode(
            ScalarKind.String, argument.Text.Substring(dot + 1), Part(argument, dot + 1, argument.Text.Length));
        return new ListNode([resource, attribute], argument.Span);
    }

    public static MapNode Expand(string function, SourceSpan tag, Node argument, SourceSpan whole) =>
        new(new[] { new MapEntry(new ScalarNode(ScalarKind.String, function, tag), argument) }, whole);

    // Where text and source differ (escapes, folded lines) a part has no place of its own.
    private static SourceSpan Part(ScalarNode scalar, int start, int end)
    {
        var quotes = scalar.Span.End - scalar.Span.Start - scalar.Text.Length;
        var begin = scalar.Span.Start + (quotes / 2);
        return quotes is 0 or 2 && string.CompareOrdinal(scalar.Span.File.Text, begin, scalar.Text, 0, scalar.Text.Length) == 0
            ? scalar.Span.File.Span(begin + start, begin + end)
            : scalar.Span;
    }

    private static string ShortOf(string function) =>
        function.StartsWith(Prefix, StringComparison.Ordinal) ? function.Substring(Prefix.Length) : function;

    private static Dictionary<string, string> Table(params string[] names)
    {
        var table = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["Ref"] = "Ref", ["Condition"] = "Condition" };
        foreach (var name in names)
            table[name] = Prefix + name;
        return table;
    }
}
