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
            var to = EndOfValue(text, from);
            if (to > from && SecretAssignments.IsSecretValue(text[from..to].Trim('"', '\'')))
                found.Add(new Stretch(from, to));
        }
    }

    private static int EndOfValue(string text, int from)
    {
        if (from < text.Length && text[from] is '"' or '\'')
            return text.IndexOf(text[from], from + 1) is var quote and > 0 ? quote + 1 : text.Length;
        var comment = text.IndexOf(" #", from, StringComparison.Ordinal);
        var to = comment < 0 ? text.Length : comment;
        var end = text.IndexOfAny([',', '}'], from, to - from);
        return from + text.AsSpan(from, (end < 0 ? to : end) - from).TrimEnd().Length;
    }

    /// <summary>A part of a text; the end is exclusive.</summary>
    private sealed record Stretch(int From, int To);
}
