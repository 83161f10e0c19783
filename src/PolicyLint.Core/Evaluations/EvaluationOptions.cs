using System;
using PolicyLint.Rules;
using PolicyLint.Settings;

namespace PolicyLint.Evaluations;

/// <summary>How a stack is evaluated. One instance serves all files with the same settings.</summary>
public sealed record EvaluationOptions
{
    /// <summary>The rules in force, with the severities in force.</summary>
    public required RuleSet Rules { get; init; }

    public WorldSetting World { get; init; }

    /// <summary><see cref="ScopeSetting.Account"/> for a configuration snapshot.</summary>
    public ScopeSetting Scope { get; init; }

    /// <summary>True to list passes and what is not applicable, too; they are counted in any case.</summary>
    public bool ShowPasses { get; init; }

    /// <summary>False where findings of one stack are so few that nobody tells equal ones apart by numbers or asks for their order.</summary>
    public bool TellsFindingsApart { get; init; } = true;

    /// <summary>False where nobody asks findings for their fingerprints; they have none then.</summary>
    public bool MakesFingerprints { get; init; } = true;

    /// <summary>Tells the day of the run, by which suppressions expire; null where there is no clock, and then none does.</summary>
    public Func<DateTime>? Today { get; init; }

    /// <summary>True where suppressions accept nothing, as an auditor wants it; they are listed all the same.</summary>
    public bool IgnoresSuppressions { get; init; }

    /// <summary>The options that a file's settings ask for.</summary>
    public static EvaluationOptions For(FileSettings settings, RuleSet rules) =>
        new() { Rules = rules, World = settings.World, Scope = settings.Scope };
}
