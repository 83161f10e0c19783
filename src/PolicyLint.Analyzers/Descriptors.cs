using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PolicyLint.Rules;

namespace PolicyLint.Analyzers;

/// <summary>The compiler's descriptors of the shipped rules, and one for all rules that users bring.</summary>
internal static class Descriptors
{
    /// <summary>The id under which rules of the user's own are reported; their own ids stand in the message.</summary>
    public const string OwnRuleId = "PL0099";

    /// <summary>The id under which an internal error is told: silence would look like a pass.</summary>
    public const string NotFollowedId = "PL0098";

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = new(StringComparer.Ordinal);

    static Descriptors()
    {
        var all = ImmutableArray.CreateBuilder<DiagnosticDescriptor>();
        foreach (var rule in BuiltInRules.Rules)
        {
            var descriptor = Describe(rule);
            ById[rule.Id] = descriptor;
            all.Add(descriptor);
        }

        OwnRule = Describe(OwnRuleId, "A rule of this project's own holds", "PolicyLint", DiagnosticSeverity.Warning);
        NotFollowed = Describe(NotFollowedId, "The code could not be followed, so that it is not judged", "PolicyLint", DiagnosticSeverity.Warning);
        all.Add(OwnRule);
        all.Add(NotFollowed);
        All = all.ToImmutable();
    }

    public static ImmutableArray<DiagnosticDescriptor> All { get; }

    public static DiagnosticDescriptor OwnRule { get; }

    public static DiagnosticDescriptor NotFollowed { get; }

    public static DiagnosticDescriptor Of(Rule rule) => ById.TryGetValue(rule.Id, out var descriptor) ? descriptor : OwnRule;

    /// <summary>A finding never breaks a build by itself: who wants a gate says so in settings.</summary>
    public static DiagnosticSeverity SeverityOf(Severity severity) =>
        severity == Severity.Info ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;

    private static DiagnosticDescriptor Describe(Rule rule) =>
        Describe(rule.Id, rule.Title, "PolicyLint." + Capitalized(rule.Layer), SeverityOf(rule.Severity));

#pragma warning disable RS2008 // the rules folder has the ledger of all ids ever shipped
    private static DiagnosticDescriptor Describe(string id, string title, string category, DiagnosticSeverity severity) =>
        new(id, title, "{0}", category, severity, isEnabledByDefault: true);
#pragma warning restore RS2008

    private static string Capitalized(string layer) => layer.Length == 0 ? "General" : char.ToUpperInvariant(layer[0]) + layer.Substring(1);
}
