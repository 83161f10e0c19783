using System;
using System.Collections.Generic;
using PolicyLint.Text;

namespace PolicyLint.Evaluations.Suppressions;

/// <summary>A comment such as <c># policylint: ignore PL1504, PL1505 until 2027-01-31 by platform-team -- reason</c>.</summary>
/// <param name="Rules">Ids and names as written.</param>
/// <param name="Fault">What is wrong with its wording; null where it can be read.</param>
internal sealed record CommentDirective(IReadOnlyList<string> Rules, string? Until, string? Reason, string? Fault)
{
    private const string Marker = "policylint:";
    private const string Ignore = "ignore";
    private const string UntilWord = "until";
    private const string ByWord = "by";
    private static readonly char[] Blanks = [' ', '\t', ','];
    private static readonly string[] Words = [Ignore];

    /// <summary>Who answers for it.</summary>
    public string? Owner { get; init; }

    /// <summary>The word that is none, and the one that is meant; null where no word is near.</summary>
    public LedgerRepair? Repair { get; init; }

    /// <summary>Reads the comment's text without its <c>#</c>; null where it does not speak to us.</summary>
    public static CommentDirective? Read(string text)
    {
        var trimmed = text.TrimStart('#', ' ', '\t').TrimEnd();
        if (!trimmed.StartsWith(Marker, StringComparison.OrdinalIgnoreCase))
            return null;
        var body = trimmed.Substring(Marker.Length);
        var dashes = body.IndexOf("--", StringComparison.Ordinal);
        var reason = dashes < 0 ? null : body.Substring(dashes + 2).Trim();
        var head = (dashes < 0 ? body : body.Substring(0, dashes)).Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        if (head.Length == 0 || !string.Equals(head[0], Ignore, StringComparison.OrdinalIgnoreCase))
            return new([], null, null, NotIgnore(head)) { Repair = head.Length > 0 && Spelling.Nearest(head[0], Words) is { } meant ? new(head[0], [meant]) : null };
        return ReadRules(head, reason);
    }

    private static CommentDirective ReadRules(string[] head, string? reason)
    {
        var rules = new List<string>();
        string? until = null;
        string? owner = null;
        for (var i = 1; i < head.Length; i++)
        {
            var isUntil = string.Equals(head[i], UntilWord, StringComparison.OrdinalIgnoreCase);
            if (i + 1 < head.Length && rules.Count > 0 && string.Equals(head[i], ByWord, StringComparison.OrdinalIgnoreCase))
                owner = head[++i];
            else if (isUntil && i + 1 < head.Length)
                until = head[++i];
            else if (isUntil)
                until = "";
            else
                rules.Add(head[i]);
        }

        return new(rules, until, reason, rules.Count == 0 ? "the comment names no rule" : null) { Owner = owner };
    }

    private static string NotIgnore(string[] head) => head.Length == 0
        ? "the comment says nothing: write 'policylint: ignore RULE -- reason'"
        : $"'{head[0]}' is no word for us{Spelling.DidYouMean(head[0], Words)}";
}
