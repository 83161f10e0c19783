using System;
using System.Collections.Generic;
using System.Linq;
using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.Rules.Tests.Rewritings;

/// <summary>Nodes of a rewritten template. They stand where the node stands that they replace.</summary>
internal static class NewNodes
{
    public const string NoValueName = "AWS::NoValue";

    public static ScalarNode Text(string text, SourceSpan span) => new(ScalarKind.String, text, span);

    public static MapNode Map(string key, Node value, SourceSpan span) => new([new MapEntry(Text(key, span), value)], span);

    public static MapNode Call(string function, SourceSpan span, params Node[] arguments) => Map(function, new ListNode(arguments, span), span);

    public static MapNode NoValue(SourceSpan span) => Map("Ref", Text(NoValueName, span), span);

    public static bool IsIntrinsic(MapNode map) => map.Entries is [var only] && (only.Key.Text == "Ref" || only.Key.Text.StartsWith("Fn::", StringComparison.Ordinal));

    /// <summary>True where functions stand beside other keys: loops and macros, whose maps are no maps of properties.</summary>
    public static bool HasFunctions(MapNode map) => map.Entries.Any(entry => entry.Key.Text.StartsWith("Fn::", StringComparison.Ordinal));

    /// <summary>The map with the key's value replaced, or added at the end.</summary>
    public static MapNode With(MapNode map, string key, Node value)
    {
        var entries = new List<MapEntry>(map.Entries);
        var at = entries.FindIndex(entry => entry.Key.Text == key);
        if (at < 0)
            entries.Add(new MapEntry(Text(key, value.Span), value));
        else
            entries[at] = new MapEntry(entries[at].Key, value);
        return new MapNode(entries, map.Span);
    }

    public static IReadOnlyList<MapEntry> EntriesOf(Node? node) => node is MapNode map ? map.Entries : [];

    /// <summary>True where something in the node is computed when the template is deployed.</summary>
    public static bool Computes(Node node) => node switch
    {
        ListNode list => list.Items.Any(Computes),
        MapNode map => IsIntrinsic(map) || HasFunctions(map) || map.Entries.Any(entry => Computes(entry.Value)),
        _ => false,
    };
}
