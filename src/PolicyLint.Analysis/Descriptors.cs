using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PolicyLint.Rules;

namespace PolicyLint.Analysis;

/// <summary>The compiler's descriptors: one for each shipped rule, and those for all that is no shipped rule.</summary>
/// <param name="all">All that the analyzer says it may report.</param>
internal sealed class Descriptors(ImmutableArray<DiagnosticDescriptor> all)
{
    private readonly Lazy<Dictionary<string, DiagnosticDescriptor>> _byId = new(() => ById(all));

    public ImmutableArray<DiagnosticDescriptor> All { get; } = all;

    /// <summary>The descriptor with the id, as the compiler compares it: by every letter; null where there is none.</summary>
    public DiagnosticDescriptor? Find(string id) => _byId.Value.TryGetValue(id, out var descriptor) ? descriptor : null;

    /// <summary>That of the rule, or the one for the project's own rules together.</summary>
    public DiagnosticDescriptor Of(Rule rule) => Find(rule.Id) ?? Reserved(ReservedIds.OwnRule);

    /// <summary>That of an id for what is no rule.</summary>
    public DiagnosticDescriptor Reserved(string id) => _byId.Value[id];

    /// <summary>A finding never breaks a build by itself: who wants a gate says so in settings.</summary>
    public static DiagnosticSeverity SeverityOf(Severity severity) =>
        severity == Severity.Info ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;

    private static Dictionary<string, DiagnosticDescriptor> ById(ImmutableArray<DiagnosticDescriptor> all)
    {
        var table = new Dictionary<string, DiagnosticDescriptor>(all.Length, StringComparer.Ordinal);
        foreach (var descriptor in all)
            table[descriptor.Id] = descriptor;
        return table;
    }
}
