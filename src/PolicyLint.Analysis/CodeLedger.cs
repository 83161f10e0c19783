using System.Collections.Generic;
using Microsoft.CodeAnalysis.Diagnostics;
using PolicyLint.Rules;
using PolicyLint.Settings;
using PolicyLint.Text;
using RuleSet = PolicyLint.Rules.RuleSet;

namespace PolicyLint.Analysis;

/// <summary>Holds the suppressions that stand in C# to what is asked of all: a rule that exists, a reason, and a finding to accept.</summary>
/// <remarks>The compiler obeys them whatever we say, so a suppression that is not in order accepts its finding and is one itself.</remarks>
internal sealed class CodeLedger(CompilationFindings findings, RulesInForce rules, AdditionalInputs inputs, FindingDiagnostics diagnostics)
{
    public void Report(SemanticModelAnalysisContext context)
    {
        var suppressions = CodeSuppression.In(context.SemanticModel);
        if (suppressions.Count == 0)
            return;
        var tree = context.SemanticModel.SyntaxTree;
        var settings = rules.SettingsOf(tree, context.Options);
        var inForce = rules.InForce(settings);
        foreach (var suppression in suppressions)
        {
            if (Fault(suppression, settings, inForce) is { } fault && inForce.Find(fault.Rule.Id) is { } rule && !GeneratedCode.Holds(suppression.Place, context.SemanticModel.Compilation))
                context.ReportDiagnostic(diagnostics.Of(rule, fault.Because, suppression.Place, settings));
        }
    }

    private (Rule Rule, string Because)? Fault(CodeSuppression suppression, FileSettings settings, RuleSet inForce)
    {
        var id = suppression.Id;
        if (rules.Descriptors.Find(id) is null)
            return (LedgerRules.UnknownRule, $"there is no rule '{id}'" + (Meant(id) is { } meant ? $"; did you mean '{meant}'?" : ""));
        if (string.IsNullOrWhiteSpace(suppression.Reason))
            return (LedgerRules.NeedsReason, $"the suppression of {id} has no reason");
        var canTell = suppression.Covered.Count > 0 && inForce.Find(id) is { Subject: not RuleSubject.Suppression } && findings.Failures.Count == 0;
        return canTell && !IsUsed(suppression, settings) ? (LedgerRules.Unused, $"there is no finding of {id} here to accept") : null;
    }

    // The compiler knows rules by their ids alone, and those of the project's own by one for all.
    private string? Meant(string written)
    {
        if (inputs.Rules.Catalogue.Find(written) is { } rule)
            return rules.Descriptors.Of(rule).Id;
        var ids = new List<string>(rules.Descriptors.All.Length);
        foreach (var descriptor in rules.Descriptors.All)
            ids.Add(descriptor.Id);
        return Spelling.Nearest(written, ids);
    }

    private bool IsUsed(CodeSuppression suppression, FileSettings settings)
    {
        foreach (var (tree, span) in suppression.Covered)
        {
            var file = findings.Of(tree, settings);
            if (file.Errors.Count > 0 || file.Has(suppression.Id, span, findings.Sources, rules.Descriptors))
                return true;
        }

        return false;
    }
}
