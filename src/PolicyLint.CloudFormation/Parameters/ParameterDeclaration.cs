using System.Collections.Generic;
using System.Globalization;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.CloudFormation.Parameters;

/// <summary>What the template says of a parameter.</summary>
internal sealed class ParameterDeclaration
{
    private readonly MapNode _node;

    private ParameterDeclaration(MapNode node, string type, ScalarNode? defaultValue, IReadOnlyList<ScalarNode> allowedValues)
    {
        _node = node;
        Type = type;
        Default = defaultValue;
        AllowedValues = allowedValues;
        IsNoEcho = node.Find("NoEcho") is ScalarNode { Text: "true" or "True" or "TRUE" };
    }

    public string Type { get; }

    public ScalarNode? Default { get; }

    public IReadOnlyList<ScalarNode> AllowedValues { get; }

    public bool IsNoEcho { get; }

    /// <summary>False where the lengths and limits of the declaration forbid the text.</summary>
    public bool Admits(string text)
    {
        if (Limit("MinLength") is { } shortest && text.Length < shortest)
            return false;
        if (Limit("MaxLength") is { } longest && text.Length > longest)
            return false;
        if (Type != "Number")
            return true;
        return ScalarComparer.TryNumber(text, out var number)
            && !(Limit("MinValue") is { } least && number < least)
            && !(Limit("MaxValue") is { } most && number > most);
    }

    public static ParameterDeclaration? Read(MapEntry entry, Template template)
    {
        var name = entry.Key.Text;
        if (entry.Value is not MapNode node)
        {
            template.Report(entry.Value.Span, $"the parameter '{name}' must be a map");
            return null;
        }

        var type = node.Find("Type") as ScalarNode;
        if (type is null)
            template.Report(entry.Key.Span, $"the parameter '{name}' has no Type");
        else if (!ParameterTypes.IsKnown(type.Text))
            template.Report(type.Span, $"the parameter '{name}' has the unknown type '{type.Text}'");
        var allowed = ReadAllowedValues(node.Find("AllowedValues"), name, template);
        var declaration = new ParameterDeclaration(node, type?.Text ?? "String", ReadDefault(node.Find("Default"), name, template), allowed);
        declaration.CheckDefault(name, template);
        return declaration;
    }

    /// <summary>True where the text, or each item of it for a list, is one of the allowed values or anything is.</summary>
    public bool Allows(string text)
    {
        if (AllowedValues.Count == 0)
            return true;
        if (!ParameterTypes.IsList(Type))
            return IsAllowed(text);
        foreach (var item in text.Split(','))
        {
            if (!IsAllowed(item.Trim()))
                return false;
        }

        return true;
    }

    private bool IsAllowed(string text)
    {
        foreach (var allowed in AllowedValues)
        {
            if (allowed.Text == text)
                return true;
        }

        return false;
    }

    private void CheckDefault(string name, Template template)
    {
        if (Default is not null && !ParameterTypes.IsStored(Type) && !Allows(Default.Text))
            template.Report(Default.Span, $"the default of parameter '{name}' is not one of its AllowedValues");
    }

    private decimal? Limit(string key) =>
        _node.Find(key) is ScalarNode scalar && decimal.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var limit)
            ? limit
            : null;

    private static ScalarNode? ReadDefault(Node? node, string name, Template template)
    {
        if (node is null or ScalarNode)
            return node as ScalarNode;
        template.Report(node.Span, $"the default of parameter '{name}' must be a string or a number");
        return null;
    }

    private static List<ScalarNode> ReadAllowedValues(Node? node, string name, Template template)
    {
        var allowed = new List<ScalarNode>();
        if (node is null)
            return allowed;
        if (node is not ListNode list)
        {
            template.Report(node.Span, $"AllowedValues of parameter '{name}' must be a list");
            return allowed;
        }

        foreach (var item in list.Items)
        {
            if (item is ScalarNode scalar)
                allowed.Add(scalar);
            else
                template.Report(item.Span, $"AllowedValues of parameter '{name}' must be strings or numbers");
        }

        return allowed;
    }
}
