using System;
using System.Collections.Generic;
using PolicyLint.Documents;

namespace PolicyLint.Cli.Mutations;

/// <summary>Changes to a schema by one of its keywords.</summary>
internal static class SchemaMutations
{
    // Left out by a mutation of their own, only for readers, or only there for the words beside them.
    private static readonly string[] NotDropped = ["message", "$comment", "default", "optional", "parameter"];

    public static IEnumerable<MapEdit> DropKeyword(MapNode schema, MapEntry entry)
    {
        var word = entry.Key.Text;
        if (Array.IndexOf(NotDropped, word) >= 0 || (word == "at" && !DemandsPresenceOnly(schema)))
            yield break;
        if (word == "then" && schema.Find("else") is null)
            yield break; // as if 'if' were dropped
        var result = word switch
        {
            "at" => MapEdit.Without(schema, "at", "message"),
            "if" => MapEdit.Without(schema, "if", "then", "else"),
            "contains" => MapEdit.Without(schema, "contains", "minContains", "maxContains"),
            _ => MapEdit.Without(schema, word),
        };
        yield return new MapEdit(result, $"'{word}' dropped", entry.Key.Span);
    }

    // { "at": path } alone; behind other keywords it only says where they look.
    private static bool DemandsPresenceOnly(MapNode schema)
    {
        foreach (var entry in schema.Entries)
        {
            if (entry.Key.Text is not ("at" or "message" or "$comment"))
                return false;
        }

        return true;
    }

    public static IEnumerable<MapEdit> DropDefault(MapNode schema, MapEntry entry)
    {
        // Where the default fails, absence fails with it and without.
        if (entry.Key.Text == "default" && !DefaultValues.SurelyFail(schema, entry.Value))
            yield return new MapEdit(MapEdit.Without(schema, "default"), "'default' dropped", entry.Key.Span);
    }

    public static IEnumerable<MapEdit> DropOptional(MapNode schema, MapEntry entry)
    {
        if (entry.Key.Text == "optional" && entry.Value is ScalarNode { Text: "true" })
            yield return new MapEdit(MapEdit.Without(schema, "optional"), "'optional' dropped", entry.Key.Span);
    }

    public static IEnumerable<MapEdit> DropSchema(MapNode schema, MapEntry entry)
    {
        switch (SchemaShapes.Of(entry.Key.Text), entry.Value)
        {
            case (SchemaShape.List, ListNode { Items.Count: > 1 } list):
                for (var i = 0; i < list.Items.Count; i++)
                {
                    yield return new MapEdit(
                        MapEdit.With(schema, entry.Key.Text, MapEdit.Without(list, i)), $"a schema of '{entry.Key.Text}' dropped", list.Items[i].Span);
                }

                break;
            case (SchemaShape.Map, MapNode { Entries.Count: > 1 } map):
                foreach (var inner in map.Entries)
                {
                    yield return new MapEdit(
                        MapEdit.With(schema, entry.Key.Text, MapEdit.Without(map, inner.Key.Text)), $"'{inner.Key.Text}' dropped from '{entry.Key.Text}'", inner.Key.Span);
                }

                break;
        }
    }

    public static IEnumerable<MapEdit> SwapCombinator(MapNode schema, MapEntry entry)
    {
        var other = entry.Key.Text switch
        {
            "allOf" => "anyOf",
            "anyOf" => "allOf",
            "oneOf" => "anyOf",
            _ => null,
        };
        return other is not null && entry.Value is ListNode { Items.Count: > 1 } ? Swap(schema, entry, other) : [];
    }

    public static IEnumerable<MapEdit> SwapItems(MapNode schema, MapEntry entry)
    {
        if (schema.Find("minContains") is not null || schema.Find("maxContains") is not null || schema.Find("prefixItems") is not null)
            return [];
        return entry.Key.Text switch
        {
            "contains" => Swap(schema, entry, "items"),
            "items" => Swap(schema, entry, "contains"),
            _ => [],
        };
    }

    public static IEnumerable<MapEdit> DropNot(MapNode schema, MapEntry entry)
    {
        if (entry.Key.Text != "not" || schema.Find("allOf") is not null)
            yield break;
        var inner = new ListNode([entry.Value], entry.Value.Span);
        yield return new MapEdit(MapEdit.Renamed(schema, "not", "allOf", inner), "what is behind 'not' demanded", entry.Key.Span);
    }

    public static IEnumerable<MapEdit> NegateIf(MapNode schema, MapEntry entry)
    {
        if (entry.Key.Text != "if")
            yield break;
        var opposite = new MapNode([new MapEntry(new ScalarNode(ScalarKind.String, "not", entry.Key.Span), entry.Value)], entry.Value.Span);
        yield return new MapEdit(MapEdit.With(schema, "if", opposite), "'if' negated", entry.Key.Span);
    }

    public static IEnumerable<MapEdit> ChangeConstant(MapNode schema, MapEntry entry)
    {
        if (SchemaShapes.Of(entry.Key.Text) != SchemaShape.Constant)
            yield break;
        foreach (var edit in Constants.Edits(schema, entry))
        {
            if (entry.Key.Text != "default" || DefaultValues.MayMatter(schema, entry.Value, edit.Result.Find("default")!))
                yield return edit;
        }
    }

    private static IEnumerable<MapEdit> Swap(MapNode schema, MapEntry entry, string other)
    {
        if (schema.Find(other) is null)
            yield return new MapEdit(MapEdit.Renamed(schema, entry.Key.Text, other, entry.Value), $"'{entry.Key.Text}' is '{other}'", entry.Key.Span);
    }
}
