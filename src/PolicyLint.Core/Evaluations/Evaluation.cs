using System;
using System.Collections.Generic;
using System.Text;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Scenarios;
using PolicyLint.Schemas;
using PolicyLint.Text;

namespace PolicyLint.Evaluations;

/// <summary>What a rule says of a resource; AWS Config's four words.</summary>
public enum Outcome
{
    /// <summary>COMPLIANT.</summary>
    Pass,

    /// <summary>NON_COMPLIANT.</summary>
    Fail,

    /// <summary>INSUFFICIENT_DATA.</summary>
    Unknown,

    /// <summary>NOT_APPLICABLE.</summary>
    NotApplicable,
}

/// <summary>One rule held against one resource, or against a template or account as a whole.</summary>
public sealed record Evaluation
{
    public required Rule Rule { get; init; }

    public required Stack Stack { get; init; }

    /// <summary>Null for a template or account as a whole.</summary>
    public required Resource? Resource { get; init; }

    /// <summary>The logical id that the template's author knows: of what a transform generates, that of the resource it is made from. Null for a whole.</summary>
    public string? LogicalId => Resource?.Written.LogicalId;

    public required Outcome Outcome { get; init; }

    /// <summary>The severity in force: the rule's own, or what a pack or settings made of it.</summary>
    public required Severity Severity { get; init; }

    /// <summary>The value that decided it; the resource's name where nothing did.</summary>
    public required SourceSpan Span { get; init; }

    /// <summary>The property path of the place, such as <c>KeyPolicy.Statement[0]</c>; empty for the resource itself.</summary>
    public string Path
    {
        get => field ??= Steps?.ToString() ?? "";
        init;
    }

    /// <summary>The same path as it was walked; null for the resource itself, and where it is known as a text only.</summary>
    internal PropertyPath? Steps { get; init; }

    /// <summary>Writes the path behind the text, without making a text of its own.</summary>
    internal StringBuilder AppendPath(StringBuilder text) => Steps is null ? text.Append(Path) : Steps.AppendTo(text);

    /// <summary>Why: the assertion's or the unknown value's reason; empty for a pass.</summary>
    public string Because { get; init; } = "";

    /// <summary>The case in which it fails; null where it fails in every case, and for other outcomes.</summary>
    public IReadOnlyList<ScenarioChoice>? Scenario { get; init; }

    /// <summary>Where the deciding value was determined, if elsewhere.</summary>
    public Origin? Origin { get; init; }

    /// <summary>The related resource that decided it; null where the judged one did by itself, or for want of one.</summary>
    public Resource? OtherEnd { get; init; }

    /// <summary>True where the value at fault is a credential: whoever reports it says where it stands, and not what it is.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Stable under moved lines and renamed files: rule, logical path, property path and meaning of the value, hashed.</summary>
    public string Fingerprint => Identity?.Text ?? "";

    /// <summary>What the fingerprint is made of; null for what has none.</summary>
    internal FindingIdentity? Identity { get; init; }

    /// <summary>The suppression that accepts this finding; null where nobody did.</summary>
    public Suppression? Suppressed { get; init; }

    /// <summary>For a finding of <see cref="LedgerRules"/>: how what was written is put right; null where only a person can.</summary>
    public LedgerRepair? Repair { get; init; }

    /// <summary>True for a fail that nobody accepted.</summary>
    public bool IsFinding => Outcome == Outcome.Fail && Suppressed is null;
}

/// <summary>A finding that somebody accepted.</summary>
/// <param name="RuleId">The rule's id or name as written.</param>
/// <param name="Reason">Why it is accepted; never empty.</param>
/// <param name="Until">The last day on which it holds; null for ever.</param>
/// <param name="Path">The property path it is limited to; null for the whole resource.</param>
/// <param name="Kind">Where it was written: <c>metadata</c>, <c>comment</c>, <c>baseline</c>, <c>attribute</c> (C#), or the other tool's name.</param>
public sealed record Suppression(string RuleId, string Reason, DateTime? Until, string? Path, string Kind, SourceSpan Span)
{
    /// <summary>Who answers for it; null where nobody is named.</summary>
    public string? Owner { get; init; }
}

/// <summary>How a suppression is put right.</summary>
/// <param name="Written">The word of it that is wrong: a rule's id or name.</param>
/// <param name="Replacements">What takes its place; nothing where the suppression of that rule goes.</param>
public sealed record LedgerRepair(string Written, IReadOnlyList<string> Replacements);

/// <summary>A suppression as it stands in a template, and what has come of it.</summary>
/// <param name="Resource">The logical id of the resource it is about; null for a whole template or some lines of it.</param>
/// <param name="Rules">The rules it speaks of; none where it names no rule.</param>
/// <param name="Findings">How many fails and unknowns it accepts, or would.</param>
/// <param name="Fault">Why it accepts nothing; null where it is in order.</param>
public sealed record SuppressionUse(Suppression Suppression, string? Resource, IReadOnlyList<Rule> Rules, int Findings, string? Fault)
{
    /// <summary>True where it was written for this tool and not for another one.</summary>
    public bool IsOurs => Suppression.Kind is "metadata" or "comment";
}
