using System;
using System.Collections.Generic;
using PolicyLint.Model;
using PolicyLint.Rules;

namespace PolicyLint.Evaluations.Suppressions;

/// <summary>A suppression with what it covers. Used while a stack's ledger is drawn up.</summary>
/// <param name="rules">The rules it is about; one for our own suppressions.</param>
internal sealed class SuppressionEntry(Suppression suppression, IReadOnlyList<Rule> rules)
{
    public Suppression Suppression { get; } = suppression;

    public IReadOnlyList<Rule> Rules { get; } = rules;

    /// <summary>The resource it covers; null for a whole template or some lines of it.</summary>
    public Resource? Resource { get; init; }

    /// <summary>The zero-based lines it covers; null for a whole resource or template.</summary>
    public LineRange? Lines { get; init; }

    /// <summary>True where it was written for this tool: then it must be in use.</summary>
    public bool IsOurs { get; init; }

    /// <summary>How many fails and unknowns it covers.</summary>
    public int Uses { get; set; }

    public bool IsUsed => Uses > 0;

    /// <summary>True where it accepts the finding.</summary>
    public bool Covers(Evaluation finding) => Names(finding.Rule) && CoversWhere(finding);

    /// <summary>True where it speaks of the finding's place, whatever the rule.</summary>
    public bool CoversWhere(Evaluation finding) => CoversPlace(finding) && CoversPath(finding.Path);

    private bool Names(Rule rule)
    {
        for (var i = 0; i < Rules.Count; i++)
        {
            if (Rules[i].Id == rule.Id)
                return true;
        }

        return false;
    }

    private bool CoversPlace(Evaluation finding)
    {
        if (Resource is not null && !ReferenceEquals(Resource, finding.Resource?.Written))
            return false;
        if (Lines is not { } lines)
            return true;
        var line = ReferenceEquals(finding.Span.File, finding.Stack.File) ? finding.Stack.File.LineOf(finding.Span.Start) : -1;
        return line >= lines.First && line <= lines.Last;
    }

    // A path covers what lies under it; "[]" stands for every index.
    private bool CoversPath(string path)
    {
        if (Suppression.Path is not { } pattern)
            return true;
        const string Properties = "Properties.";
        var from = pattern.StartsWith(Properties, StringComparison.Ordinal) ? Properties.Length : 0;
        var at = 0;
        for (var i = from; i < pattern.Length; i++)
        {
            if (at == path.Length || path[at] != pattern[i])
                return false;
            at++;
            if (pattern[i] == '[' && i + 1 < pattern.Length && pattern[i + 1] == ']')
            {
                while (at < path.Length && path[at] is >= '0' and <= '9')
                    at++;
            }
        }

        return at == path.Length || path[at] is '.' or '[';
    }
}

/// <summary>Zero-based lines, both ends included.</summary>
internal readonly record struct LineRange(int First, int Last);
