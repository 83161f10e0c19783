using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.Cli.Mutations;

/// <summary>A rule with one thing changed.</summary>
/// <param name="Mutation">By what kind of change.</param>
/// <param name="Change">What was changed, to be read behind a place.</param>
/// <param name="Span">Where.</param>
/// <param name="Document">The rule's document after the change.</param>
internal sealed record Mutant(Mutation Mutation, string Change, SourceSpan Span, MapNode Document);

/// <summary>Applies every mutation to every place of a rule.</summary>
internal sealed class MutantFinder
{
    private readonly List<Mutant> _found = [];

    private MutantFinder()
    {
    }

    /// <summary>The mutants of the rule, in the order of the document.</summary>
    public static List<Mutant> Find(MapNode rule)
    {
        var finder = new MutantFinder();
        finder.VisitRule(rule);
        return finder._found;
    }

    private void VisitRule(MapNode rule)
    {
        foreach (var entry in rule.Entries)
        {
            var key = entry.Key.Text;
            Apply(MutationPlace.Rule, rule, entry, static changed => changed);
            if (key is "when" or "require")
                VisitSchema(entry.Value, changed => MapEdit.With(rule, key, changed));
            else if (key == "$defs" && entry.Value is MapNode definitions)
                VisitMap(definitions, changed => MapEdit.With(rule, key, changed), VisitSchema);
            else if (key == "parameters" && entry.Value is MapNode parameters)
                VisitMap(parameters, changed => MapEdit.With(rule, key, changed), VisitParameter);
        }
    }

    private void VisitParameter(Node node, Func<Node, MapNode> put)
    {
        foreach (var entry in (node as MapNode)?.Entries ?? [])
            Apply(MutationPlace.Parameter, (MapNode)node, entry, put);
    }

    private void VisitSchema(Node node, Func<Node, MapNode> put)
    {
        if (node is not MapNode schema)
            return;
        foreach (var entry in schema.Entries)
        {
            Apply(MutationPlace.Schema, schema, entry, put);
            VisitOperand(entry, changed => put(MapEdit.With(schema, entry.Key.Text, changed)));
        }
    }

    private void VisitOperand(MapEntry keyword, Func<Node, MapNode> put)
    {
        switch (SchemaShapes.Of(keyword.Key.Text), keyword.Value)
        {
            case (SchemaShape.One, var schema):
                VisitSchema(schema, put);
                break;
            case (SchemaShape.List, ListNode list):
                VisitList(list, put);
                break;
            case (SchemaShape.Map, MapNode map):
                VisitMap(map, put, VisitSchema);
                break;
            case (SchemaShape.Relation, MapNode arguments):
                VisitArguments(arguments, put, isRelation: true);
                break;
            case (SchemaShape.Constant, MapNode arguments) when keyword.Key.Text is not ("const" or "default"):
                VisitArguments(arguments, put, isRelation: false);
                break;
        }
    }

    private void VisitArguments(MapNode arguments, Func<Node, MapNode> put, bool isRelation)
    {
        if (arguments.Find("parameter") is not null)
            return; // the operand is a parameter of the rule
        foreach (var entry in arguments.Entries)
        {
            Apply(MutationPlace.Arguments, arguments, entry, put);
            MapNode Put(Node changed) => put(MapEdit.With(arguments, entry.Key.Text, changed));
            if (isRelation && SchemaShapes.IsSchemaArgument(entry.Key.Text, entry.Value))
                VisitSchema(entry.Value, Put);
            else if (isRelation && entry.Key.Text == "of" && entry.Value is ListNode schemas)
                VisitList(schemas, Put);
            else if (!isRelation && entry.Value is MapNode inner)
                VisitArguments(inner, Put, isRelation: false);
        }
    }

    private void VisitList(ListNode list, Func<Node, MapNode> put)
    {
        for (var i = 0; i < list.Items.Count; i++)
        {
            var index = i;
            VisitSchema(list.Items[i], changed => put(MapEdit.With(list, index, changed)));
        }
    }

    private static void VisitMap(MapNode map, Func<Node, MapNode> put, Action<Node, Func<Node, MapNode>> visit)
    {
        foreach (var entry in map.Entries)
            visit(entry.Value, changed => put(MapEdit.With(map, entry.Key.Text, changed)));
    }

    private void Apply(MutationPlace place, MapNode map, MapEntry entry, Func<MapNode, MapNode> put)
    {
        foreach (var mutation in MutationTable.Of(place))
        {
            foreach (var edit in mutation.Edits(map, entry))
                _found.Add(new Mutant(mutation, edit.Change, edit.Span, put(edit.Result)));
        }
    }
}
