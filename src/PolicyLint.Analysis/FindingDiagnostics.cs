using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using PolicyLint.Cdk.Fixes;
using PolicyLint.Evaluations;
using PolicyLint.Scenarios;
using PolicyLint.Settings;
using PolicyLint.Text;

namespace PolicyLint.Analysis;

/// <summary>Findings as the compiler's diagnostics.</summary>
internal sealed class FindingDiagnostics(Descriptors descriptors)
{
    /// <summary>The finding at its place. Further places are that of the resource, where the value comes from, and the other end of a relation.</summary>
    /// <param name="locate">Turns places into the compiler's; null for places it does not know.</param>
    public Diagnostic Of(Evaluation finding, Func<SourceSpan, Location?> locate, FileSettings settings)
    {
        var descriptor = descriptors.Of(finding.Rule);
        var properties = ImmutableDictionary.CreateBuilder<string, string?>(StringComparer.Ordinal);
        properties.Add(FindingProperties.Rule, finding.Rule.Id);
        properties.Add(FindingProperties.Resource, finding.Resource?.LogicalId);
        properties.Add(FindingProperties.ResourceType, finding.Resource?.Type);
        properties.Add(FindingProperties.Path, finding.Path);
        properties.Add(FindingProperties.Verdict, finding.Outcome == Outcome.Unknown ? "unknown" : "fail");
        if (finding is { Outcome: Outcome.Fail, Rule.Fix: { Set.Count: > 0 } fix })
        {
            properties.Add(FindingProperties.Fix, Json(fix));
            properties.Add(FindingProperties.FixText, fix.Text);
            properties.Add(FindingProperties.FixIsSafe, fix.IsSafe ? "true" : "false");
        }

        return Diagnostic.Create(
            descriptor, locate(finding.Span), SeverityOf(finding, settings), Further(finding, locate), properties.ToImmutable(), Message(finding, descriptor));
    }

    /// <summary>What is wrong with a suppression.</summary>
    public Diagnostic Of(Rules.Rule rule, string because, Location place, FileSettings settings)
    {
        var properties = ImmutableDictionary<string, string?>.Empty.Add(FindingProperties.Rule, rule.Id).Add(FindingProperties.Verdict, "fail");
        return Diagnostic.Create(descriptors.Of(rule), place, SeverityOf(rule, rule.Severity, settings), [], properties, rule.Title + ": " + because);
    }

    /// <summary>An error of ours.</summary>
    public Diagnostic Of(Problem error, Location? location) =>
        Of(Rules.ReservedIds.NotFollowed, error.Message, location);

    /// <summary>What is no finding of a rule, under its id.</summary>
    public Diagnostic Of(string reservedId, string message, Location? location) =>
        Diagnostic.Create(descriptors.Reserved(reservedId), location, message);

    // The values as the rule's file has them: a code fix reads them without reading rules.
    private static string Json(Rules.RuleFix fix)
    {
        var text = new StringBuilder("{");
        for (var i = 0; i < fix.Set.Count; i++)
        {
            var span = fix.Set[i].Value.Span;
            text.Append(i == 0 ? "\"" : ", \"").Append(fix.Set[i].Path.Replace("\\", "\\\\")).Append("\": ");
            text.Append(span.File.Text, span.Start, span.End - span.Start);
        }

        return text.Append('}').ToString();
    }

    private static List<Location> Further(Evaluation finding, Func<SourceSpan, Location?> locate)
    {
        var further = new List<Location>();
        Add(finding.Resource?.Span);
        Add(finding.Origin?.Span);
        Add(finding.OtherEnd?.Span);
        return further;

        void Add(SourceSpan? span)
        {
            if (span is { File: not null } known && locate(known) is { } location)
                further.Add(location);
        }
    }

    // What a user sets is what the user gets; a rule's own severity is at most a warning.
    private static DiagnosticSeverity SeverityOf(Evaluation finding, FileSettings settings)
    {
        if (finding.Outcome == Outcome.Unknown)
            return DiagnosticSeverity.Info;
        return SeverityOf(finding.Rule, finding.Severity, settings);
    }

    private static DiagnosticSeverity SeverityOf(Rules.Rule rule, Rules.Severity severity, FileSettings settings) =>
        settings.SeverityOf(rule) is { Severity: Rules.Severity.Error } ? DiagnosticSeverity.Error : Descriptors.SeverityOf(severity);

    private static string Message(Evaluation finding, DiagnosticDescriptor descriptor)
    {
        var title = descriptor.Id == Rules.ReservedIds.OwnRule ? finding.Rule.Id + ": " + finding.Rule.Title : finding.Rule.Title;
        var told = finding.Path.Length > 0 ? finding.Because + " (" + finding.Path + ")" : finding.Because;
        var message = title + (finding.Outcome == Outcome.Unknown ? "; not decided: " : ": ") + told;
        return finding.Scenario is { Count: > 0 } scenario ? message + When(scenario) : message;
    }

    private static string When(IReadOnlyList<ScenarioChoice> scenario)
    {
        var text = new StringBuilder(", when ");
        for (var i = 0; i < scenario.Count; i++)
            text.Append(i == 0 ? "" : " and ").Append(scenario[i].Option.Phrase);
        return text.ToString();
    }
}
