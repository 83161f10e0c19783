using System;
using System.Collections.Generic;
using PolicyLint.Documents;

namespace PolicyLint.Cli.Mutations;

/// <summary>Changes to the arguments of a relation or predicate.</summary>
internal static class ArgumentMutations
{
    public static IEnumerable<MapEdit> Drop(MapNode arguments, MapEntry entry)
    {
        if (arguments.Entries.Count > 1 && !IsRequired(entry))
            yield return new MapEdit(MapEdit.Without(arguments, entry.Key.Text), $"'{entry.Key.Text}' dropped", entry.Key.Span);
    }

    // Without what it is about and what it demands, a relation says nothing.
    private static bool IsRequired(MapEntry entry) => entry.Key.Text switch
    {
        "some" or "every" or "no" or "distinct" or "at" => true,
        "require" => entry.Value is ScalarNode { Text: "true" }, // demands nothing
        "resource" => IsType(entry.Value is ListNode { Items.Count: > 0 } list ? list.Items[0] : entry.Value),
        _ => false,
    };

    private static bool IsType(Node node) => node is ScalarNode scalar && scalar.Text.Contains("::", StringComparison.Ordinal);

    public static IEnumerable<MapEdit> SwapQuantifier(MapNode arguments, MapEntry entry)
    {
        var other = entry.Key.Text switch
        {
            "some" => "every",
            "every" => "some",
            "no" => "some",
            _ => null,
        };
        if (other is not null && arguments.Find(other) is null)
            yield return new MapEdit(MapEdit.Renamed(arguments, entry.Key.Text, other, entry.Value), $"'{entry.Key.Text}' is '{other}'", entry.Key.Span);
    }

    public static IEnumerable<MapEdit> ChangeConstant(MapNode arguments, MapEntry entry)
    {
        // A type or path that does not exist is no slip of thought; only lists of them can lack one.
        if (SchemaShapes.IsSchemaArgument(entry.Key.Text, entry.Value) || (entry.Key.Text is "resource" or "at" or "of" && entry.Value is ScalarNode))
            return [];
        return Constants.Edits(arguments, entry);
    }
}
