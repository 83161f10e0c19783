using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Schemas;
using PolicyLint.Text;

namespace PolicyLint.Rules;

/// <summary>Finds property paths in a rule that none of the resource types it speaks of has.</summary>
internal sealed class PropertyPathCheck(PropertyCatalog catalog, MapNode rule, ICollection<Problem> problems)
{
    private readonly HashSet<string> _openReferences = new(StringComparer.Ordinal);
    private List<PropertyShape> _judged = [];

    public void Check(IReadOnlyList<string> types)
    {
        var shapes = Shapes(types);
        _judged = shapes;
        CheckSchema(rule.Find("when"), shapes);
        CheckSchema(rule.Find("require"), shapes);
        if ((rule.Find("fix") as MapNode)?.Find("set") is not MapNode edits)
            return;
        foreach (var edit in edits.Entries)
            Walk(edit.Key.Text, edit.Key, shapes);
    }

    /// <summary>Empty stands for anything.</summary>
    private List<PropertyShape> Shapes(IReadOnlyList<string> types)
    {
        var shapes = new List<PropertyShape>();
        foreach (var type in types)
        {
            var shape = catalog.Find(type);
            if (shape.IsAnything)
                return [];
            shapes.Add(shape);
        }

        return shapes;
    }

    private void CheckSchema(Node? node, List<PropertyShape> shapes)
    {
        if (node is not MapNode schema || schema.Find("parameter") is not null)
            return;
        if (schema.Find("at") is ScalarNode at)
            shapes = Walk(at.Text, at, shapes);
        foreach (var entry in schema.Entries)
            CheckKeyword(entry.Key.Text, entry.Value, shapes);
    }

    private void CheckKeyword(string keyword, Node operand, List<PropertyShape> shapes)
    {
        switch (keyword)
        {
            case "allOf" or "anyOf" or "oneOf":
                foreach (var part in (operand as ListNode)?.Items ?? [])
                    CheckSchema(part, shapes);
                break;
            case "atLeast":
                CheckKeyword("allOf", ((MapNode)operand).Find("of")!, shapes);
                break;
            case "not" or "if" or "then" or "else":
                CheckSchema(operand, shapes);
                break;
            case "items" or "contains" or "additionalProperties":
                CheckSchema(operand, Inside(shapes, ofValues: keyword == "additionalProperties"));
                break;
            case "properties":
                foreach (var entry in (operand as MapNode)?.Entries ?? [])
                    CheckSchema(entry.Value, Step(entry.Key.Text, entry.Key, shapes));
                break;
            case "required":
                foreach (var item in (operand as ListNode)?.Items ?? [])
                    Step(((ScalarNode)item).Text, item, shapes);
                break;
            case "const" when operand is MapNode map && map.Find("judged") is ScalarNode judged:
                Step(judged.Text, judged, _judged);
                break;
            case "$ref":
                CheckReference((ScalarNode)operand, shapes);
                break;
            case "attributes":
                CheckSchema(operand, []);
                break;
            case "statements" or "relatedBy" or "refersTo" or "exists":
                CheckArguments((MapNode)operand);
                break;
        }
    }

    private void CheckReference(ScalarNode reference, List<PropertyShape> shapes)
    {
        var name = reference.Text.Substring(reference.Text.LastIndexOf('/') + 1);
        if (!_openReferences.Add(name))
            return;
        CheckSchema((rule.Find("$defs") as MapNode)?.Find(name), shapes);
        _openReferences.Remove(name);
    }

    private void CheckArguments(MapNode arguments)
    {
        var shapes = arguments.Find("resource") is { } resource ? Shapes(Texts(resource)) : [];
        if (arguments.Find("at") is { } at)
        {
            foreach (var path in Nodes(at))
                Walk(path.Text, path, shapes);
        }

        foreach (var key in (string[])["where", "some", "every", "no", "require"])
            CheckSchema(arguments.Find(key), shapes);
    }

    /// <summary>What lies at the end of the path in those types that have it.</summary>
    private List<PropertyShape> Walk(string path, Node at, List<PropertyShape> shapes)
    {
        foreach (var step in PropertySteps.Parse(path, out _) ?? [])
        {
            shapes = step.Kind == StepKind.Property ? Step(step.Key, at, shapes) : Inside(shapes, step.Kind == StepKind.Values);
            if (shapes.Count == 0)
                break;
        }

        return shapes;
    }

    private List<PropertyShape> Step(string key, Node at, List<PropertyShape> shapes)
    {
        var found = new List<PropertyShape>();
        var isAnything = shapes.Count == 0;
        foreach (var shape in shapes)
        {
            if (!shape.TryProperty(key, out var below))
                continue;
            found.Add(below);
            isAnything |= below.IsAnything;
        }

        if (found.Count == 0 && !isAnything)
            Report(key, at, shapes);
        return isAnything ? [] : found;
    }

    private void Report(string key, Node at, List<PropertyShape> shapes)
    {
        var known = new List<string>();
        var isList = false;
        foreach (var shape in shapes)
        {
            known.AddRange(shape.Names);
            isList |= shape.IsList;
        }

        problems.Add(new Problem(at.Span, isList
            ? "there is no property '" + key + "' in a list; '[]' steps into its items"
            : "there is no property '" + key + "' here" + Spelling.DidYouMean(key, known)));
    }

    /// <summary>What lies in the items of lists; or, of every value, what lies in maps and behind every property of a structure.</summary>
    private static List<PropertyShape> Inside(List<PropertyShape> shapes, bool ofValues)
    {
        var inside = new List<PropertyShape>();
        foreach (var shape in shapes)
        {
            if (ofValues && !shape.IsList && !shape.IsMap)
            {
                foreach (var name in shape.Names)
                {
                    if (shape.TryProperty(name, out var value))
                        inside.Add(value);
                }

                continue;
            }

            // A value that is no list counts as a list of one.
            var item = shape.IsList || shape.IsMap ? shape.Inside : shape;
            if (item.IsAnything)
                return [];
            inside.Add(item);
        }

        return inside;
    }

    private static List<string> Texts(Node node)
    {
        var texts = new List<string>();
        foreach (var scalar in Nodes(node))
            texts.Add(scalar.Text);
        return texts;
    }

    private static IEnumerable<ScalarNode> Nodes(Node node)
    {
        if (node is ScalarNode single)
            yield return single;
        foreach (var item in (node as ListNode)?.Items ?? [])
        {
            if (item is ScalarNode scalar)
                yield return scalar;
        }
    }
}
