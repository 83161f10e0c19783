using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using PolicyLint.Evaluations;
using PolicyLint.Rules;
using PolicyLint.Settings;

namespace PolicyLint.Analyzers;

/// <summary>Findings as the compiler's diagnostics.</summary>
internal static class FindingDiagnostics
{
    public static Diagnostic Of(Evaluation finding, Location location, Location? origin, FileSettings settings)
    {
        var descriptor = Descriptors.Of(finding.Rule);
        var properties = ImmutableDictionary<string, string?>.Empty
            .Add("rule", finding.Rule.Id)
            .Add("resource", finding.Resource?.LogicalId)
            .Add("path", finding.Path);
        IEnumerable<Location> further = origin is null ? [] : [origin];
        return Diagnostic.Create(descriptor, location, SeverityOf(finding, settings), further, properties, Message(finding, descriptor));
    }

    // What a user sets is what the user gets; a rule's own severity is at most a warning.
    private static DiagnosticSeverity SeverityOf(Evaluation finding, FileSettings settings) =>
        settings.SeverityOf(finding.Rule) is { Severity: Severity.Error } ? DiagnosticSeverity.Error : Descriptors.SeverityOf(finding.Severity);

    private static string Message(Evaluation finding, DiagnosticDescriptor descriptor)
    {
        var text = new StringBuilder();
        if (descriptor.Id == Descriptors.OwnRuleId)
            text.Append(finding.Rule.Id).Append(": ");
        text.Append(finding.Rule.Title).Append(": ").Append(finding.Because);
        if (finding.Path.Length > 0)
            text.Append(" (").Append(finding.Path).Append(')');
        if (finding.Scenario is { Count: > 0 } scenario)
        {
            text.Append(", when ");
            for (var i = 0; i < scenario.Count; i++)
                text.Append(i == 0 ? "" : " and ").Append(scenario[i].Option.Phrase);
        }

        return text.ToString();
    }
}
