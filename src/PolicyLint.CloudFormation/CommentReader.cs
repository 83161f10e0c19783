using System;
using System.Collections.Generic;
using PolicyLint.Text;

namespace PolicyLint.CloudFormation;

/// <summary>A comment of a YAML document.</summary>
/// <param name="Text">What follows the <c>#</c>, without blanks around it.</param>
/// <param name="Span">From the <c>#</c> to the end of the line.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="IsAlone">Nothing but blanks stands before it in its line.</param>
public sealed record Comment(string Text, SourceSpan Span, int Line, bool IsAlone);

/// <summary>Finds comments by looking where no scalar stands.</summary>
public static class CommentReader
{
    // Comments in which a linter is told to look away: ours, and those of Checkov, cfn-lint, KICS, Trivy, cfn_nag and Snyk.
    private static readonly string[] Markers =
        ["policylint:", "checkov:", "cfn-lint", "kics-scan", "trivy:", "tfsec:", "cfn_nag", "cfn-nag", "snyk"];

    /// <summary>Whether a comment of the text may tell a linter something.</summary>
    public static bool SpeaksToLinter(string text)
    {
        if (text.IndexOf('#') < 0)
            return false;
        foreach (var marker in Markers)
        {
            if (text.Contains(marker))
                return true;
        }

        return false;
    }

    /// <summary>All comments in order.</summary>
    /// <param name="scalars">Where scalars stand, in order, as <see cref="YamlReader"/> tells.</param>
    public static IReadOnlyList<Comment> Read(SourceFile file, ScalarPlaces scalars)
    {
        var comments = new List<Comment>();
        var at = 0;
        for (var i = 0; i < scalars.Count; i++)
        {
            if (scalars[i].Start > at)
                Collect(file, at, scalars[i].Start, comments);
            at = Math.Max(at, scalars[i].End);
        }

        Collect(file, at, file.Text.Length, comments);
        return comments;
    }

    private static void Collect(SourceFile file, int from, int to, List<Comment> comments)
    {
        var text = file.Text;
        for (var at = text.IndexOf('#', from, to - from); at >= 0; at = at < to ? text.IndexOf('#', at, to - at) : -1)
        {
            if (at > 0 && text[at - 1] is not (' ' or '\t' or '\n' or '\r'))
            {
                at++;
                continue;
            }

            var end = YamlLayout.LineEnd(text, at);
            var line = file.LineOf(at);
            var before = text.Substring(file.StartOfLine(line), at - file.StartOfLine(line));
            comments.Add(new Comment(text.Substring(at + 1, end - at - 1).Trim(), file.Span(at, end), line + 1, before.Trim().Length == 0));
            at = end;
        }
    }
}
