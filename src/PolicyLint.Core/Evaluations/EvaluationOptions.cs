using System;
using PolicyLint.Rules;

namespace PolicyLint.Evaluations;

/// <summary>Whether a world may hold more than we see; <c>policylint.world</c>.</summary>
public enum WorldSetting
{
    /// <summary>What the linked templates do not hold does not exist.</summary>
    Closed,

    /// <summary>A partner that is not found makes the verdict unknown.</summary>
    Open,
}

/// <summary>What a world stands for; <c>policylint.scope</c>.</summary>
public enum ScopeSetting
{
    /// <summary>One stack among others in an account: rules about the account do not apply.</summary>
    Stack,

    /// <summary>All there is in the account and region.</summary>
    Account,
}

/// <summary>How a stack is evaluated. One instance serves all files with the same settings.</summary>
public sealed record EvaluationOptions
{
    /// <summary>The rules in force, with the severities in force.</summary>
    public required RuleSet Rules { get; init; }

    /// <summary>Where rule parameters get their values from beside metadata and tags.</summary>
    public ParameterValues Parameters { get; init; } = ParameterValues.None;

    public WorldSetting World { get; init; }

    /// <summary><see cref="ScopeSetting.Account"/> for a configuration snapshot.</summary>
    public ScopeSetting Scope { get; init; }

    /// <summary>True to list passes and what is not applicable, too; they are counted in any case.</summary>
    public bool ShowPasses { get; init; }

    /// <summary>The day of the run, by which suppressions expire; null where there is no clock, and then none does.</summary>
    public DateTime? Today { get; init; }
}
