using System;
using System.Collections.Generic;
using PolicyLint.Evaluations;
using PolicyLint.Text;

namespace PolicyLint.Cli.Pages;

/// <summary>Reads the comments of an example that say what the rule says of their line: <c># fails: must be true</c>, in C# <c>// fails: must be true</c>.</summary>
internal static class PageMarks
{
    private static readonly string[] Words = ["fails", "unknown", "passes", "not applicable"];
    private static readonly Outcome[] Outcomes = [Outcome.Fail, Outcome.Unknown, Outcome.Pass, Outcome.NotApplicable];

    /// <summary>What begins a comment in examples of the kind; null where they cannot have any.</summary>
    public static string? CommentOf(ExampleKind kind) => kind switch
    {
        ExampleKind.YamlTemplate => "#",
        ExampleKind.CSharp => "//",
        _ => null,
    };

    /// <summary>The marks of the lines, in their order.</summary>
    /// <param name="comment">What begins a comment in the example's language.</param>
    public static List<LineMark> Read(SourceFile file, int from, int to, string comment, ICollection<Problem> problems)
    {
        var marks = new List<LineMark>();
        for (var line = from; line < to; line++)
        {
            if (Find(file, line, comment) is not { } mark)
                continue;
            marks.Add(mark);
            if (file.LineText(line).AsSpan().TrimStart().StartsWith(comment))
                problems.Add(new Problem(mark.Span, "a mark stands at the end of the line that it is about"));
        }

        return marks;
    }

    private static LineMark? Find(SourceFile file, int line, string comment)
    {
        var text = file.LineText(line);
        var begin = text.LastIndexOf(comment + " ", StringComparison.Ordinal);
        if (begin < 0)
            return null;
        var said = text.AsSpan(begin + comment.Length).Trim();
        for (var i = 0; i < Words.Length; i++)
        {
            if (!said.StartsWith(Words[i]))
                continue;
            var rest = said[Words[i].Length..];
            if (!rest.IsEmpty && rest[0] != ':')
                continue;
            var start = file.StartOfLine(line);
            var reason = rest.IsEmpty ? "" : rest[1..].Trim().ToString();
            return new LineMark(line + 1, Outcomes[i], reason, file.Span(start + begin, start + text.Length));
        }

        return null;
    }
}
