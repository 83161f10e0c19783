using System.Collections.Generic;
using PolicyLint.Model;
using PolicyLint.Schemas;
using PolicyLint.Text;

namespace PolicyLint.Rules;

/// <summary>The built-in rules about suppressions: the ledger of what was accepted must be in order itself.</summary>
public static class LedgerRules
{
    private static readonly SourceFile BuiltIn = new("(built in)", "");

    public static readonly Rule NeedsReason = Define(
        "PL0001", "suppression-needs-reason", "Suppressions say why the finding is accepted", "Write the reason beside it.");

    public static readonly Rule Expired = Define(
        "PL0002", "suppression-expired", "Suppressions are not past their last day", "Mend the finding, or renew the day; --fix takes the suppression out.");

    public static readonly Rule Unused = Define(
        "PL0003", "suppression-unused", "Suppressions accept a finding that exists", "Take it out; --fix does.");

    public static readonly Rule UnknownRule = Define(
        "PL0004", "suppression-unknown-rule", "Suppressions name rules that exist", "Correct the name; --fix takes the one that is meant.");

    public static readonly Rule TooBroad = Define(
        "PL0005", "suppression-too-broad", "Suppressions name the rules they are about", "Name the rules; --fix writes those that have findings, or takes it out where there are none.");

    /// <summary>By id.</summary>
    public static readonly IReadOnlyList<Rule> All = [NeedsReason, Expired, Unused, UnknownRule, TooBroad];

    private static Rule Define(string id, string name, string title, string fix) => new()
    {
        Id = id,
        Name = name,
        Title = title,
        Severity = Severity.Warning,
        Layer = "",
        Topic = "suppressions",
        Subject = RuleSubject.Suppression,
        ResourceTypes = [],
        Require = new Satisfied(),
        Fix = new RuleFix(fix, [], IsSafe: true),
        Span = BuiltIn.Whole,
    };

    // Suppressions are judged by the ledger, not by a schema.
    private sealed class Satisfied : Schema
    {
        public override Judgment Judge(Value value, Scope scope) => Judgment.Pass;
    }
}
