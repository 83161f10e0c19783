using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using PolicyLint.Evaluations;
using PolicyLint.Text;

namespace PolicyLint.Cli.Reporting;

/// <summary>JUnit's XML, in the subset that Jenkins, GitLab and Azure Pipelines agree on: a suite for each file, a case for each evaluation.</summary>
internal sealed class JunitReporter : IReporter
{
    public void Write(Report report, ReportOptions options, TextWriter output)
    {
        var suites = SuitesOf(report, options);
        int tests = 0, failures = 0, errors = 0;
        foreach (var suite in suites)
        {
            tests += suite.Cases.Count;
            failures += suite.Count("failure");
            errors += suite.Count("error");
        }

        output.Write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        output.Write($"<testsuites name=\"policylint\" tests=\"{Number(tests)}\" failures=\"{Number(failures)}\" errors=\"{Number(errors)}\" time=\"0\">\n");
        foreach (var suite in suites)
            suite.Write(output);
        output.Write("</testsuites>\n");
    }

    private static List<Suite> SuitesOf(Report report, ReportOptions options)
    {
        var suites = new List<Suite>();
        var byPath = new Dictionary<string, Suite>(StringComparer.Ordinal);
        Suite For(string path)
        {
            if (!byPath.TryGetValue(path, out var suite))
            {
                byPath.Add(path, suite = new Suite(path));
                suites.Add(suite);
            }

            return suite;
        }

        foreach (var problem in report.Problems)
        {
            if (problem.Source == ProblemSource.Settings)
                For(problem.Path).Add(problem);
        }

        foreach (var file in report.Files)
            For(file.Path);
        foreach (var problem in report.Problems)
        {
            if (problem.Source != ProblemSource.Settings)
                For(problem.Path).Add(problem);
        }

        foreach (var evaluation in options.ShownOf(report))
            For(evaluation.Span.File.Path).Add(evaluation);

        // A file with nothing to say is a test that passed, not a suite without tests.
        foreach (var suite in suites)
        {
            if (suite.Cases.Count == 0)
                suite.Add(new Case("no findings", null, "", "", ""));
        }

        return suites;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A test case; the outcome is the name of its child element, null for a pass.</summary>
    private sealed record Case(string Name, string? Outcome, string Type, string Message, string Text);

    private sealed class Suite(string path)
    {
        public List<Case> Cases { get; } = [];

        public void Add(Case one) => Cases.Add(one);

        public void Add(ReportProblem problem)
        {
            var name = problem.Span is { } span ? $"readable at {Number(span.Line)}:{Number(span.Column)}" : "readable";
            var outcome = problem.Severity == ProblemSeverity.Error ? "error" : "skipped";
            Add(new Case(name, outcome, problem.Span is null ? "unreadable" : "problem", problem.Message, Wording.PlaceOf(problem)));
        }

        public void Add(Evaluation evaluation) => Add(new Case(
            $"{evaluation.Rule.Id} {evaluation.Rule.Name}: {evaluation.LogicalId ?? "template"}",
            evaluation.Outcome switch
            {
                Outcome.Pass => null,
                Outcome.Fail when evaluation.Suppressed is null => "failure",
                _ => "skipped",
            },
            Wording.Of(evaluation.Severity),
            evaluation.Suppressed is { } suppression ? $"{Wording.Message(evaluation)}; accepted: {suppression.Reason}" : Wording.Message(evaluation),
            $"{evaluation.Span}\n{Wording.Subject(evaluation)}" + (evaluation.Rule.Fix is { } fix ? "\n" + fix.Text : "")));

        public int Count(string outcome)
        {
            var count = 0;
            foreach (var one in Cases)
                count += one.Outcome == outcome ? 1 : 0;
            return count;
        }

        public void Write(TextWriter output)
        {
            output.Write($"  <testsuite name=\"{Xml(path)}\" tests=\"{Number(Cases.Count)}\" failures=\"{Number(Count("failure"))}\"");
            output.Write($" errors=\"{Number(Count("error"))}\" skipped=\"{Number(Count("skipped"))}\" time=\"0\">\n");
            foreach (var one in Cases)
                Write(output, one);
            output.Write("  </testsuite>\n");
        }

        private void Write(TextWriter output, Case one)
        {
            output.Write($"    <testcase name=\"{Xml(one.Name)}\" classname=\"{Xml(path)}\" time=\"0\"");
            if (one.Outcome is null)
                output.Write("/>\n");
            else if (one.Outcome == "skipped")
                output.Write($">\n      <skipped message=\"{Xml(one.Message)}\"/>\n    </testcase>\n");
            else
                output.Write($">\n      <{one.Outcome} message=\"{Xml(one.Message)}\" type=\"{Xml(one.Type)}\">{Xml(one.Text)}</{one.Outcome}>\n    </testcase>\n");
        }
    }

    // XML 1.0 cannot hold most control characters, not even escaped.
    private static string Xml(string text)
    {
        var xml = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&':
                    xml.Append("&amp;");
                    break;
                case '<':
                    xml.Append("&lt;");
                    break;
                case '>':
                    xml.Append("&gt;");
                    break;
                case '"':
                    xml.Append("&quot;");
                    break;
                case '\n':
                    xml.Append("&#10;");
                    break;
                case '\t' or '\r' or (>= 0 and < ' ') or 0xFFFE or 0xFFFF:
                    xml.Append(' ');
                    break;
                default:
                    xml.Append(rune.ToString());
                    break;
            }
        }

        return TerminalText.WithoutCommands(xml.ToString(), "&#35;");
    }
}
