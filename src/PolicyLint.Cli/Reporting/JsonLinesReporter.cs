using System.IO;
using PolicyLint.Evaluations;

namespace PolicyLint.Cli.Reporting;

/// <summary>A JSON object on each line, for programs that read while we write: what went wrong, each evaluation, and last the summary.</summary>
internal sealed class JsonLinesReporter : IReporter
{
    public void Write(Report report, ReportOptions options, TextWriter output)
    {
        using var json = new JsonOutput(output, isIndented: false);
        foreach (var problem in report.Problems)
        {
            Begin(json, "problem");
            json.Writer.WriteString("source", Of(problem.Source));
            json.Writer.WriteString("file", problem.Path);
            JsonParts.WriteProblem(json.Writer, problem);
            End(json);
        }

        foreach (var evaluation in options.ShownOf(report))
        {
            Begin(json, "evaluation");
            JsonParts.WriteEvaluation(json.Writer, evaluation);
            End(json);
        }

        // Whoever reads no summary knows that the run did not come to its end.
        Begin(json, "summary");
        json.Writer.WriteNumber("version", JsonParts.Version);
        JsonParts.WriteSummary(json.Writer, report, options);
        End(json);
    }

    private static void Begin(JsonOutput json, string record)
    {
        json.Writer.WriteStartObject();
        json.Writer.WriteString("record", record);
    }

    private static void End(JsonOutput json)
    {
        json.Writer.WriteEndObject();
        json.EndLine();
    }

    private static string Of(ProblemSource source) => source switch
    {
        ProblemSource.Settings => "settings",
        ProblemSource.Internal => "internal",
        _ => "input",
    };
}
