using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PolicyLint.Rules;

namespace PolicyLint.Analyzers;

/// <summary>The compiler's descriptors of the shipped rules, and those for all that is no shipped rule.</summary>
/// <remarks>
/// Every compilation asks for them, most have nothing to do with AWS: so they come from a table, no rule is read, and of our other assemblies
/// only constants are taken, which the compiler copies.
/// </remarks>
internal static class Descriptors
{
    private static readonly string[] NoTags = [];
    private static readonly string[] EndTags = [WellKnownDiagnosticTags.CompilationEnd];

    public static DiagnosticDescriptor OwnRule { get; } = Describe(ReservedIds.OwnRule, "A rule of this project's own holds");

    public static DiagnosticDescriptor OwnRuleUnreadable { get; } = Describe(ReservedIds.OwnRuleUnreadable, "Rules and packs of this project's own can be read");

    public static DiagnosticDescriptor SettingsUnreadable { get; } = Describe(ReservedIds.SettingsUnreadable, "Settings say what can be understood");

    public static DiagnosticDescriptor TemplateUnreadable { get; } = Describe(ReservedIds.TemplateUnreadable, "Templates can be read");

    public static DiagnosticDescriptor NotFollowed { get; } = Describe(ReservedIds.NotFollowed, "The code could be followed, so that it is judged");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = ReadAll();

    /// <summary>The descriptor with the id, as the compiler compares it: by every letter; null where there is none.</summary>
    public static DiagnosticDescriptor? Find(string id) => ById.Table.TryGetValue(id, out var descriptor) ? descriptor : null;

    public static DiagnosticDescriptor Of(Rule rule) => ById.Table.TryGetValue(rule.Id, out var descriptor) ? descriptor : OwnRule;

    /// <summary>A finding never breaks a build by itself: who wants a gate says so in settings.</summary>
    public static DiagnosticSeverity SeverityOf(Severity severity) =>
        severity == Severity.Info ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;

    private static ImmutableArray<DiagnosticDescriptor> ReadAll()
    {
        const int Expected = 1024;
        var all = ImmutableArray.CreateBuilder<DiagnosticDescriptor>(Expected);
        var rows = DescriptorTable.Read();
        while (rows.Next())
            all.Add(Describe(rows.Id, rows.Title, rows.Category, rows.IsInfo ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning, rows.Page, rows.NeedsWorld ? EndTags : NoTags));
        all.Add(SettingsUnreadable);
        all.Add(OwnRuleUnreadable);
        all.Add(TemplateUnreadable);
        all.Add(NotFollowed);
        all.Add(OwnRule);
        return all.ToImmutable();
    }

    private static DiagnosticDescriptor Describe(string id, string title) =>
        Describe(id, title, "PolicyLint", DiagnosticSeverity.Warning, RulePages.Address + "README.md", NoTags);

#pragma warning disable RS2000, RS2008 // the release files are made from the table, and a test holds them against it
    private static DiagnosticDescriptor Describe(string id, string title, string category, DiagnosticSeverity severity, string help, string[] tags) =>
        new(id, title, "{0}", category, severity, isEnabledByDefault: true, helpLinkUri: help, customTags: tags);
#pragma warning restore RS2000, RS2008

    /// <summary>Made when the first finding is told.</summary>
    private static class ById
    {
        public static readonly Dictionary<string, DiagnosticDescriptor> Table = Make();

        private static Dictionary<string, DiagnosticDescriptor> Make()
        {
            var table = new Dictionary<string, DiagnosticDescriptor>(All.Length, StringComparer.Ordinal);
            foreach (var descriptor in All)
                table[descriptor.Id] = descriptor;
            return table;
        }
    }
}
