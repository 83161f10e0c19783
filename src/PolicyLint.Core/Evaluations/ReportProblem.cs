using PolicyLint.Text;

namespace PolicyLint.Evaluations;

/// <summary>Whose fault a problem is.</summary>
public enum ProblemSource
{
    /// <summary>Settings, rules, packs and baselines: a usage error.</summary>
    Settings,

    /// <summary>A file of the run.</summary>
    Input,

    /// <summary>Ours: the analysis is incomplete.</summary>
    Internal,
}

/// <summary>Something that went wrong in a run, whatever it was about.</summary>
/// <param name="Path">The file, as reports show it.</param>
/// <param name="Span">The place; null where the file could not even be opened.</param>
public sealed record ReportProblem(ProblemSource Source, string Path, SourceSpan? Span, string Message, ProblemSeverity Severity)
{
    internal static ReportProblem Of(ProblemSource source, Problem problem) =>
        new(source, problem.Span.File.Path, problem.Span, problem.Message, problem.Severity);
}
