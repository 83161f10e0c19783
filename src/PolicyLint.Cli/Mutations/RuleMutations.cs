using System.Collections.Generic;
using PolicyLint.Documents;

namespace PolicyLint.Cli.Mutations;

/// <summary>Changes to a rule as a whole.</summary>
internal static class RuleMutations
{
    public static IEnumerable<MapEdit> DropWhen(MapNode rule, MapEntry entry)
    {
        if (entry.Key.Text == "when")
            yield return new MapEdit(MapEdit.Without(rule, "when"), "'when' dropped", entry.Key.Span);
    }

    public static IEnumerable<MapEdit> Negate(MapNode rule, MapEntry entry)
    {
        if (entry.Key.Text is not ("when" or "require"))
            yield break;
        var opposite = new MapNode([new MapEntry(new ScalarNode(ScalarKind.String, "not", entry.Key.Span), entry.Value)], entry.Value.Span);
        yield return new MapEdit(MapEdit.With(rule, entry.Key.Text, opposite), $"'{entry.Key.Text}' negated", entry.Key.Span);
    }

    public static IEnumerable<MapEdit> DropResourceType(MapNode rule, MapEntry entry)
    {
        if (entry.Key.Text != "resource" || entry.Value is not ListNode { Items.Count: > 1 } types)
            yield break;
        for (var i = 0; i < types.Items.Count; i++)
            yield return new MapEdit(MapEdit.With(rule, "resource", MapEdit.Without(types, i)), $"{Constants.Show(types.Items[i])} dropped", types.Items[i].Span);
    }

    public static IEnumerable<MapEdit> ChangeDefault(MapNode parameter, MapEntry entry) =>
        entry.Key.Text == "default" ? Constants.Edits(parameter, entry) : [];
}
