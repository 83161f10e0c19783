using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Rules;

/// <summary>Reads the parameters that a rule declares.</summary>
internal static class RuleParameterReader
{
    private static readonly string[] Types = ["string", "number", "boolean", "list"];

    public static List<RuleParameter> Read(Node? node, ICollection<Problem> problems)
    {
        var parameters = new List<RuleParameter>();
        if (node is null)
            return parameters;
        if (node is not MapNode map)
        {
            problems.Add(new Problem(node.Span, "'parameters' is a map from names to declarations"));
            return parameters;
        }

        foreach (var entry in map.Entries)
        {
            var what = "the parameter '" + entry.Key.Text + "'";
            if (entry.Value is MapNode declaration)
                parameters.Add(Read(entry.Key.Text, new StrictMap(declaration, what, ["type", "default", "description"], problems), problems));
            else
                problems.Add(new Problem(entry.Value.Span, what + " is a map with type, default and description"));
        }

        return parameters;
    }

    private static RuleParameter Read(string name, StrictMap map, ICollection<Problem> problems)
    {
        var type = map.OneOf("type", Types) ?? "string";
        Value? byDefault = null;
        if (map.Find("default") is { } node)
        {
            var written = Literal.Of(node);
            byDefault = ParameterConversion.Convert(written, type);
            if (byDefault is null)
                problems.Add(new Problem(node.Span, ParameterConversion.Complaint(name, type, written)));
        }

        return new RuleParameter(name, type, byDefault, map.Text("description") ?? "");
    }
}
