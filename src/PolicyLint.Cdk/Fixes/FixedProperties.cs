using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using PolicyLint.Cdk.Level2;
using PolicyLint.Cdk.Names;
using PolicyLint.Documents;
using PolicyLint.Rules;

namespace PolicyLint.Cdk.Fixes;

/// <summary>What a rule's fix comes to in the properties of a construct: the way back from CloudFormation's names.</summary>
internal sealed class FixedProperties
{
    private readonly JsiiNames _jsii = new();
    private readonly List<PropertyAssignment> _assignments = [];

    /// <summary>What has to be set; null where a property of the fix has no counterpart that does nothing else.</summary>
    /// <param name="construct">The construct's class, of either level.</param>
    /// <param name="properties">The structure that it is made with.</param>
    /// <param name="resourceType">The type of the resource at fault.</param>
    public static IReadOnlyList<PropertyAssignment>? Find(INamedTypeSymbol construct, INamedTypeSymbol properties, string resourceType, IReadOnlyList<PropertyEdit> edits)
    {
        var found = new FixedProperties();
        var className = found._jsii.OfBase(construct);
        var isLevel1 = CloudFormationNames.Shipped.TypeOf(className) == resourceType;
        var level2 = isLevel1 ? null : TemplateOf(className, resourceType);
        foreach (var edit in edits)
        {
            var steps = edit.Path.Split('.');
            if (edit.Path.IndexOf('[') >= 0 || edit.Path.IndexOf('*') >= 0 || edit.Path.IndexOf('\\') >= 0)
                return null;
            var isFound = isLevel1 ? found.Level1(properties, steps, 0, edit.Value, found._assignments)
                : level2 is not null && found.Level2(level2, properties, steps, 0, edit.Value);
            if (!isFound)
                return null;
        }

        return found._assignments;
    }

    private static Node? TemplateOf(string className, string resourceType) =>
        Level2Table.Shipped.Find(className)?.Resources is [MapNode first, ..] && (first.Find("type") as ScalarNode)?.Text == resourceType ? first.Find("properties") : null;

    private bool Level1(INamedTypeSymbol structure, string[] steps, int step, Node value, List<PropertyAssignment> into)
    {
        if (PropertyOf(structure, steps[step]) is not { } property)
            return false;
        if (step + 1 < steps.Length)
            return Inside(property, into) is { } inner && Level1(inner.Structure!, steps, step + 1, value, inner.Inner);
        if (value is MapNode map && JsiiTypes.StructureOf(property) is not null)
            return AllOf(map, property, into);
        if (!JsiiTypes.Takes(property, value))
            return false;
        into.Add(new PropertyAssignment(property) { Literal = value });
        return true;
    }

    private bool AllOf(MapNode map, IPropertySymbol property, List<PropertyAssignment> into)
    {
        if (Inside(property, into) is not { } inner)
            return false;
        foreach (var entry in map.Entries)
        {
            if (!Level1(inner.Structure!, [entry.Key.Text], 0, entry.Value, inner.Inner))
                return false;
        }

        return true;
    }

    // Several edits may lead into one structure.
    private static PropertyAssignment? Inside(IPropertySymbol property, List<PropertyAssignment> into)
    {
        foreach (var known in into)
        {
            if (SymbolEqualityComparer.Default.Equals(known.Property, property))
                return known.Structure is null ? null : known;
        }

        if (JsiiTypes.StructureOf(property) is not { } structure)
            return null;
        var inner = new PropertyAssignment(property) { Structure = structure };
        into.Add(inner);
        return inner;
    }

    private IPropertySymbol? PropertyOf(INamedTypeSymbol structure, string name)
    {
        var structName = _jsii.Of(structure);
        foreach (var member in structure.GetMembers())
        {
            if (member is IPropertySymbol property && CloudFormationNames.Shipped.PropertyOf(structName, property.Name) == name)
                return property;
        }

        return null;
    }

    /// <summary>Finds the property that the table leads to the place in the template, and its value that puts the wanted one there.</summary>
    private bool Level2(Node? template, INamedTypeSymbol structure, string[] steps, int step, Node value)
    {
        if (template is not MapNode map)
            return false;
        if (map.Find("$") is not ScalarNode name)
            return step < steps.Length && Level2(map.Find(steps[step]), structure, steps, step + 1, value);
        if (JsiiTypes.Member(structure, name.Text) is not IPropertySymbol property)
            return false;
        var assignment = map.Find("cases") is MapNode cases ? ByCase(cases, property, steps, step, value)
            : step == steps.Length ? JsiiTypes.Conversion(property, (map.Find("as") as ScalarNode)?.Text, value)
            : null;
        return assignment is not null && Add(assignment);
    }

    private bool Add(PropertyAssignment assignment)
    {
        foreach (var known in _assignments)
        {
            if (SymbolEqualityComparer.Default.Equals(known.Property, assignment.Property))
                return known.IsSame(assignment);
        }

        _assignments.Add(assignment);
        return true;
    }

    private static PropertyAssignment? ByCase(MapNode cases, IPropertySymbol property, string[] steps, int step, Node value)
    {
        foreach (var entry in cases.Entries)
        {
            Node? at = entry.Value;
            for (var i = step; i < steps.Length; i++)
                at = (at as MapNode)?.Find(steps[i]);
            if (at is ScalarNode constant && value is ScalarNode wanted && constant.Text == wanted.Text && JsiiTypes.Case(property, entry.Key) is { } assignment)
                return assignment;
        }

        return null;
    }
}
