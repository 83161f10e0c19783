using System;
using System.Collections.Generic;
using PolicyLint.Evaluations;
using PolicyLint.Text;

namespace PolicyLint.Cli.Pages;

/// <summary>Reads the comments of an example that say what the rule says of their line: <c># fails: must be true</c>.</summary>
internal static class PageMarks
{
    private static readonly string[] Words = ["fails", "unknown", "passes", "not applicable"];
    private static readonly Outcome[] Outcomes = [Outcome.Fail, Outcome.Unknown, Outcome.Pass, Outcome.NotApplicable];

    public static List<LineMark> Read(SourceFile file, int from, int to, ICollection<Problem> problems)
    {
        var marks = new List<LineMark>();
        for (var line = from; line < to; line++)
        {
            if (Find(file, line) is not { } mark)
                continue;
            marks.Add(mark);
            if (file.LineText(line).AsSpan().TrimStart().StartsWith("#"))
                problems.Add(new Problem(mark.Span, "a mark stands at the end of the line that it is about"));
        }

        return marks;
    }

    private static LineMark? Find(SourceFile file, int line)
    {
        var text = file.LineText(line);
        var hash = text.LastIndexOf("# ", StringComparison.Ordinal);
        if (hash < 0)
            return null;
        var said = text.AsSpan(hash + 1).Trim();
        for (var i = 0; i < Words.Length; i++)
        {
            if (!said.StartsWith(Words[i]))
                continue;
            var rest = said[Words[i].Length..];
            if (!rest.IsEmpty && rest[0] != ':')
                continue;
            var start = file.StartOfLine(line);
            var reason = rest.IsEmpty ? "" : rest[1..].Trim().ToString();
            return new LineMark(line + 1, Outcomes[i], reason, file.Span(start + hash, start + text.Length));
        }

        return null;
    }
}
