using System.Collections.Generic;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Evaluations;

/// <summary>The result of a whole run: everything a reporter needs. Immutable; in the order in which it is shown.</summary>
public sealed record Report
{
    /// <summary>Every file that was read or should have been, by path.</summary>
    public required IReadOnlyList<FileReport> Files { get; init; }

    /// <summary>By file, position, rule id and fingerprint. Passes and "not applicable" only where they were asked for; fails and unknowns always.</summary>
    /// <remarks>They may be packed: each is then made anew whenever it is asked for, and says what the one before said.</remarks>
    public required IReadOnlyList<Evaluation> Evaluations { get; init; }

    /// <summary>The rules that were in force for some file, by id; each once, with its own severity.</summary>
    public required IReadOnlyList<Rule> Rules { get; init; }

    public required OutcomeCounts Counts { get; init; }

    /// <summary>What was written in templates to accept findings, by place.</summary>
    public IReadOnlyList<SuppressionUse> Suppressions { get; init; } = [];

    /// <summary>What went wrong in us; the rest of the report holds all the same.</summary>
    public IReadOnlyList<InternalError> InternalErrors { get; init; } = [];

    /// <summary>What is wrong with settings, rules, packs and baselines: a usage error, not a finding.</summary>
    public IReadOnlyList<Problem> SettingsProblems { get; init; } = [];

    /// <summary>True where some rule could not be held against some resource, so that silence does not mean a pass.</summary>
    public bool IsIncomplete => InternalErrors.Count > 0;

    /// <summary>All that went wrong, in the order in which reports tell it: settings, files by path, ourselves.</summary>
    public IEnumerable<ReportProblem> Problems
    {
        get
        {
            foreach (var problem in SettingsProblems)
                yield return ReportProblem.Of(ProblemSource.Settings, problem);
            foreach (var file in Files)
            {
                foreach (var problem in file.AllProblems)
                    yield return problem;
            }

            foreach (var error in InternalErrors)
                yield return ReportProblem.Of(ProblemSource.Internal, error.ToProblem());
        }
    }

    /// <summary>The same report for whoever tells evaluations apart by being the same object.</summary>
    public Report WithEvaluationsMade() => this with { Evaluations = [.. Evaluations] };

    /// <summary>True where a fail that nobody accepted is at least this severe.</summary>
    public bool HasFindings(Severity atLeast)
    {
        foreach (var evaluation in Evaluations)
        {
            if (evaluation.IsFinding && evaluation.Severity >= atLeast)
                return true;
        }

        return false;
    }
}

/// <summary>What a file was taken for.</summary>
public enum FileKind
{
    /// <summary>A CloudFormation template.</summary>
    Template,

    /// <summary>Configuration items: a snapshot, a history file, a query's result.</summary>
    ConfigurationItems,

    /// <summary>C# that declares resources.</summary>
    CSharp,

    /// <summary>Nothing we judge, or not readable far enough to tell.</summary>
    Unrecognized,
}

/// <summary>A file of the run and what is wrong with it as a file.</summary>
/// <param name="Path">As reports show it: relative to the workspace, with '/' between folders.</param>
/// <param name="File">The text; null where it could not even be opened.</param>
/// <param name="Problems">In the order of their places.</param>
public sealed record FileReport(string Path, FileKind Kind, SourceFile? File, IReadOnlyList<Problem> Problems)
{
    /// <summary>Why the file could not be read at all; null where it was judged.</summary>
    public string? Unreadable { get; init; }

    /// <summary>The problems, or the reason why the file was not read where no problem says it.</summary>
    public IEnumerable<ReportProblem> AllProblems
    {
        get
        {
            if (Unreadable is { } reason && Problems.Count == 0)
                yield return new ReportProblem(ProblemSource.Input, Path, null, reason, ProblemSeverity.Error);
            foreach (var problem in Problems)
                yield return ReportProblem.Of(ProblemSource.Input, problem);
        }
    }
}

/// <summary>A rule that could not be held against a resource because our own code failed.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Resource">The resource's logical id; null for a template or account as a whole.</param>
/// <param name="Message">What failed, in one line.</param>
/// <param name="Span">The resource.</param>
public sealed record InternalError(string RuleId, string? Resource, string Message, SourceSpan Span)
{
    public Problem ToProblem() =>
        new(Span, $"internal error: rule {RuleId} could not be held against {(Resource is null ? "the template" : $"'{Resource}'")}: {Message}");
}

/// <summary>How many evaluations had which outcome. What a suppression accepts is counted as suppressed and nowhere else.</summary>
public sealed record OutcomeCounts
{
    public static readonly OutcomeCounts None = new();

    public int Passes { get; init; }

    public int Fails { get; init; }

    public int Unknowns { get; init; }

    public int NotApplicable { get; init; }

    /// <summary>Fails and unknowns that somebody accepted.</summary>
    public int Suppressed { get; init; }

    /// <summary>The fails among <see cref="Fails"/> with severity error.</summary>
    public int Errors { get; init; }

    public int Warnings { get; init; }

    public int Notes { get; init; }

    public static OutcomeCounts operator +(OutcomeCounts left, OutcomeCounts right) => new()
    {
        Passes = left.Passes + right.Passes,
        Fails = left.Fails + right.Fails,
        Unknowns = left.Unknowns + right.Unknowns,
        NotApplicable = left.NotApplicable + right.NotApplicable,
        Suppressed = left.Suppressed + right.Suppressed,
        Errors = left.Errors + right.Errors,
        Warnings = left.Warnings + right.Warnings,
        Notes = left.Notes + right.Notes,
    };

    /// <summary>What is left when the counts on the right, which are part of those on the left, are taken away.</summary>
    public static OutcomeCounts operator -(OutcomeCounts left, OutcomeCounts right) => new()
    {
        Passes = left.Passes - right.Passes,
        Fails = left.Fails - right.Fails,
        Unknowns = left.Unknowns - right.Unknowns,
        NotApplicable = left.NotApplicable - right.NotApplicable,
        Suppressed = left.Suppressed - right.Suppressed,
        Errors = left.Errors - right.Errors,
        Warnings = left.Warnings - right.Warnings,
        Notes = left.Notes - right.Notes,
    };

    /// <summary>The counts of these evaluations: fails and unknowns as they are listed, and the passes and others that were only counted.</summary>
    public static OutcomeCounts Of(IReadOnlyList<Evaluation> evaluations)
    {
        int passes = 0, unknowns = 0, notApplicable = 0, suppressed = 0, errors = 0, warnings = 0, notes = 0;
        for (var i = 0; i < evaluations.Count; i++)
        {
            var evaluation = evaluations[i];
            if (evaluation.Suppressed is not null)
                suppressed++;
            else if (evaluation.Outcome == Outcome.Pass)
                passes++;
            else if (evaluation.Outcome == Outcome.Unknown)
                unknowns++;
            else if (evaluation.Outcome == Outcome.NotApplicable)
                notApplicable++;
            else if (evaluation.Severity == Severity.Error)
                errors++;
            else if (evaluation.Severity == Severity.Warning)
                warnings++;
            else
                notes++;
        }

        return new OutcomeCounts
        {
            Passes = passes,
            Fails = errors + warnings + notes,
            Unknowns = unknowns,
            NotApplicable = notApplicable,
            Suppressed = suppressed,
            Errors = errors,
            Warnings = warnings,
            Notes = notes,
        };
    }
}
