using System;
using System.Collections.Generic;
using System.Text;
using PolicyLint.Evaluations;
using PolicyLint.Schemas.Secrets;
using PolicyLint.Text;

namespace PolicyLint.Cli.Reporting;

/// <summary>Where credentials stand in the sources: reports show the place and not the credential, because logs are kept and read by many.</summary>
internal sealed class SecretPlaces
{
    private const string Cover = "***";
    private const string FlowEnds = ",}]";

    private readonly Dictionary<SourceFile, List<Stretch>> _places = [];

    private SecretPlaces()
    {
    }

    /// <summary>No places known before: what stands behind the name of a credential is covered all the same.</summary>
    public static SecretPlaces None { get; } = new();

    /// <summary>The places that the run knows of: values that findings call credentials, and what parameters with NoEcho hold.</summary>
    public static SecretPlaces Of(Report report)
    {
        var secrets = new SecretPlaces();
        foreach (var evaluation in report.Evaluations)
        {
            var isElsewhere = evaluation.Origin is { Span.File: not null } origin && origin.Span != evaluation.Span;
            if (isElsewhere && (evaluation.IsSecret || evaluation.Origin!.IsNoEcho))
                secrets.Add(evaluation.Origin!.Span);
            else if (evaluation.IsSecret)
                secrets.Add(evaluation.Span);
        }

        return secrets;
    }

    /// <summary>The line on which the span starts, with what is secret covered, and the part of it that is the span's.</summary>
    public (string Text, int Start, int End) LineOf(SourceSpan span)
    {
        var line = span.File.LineOf(span.Start);
        var first = span.File.StartOfLine(line);
        var text = span.File.LineText(line);
        var start = Math.Min(span.Start - first, text.Length);
        var end = Math.Clamp(span.End - first, start, text.Length);
        var hidden = HiddenIn(text, first, span.File);
        if (hidden.Count == 0)
            return (text, start, end);
        var shown = new StringBuilder();
        var at = 0;
        foreach (var (from, to) in hidden)
        {
            shown.Append(text, at, from - at).Append(Cover);
            at = to;
        }

        shown.Append(text, at, text.Length - at);
        var newStart = Moved(start, hidden, isEnd: false);
        return (shown.ToString(), newStart, Math.Max(newStart, Moved(end, hidden, isEnd: true)));
    }

    private static int Moved(int offset, List<Stretch> hidden, bool isEnd)
    {
        var shift = 0;
        foreach (var (from, to) in hidden)
        {
            if (offset >= to)
                shift += Cover.Length - (to - from);
            else if (offset > from)
                return from + shift + (isEnd ? Cover.Length : 0);
        }

        return offset + shift;
    }

    private void Add(SourceSpan span)
    {
        if (!_places.TryGetValue(span.File, out var places))
            _places[span.File] = places = [];
        places.Add(new Stretch(span.Start, span.End));
    }

    // Without overlaps, from left to right.
    private List<Stretch> HiddenIn(string text, int first, SourceFile file)
    {
        var found = new List<Stretch>();
        if (_places.TryGetValue(file, out var places))
        {
            foreach (var place in places)
            {
                var (from, to) = (Math.Max(place.From - first, 0), Math.Min(place.To - first, text.Length));
                if (from < to)
                    found.Add(new Stretch(from, to));
            }
        }

        AddNamed(text, found);
        if (found.Count < 2)
            return found;
        found.Sort(static (left, right) => left.From.CompareTo(right.From));
        var merged = new List<Stretch>(found.Count);
        foreach (var (from, to) in found)
        {
            if (merged.Count > 0 && from < merged[^1].To)
                merged[^1] = new Stretch(merged[^1].From, Math.Max(merged[^1].To, to));
            else
                merged.Add(new Stretch(from, to));
        }

        return merged;
    }

    // "MasterUserPassword: hunter22": whatever the finding in this line is about.
    private static void AddNamed(string text, List<Stretch> found)
    {
        int open = 0, counted = 0;
        for (var colon = text.IndexOf(':', StringComparison.Ordinal); colon >= 0; colon = text.IndexOf(':', colon + 1))
        {
            var nameStart = colon;
            while (nameStart > 0 && text[nameStart - 1] is not (' ' or '\t' or ',' or '{'))
                nameStart--;
            if (!SecretAssignments.IsSecretName(text[nameStart..colon]))
                continue;
            var from = colon + 1;
            while (from < text.Length && text[from] is ' ' or '\t')
                from++;
            open = CountOpen(text.AsSpan(counted, colon - counted), open);
            counted = colon;
            var to = EndOfSecret(text, from, isInFlow: open > 0);
            if (to > from)
                found.Add(new Stretch(from, to));
            colon = Math.Max(colon, to - 1);
        }
    }

    // Where the value ends that starts there; the start itself if it is no credential.
    private static int EndOfSecret(string text, int from, bool isInFlow)
    {
        if (from < text.Length && text[from] is '"' or '\'')
        {
            var quote = EndOfQuoted(text, from);
            return SecretAssignments.IsSecretValue(text[(from + 1)..quote]) ? Math.Min(quote + 1, text.Length) : from;
        }

        var flow = text.AsSpan(from).IndexOfAny(FlowEnds);
        var first = text[from..EndOfPlain(text, from, flow < 0 ? text.Length : from + flow)];
        var isSecret = IsSecretPlain(first);
        if (isInFlow)
            return isSecret ? from + first.Length : from;
        // The map may have been opened lines before, or what looks like its end belongs to the credential: then rather too much is covered.
        var to = EndOfPlain(text, from, text.Length);
        return isSecret || IsSecretWhole(text.AsSpan(from, to - from), first) ? to : from;
    }

    private static int EndOfPlain(string text, int from, int end)
    {
        var comment = text.IndexOf(" #", from, end - from, StringComparison.Ordinal);
        return from + text.AsSpan(from, (comment < 0 ? end : comment) - from).TrimEnd().Length;
    }

    private static bool IsSecretWhole(ReadOnlySpan<char> whole, string first) =>
        whole.Length > first.Length && !whole.Contains(' ') && !IsWordOfJson(first, whole) && IsSecretPlain(whole.ToString());

    // Text in a text may end with the outer one's quote.
    private static bool IsSecretPlain(string value) => SecretAssignments.IsSecretValue(value.Trim('"', '\''));

    // "ManageMasterUserPassword": false,
    private static bool IsWordOfJson(string first, ReadOnlySpan<char> whole) =>
        first is "true" or "false" or "null" && whole[first.Length..].Trim(" ,}]") is var rest && (rest.IsEmpty || rest[0] == '"');

    // The index of the closing quote, or the length of the text: \" in JSON and '' in YAML are quotes in the value.
    private static int EndOfQuoted(string text, int from)
    {
        var quote = text[from];
        for (var at = from + 1; at < text.Length; at++)
        {
            if (text[at] == '\\' && quote == '"')
                at++;
            else if (text[at] == quote && quote == '\'' && at + 1 < text.Length && text[at + 1] == quote)
                at++;
            else if (text[at] == quote)
                return at;
        }

        return text.Length;
    }

    // How many maps and lists that the line opens are still open.
    private static int CountOpen(ReadOnlySpan<char> text, int open)
    {
        foreach (var c in text)
        {
            if (c is '{' or '[')
                open++;
            else if (c is '}' or ']' && open > 0)
                open--;
        }

        return open;
    }

    /// <summary>A part of a text; the end is exclusive.</summary>
    private sealed record Stretch(int From, int To);
}
