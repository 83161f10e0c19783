using System.Collections.Generic;
using System.Globalization;
using PolicyLint.Documents;

namespace PolicyLint.Cli.Mutations;

/// <summary>What a constant may become by a slip.</summary>
internal static class Constants
{
    /// <summary>The map with each of the constants that the entry's may become.</summary>
    public static IEnumerable<MapEdit> Edits(MapNode map, MapEntry entry)
    {
        var word = entry.Key.Text;
        if (entry.Value is ScalarNode scalar)
        {
            foreach (var other in Others(word, scalar))
                yield return new MapEdit(MapEdit.With(map, word, other), $"{Show(scalar)} is {Show(other)}", scalar.Span);
        }
        else if (entry.Value is ListNode list)
        {
            for (var i = 0; i < list.Items.Count && list.Items.Count > 1; i++)
                yield return new MapEdit(MapEdit.With(map, word, MapEdit.Without(list, i)), $"{Show(list.Items[i])} dropped", list.Items[i].Span);
            if (list.Items.Count != 1 || list.Items[0] is not ScalarNode single)
                yield break;
            foreach (var other in Others(word, single))
                yield return new MapEdit(MapEdit.With(map, word, MapEdit.With(list, 0, other)), $"{Show(single)} is {Show(other)}", single.Span);
        }
    }

    /// <summary>A constant as reports show it.</summary>
    public static string Show(Node node) => node switch
    {
        ScalarNode { Kind: ScalarKind.String } text => $"'{text.Text}'",
        ScalarNode scalar => scalar.Text,
        _ => "an item",
    };

    private static IEnumerable<ScalarNode> Others(string word, ScalarNode scalar) => scalar.Kind switch
    {
        ScalarKind.Boolean => [Like(scalar, scalar.Text == "true" ? "false" : "true")],
        ScalarKind.Number => Numbers(word, scalar),
        ScalarKind.String when scalar.Text.Length == 0 => [Like(scalar, "x")],
        ScalarKind.String when word is "pattern" or "literal" => Patterns(scalar),
        ScalarKind.String => [Like(scalar, scalar.Text + "x")],
        _ => [],
    };

    // One less than a least count of 1 is the same as no demand at all.
    private static IEnumerable<ScalarNode> Numbers(string word, ScalarNode scalar)
    {
        if (!decimal.TryParse(scalar.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            yield break;
        yield return Like(scalar, (number + 1).ToString(CultureInfo.InvariantCulture));
        if (number - 1 > 0 || (number == 1 && word is not ("minItems" or "minLength" or "minProperties" or "minContains")))
            yield return Like(scalar, (number - 1).ToString(CultureInfo.InvariantCulture));
    }

    private static IEnumerable<ScalarNode> Patterns(ScalarNode scalar)
    {
        foreach (var weaker in PatternParts.EachDropped(scalar.Text))
            yield return Like(scalar, weaker);
    }

    private static ScalarNode Like(ScalarNode scalar, string text) => new(scalar.Kind, text, scalar.Span);
}
