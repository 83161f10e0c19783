using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using Microsoft.CodeAnalysis;
using PolicyLint.Rules;

namespace PolicyLint.Analyzers;

/// <summary>The compiler's descriptors of the shipped rules, and those for all that is no shipped rule.</summary>
/// <remarks>Every compilation asks for them, most have nothing to do with AWS: so they come from a table, and no rule is read.</remarks>
internal static class Descriptors
{
    /// <summary>Id, name, topic, layer, severity, what the verdict needs (<c>resource</c> or <c>world</c>) and title of each rule, between tabs.</summary>
    private const string Table = "descriptors.txt";

    private static readonly Dictionary<string, DiagnosticDescriptor> ById = new(StringComparer.Ordinal);

    static Descriptors()
    {
        var all = ImmutableArray.CreateBuilder<DiagnosticDescriptor>();
        using var reader = new StreamReader(typeof(Descriptors).Assembly.GetManifestResourceStream(Table)!);
        while (reader.ReadLine() is { } line)
        {
            var descriptor = Describe(line.Split('\t'));
            all.Add(descriptor);
        }

        all.Add(SettingsUnreadable);
        all.Add(OwnRuleUnreadable);
        all.Add(TemplateUnreadable);
        all.Add(NotFollowed);
        all.Add(OwnRule);
        All = all.ToImmutable();
        foreach (var descriptor in All)
            ById[descriptor.Id] = descriptor;
    }

    public static ImmutableArray<DiagnosticDescriptor> All { get; }

    public static DiagnosticDescriptor OwnRule { get; } = Describe(ReservedIds.OwnRule, "A rule of this project's own holds");

    public static DiagnosticDescriptor OwnRuleUnreadable { get; } = Describe(ReservedIds.OwnRuleUnreadable, "Rules and packs of this project's own can be read");

    public static DiagnosticDescriptor SettingsUnreadable { get; } = Describe(ReservedIds.SettingsUnreadable, "Settings say what can be understood");

    public static DiagnosticDescriptor TemplateUnreadable { get; } = Describe(ReservedIds.TemplateUnreadable, "Templates can be read");

    public static DiagnosticDescriptor NotFollowed { get; } = Describe(ReservedIds.NotFollowed, "The code could be followed, so that it is judged");

    /// <summary>The descriptor with the id, as the compiler compares it: by every letter; null where there is none.</summary>
    public static DiagnosticDescriptor? Find(string id) => ById.TryGetValue(id, out var descriptor) ? descriptor : null;

    public static DiagnosticDescriptor Of(Rule rule) => ById.TryGetValue(rule.Id, out var descriptor) ? descriptor : OwnRule;

    /// <summary>A finding never breaks a build by itself: who wants a gate says so in settings.</summary>
    public static DiagnosticSeverity SeverityOf(Severity severity) =>
        severity == Severity.Info ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;

    private static DiagnosticDescriptor Describe(string[] row)
    {
        var tags = row[5] == "world" ? new[] { WellKnownDiagnosticTags.CompilationEnd } : [];
        var help = row[2] == "suppressions" ? RulePages.Address + "README.md" : RulePages.AddressOf(row[2], row[1]);
        var severity = row[4] == "info" ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;
        return Describe(row[0], row[6], CategoryOf(row[3]), severity, help, tags);
    }

    private static DiagnosticDescriptor Describe(string id, string title) =>
        Describe(id, title, "PolicyLint", DiagnosticSeverity.Warning, RulePages.Address + "README.md", []);

#pragma warning disable RS2000, RS2008 // the release files are made from the table, and a test holds them against it
    private static DiagnosticDescriptor Describe(string id, string title, string category, DiagnosticSeverity severity, string help, string[] tags) =>
        new(id, title, "{0}", category, severity, isEnabledByDefault: true, helpLinkUri: help, customTags: tags);
#pragma warning restore RS2000, RS2008

    private static string CategoryOf(string layer) => layer.Length == 0 ? "PolicyLint" : "PolicyLint." + char.ToUpperInvariant(layer[0]) + layer.Substring(1);
}
