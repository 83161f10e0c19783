using System;
using System.Collections.Generic;
using PolicyLint.Text;

namespace PolicyLint.CloudFormation.Edits;

/// <summary>Edits of comments that speak to a linter.</summary>
internal static class CommentEdits
{
    private static readonly char[] Separators = [' ', '\t', ',', ':', '='];
    private static readonly string[] NoRules = ["#", "policylint", "ignore", "until", "by", "checkov", "skip"];

    /// <summary>Puts another word in the place of one.</summary>
    /// <exception cref="EditRefusal">The comment does not have the word.</exception>
    public static TextEdit Replace(SourceSpan comment, string word, string replacement)
    {
        foreach (var found in Words(comment))
        {
            if (IsWord(comment, found, word))
                return found with { Text = replacement };
        }

        throw new EditRefusal($"the comment does not name '{word}'");
    }

    /// <summary>Takes out a rule; with the last one goes the comment, and its line if it has one of its own.</summary>
    /// <exception cref="EditRefusal">The comment does not have the word.</exception>
    public static TextEdit Remove(SourceSpan comment, string rule)
    {
        var text = comment.File.Text;
        var rules = Rules(comment);
        var index = rules.FindIndex(found => IsWord(comment, found, rule));
        if (index < 0)
            throw new EditRefusal($"the comment does not name '{rule}'");
        if (rules.Count > 1)
            return index + 1 < rules.Count ? new TextEdit(rules[index].Start, rules[index + 1].Start, "") : new TextEdit(rules[index - 1].End, rules[index].End, "");
        if (Layout.BeginsLine(text, comment.Start))
            return Removal.Lines(text, comment.Start, comment.End);
        var start = comment.Start;
        while (text[start - 1] is ' ' or '\t')
            start--;
        return new TextEdit(start, comment.End, "");
    }

    private static bool IsWord(SourceSpan comment, TextEdit found, string word) =>
        found.End - found.Start == word.Length && string.Compare(comment.File.Text, found.Start, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0;

    // What stands behind "until" and "by" is a day and a person.
    private static List<TextEdit> Rules(SourceSpan comment)
    {
        var rules = new List<TextEdit>();
        var words = Words(comment);
        for (var i = 0; i < words.Count; i++)
        {
            var word = comment.File.Text.Substring(words[i].Start, words[i].End - words[i].Start);
            if (string.Equals(word, "until", StringComparison.OrdinalIgnoreCase) || string.Equals(word, "by", StringComparison.OrdinalIgnoreCase))
                i++;
            else if (!Array.Exists(NoRules, other => string.Equals(other, word, StringComparison.OrdinalIgnoreCase)))
                rules.Add(words[i]);
        }

        return rules;
    }

    // Up to the reason: behind "--" in our comments, behind the colon that follows the checks in Checkov's.
    private static List<TextEdit> Words(SourceSpan comment)
    {
        var text = comment.File.Text.Substring(comment.Start, comment.End - comment.Start);
        var skip = text.IndexOf("checkov:skip=", StringComparison.Ordinal);
        var colon = skip < 0 ? -1 : text.IndexOf(':', skip + "checkov:skip=".Length);
        var dashes = skip < 0 ? text.IndexOf("--", StringComparison.Ordinal) : -1;
        var end = colon >= 0 ? colon : dashes >= 0 ? dashes : text.Length;
        var words = new List<TextEdit>();
        for (var at = 0; at < end;)
        {
            var next = text.IndexOfAny(Separators, at, end - at);
            next = next < 0 ? end : next;
            if (next > at)
                words.Add(new TextEdit(comment.Start + at, comment.Start + next, ""));
            at = next + 1;
        }

        return words;
    }
}
