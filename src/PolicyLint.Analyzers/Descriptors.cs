using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Text;
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
    /// <summary>Id, name, topic, layer, severity, what the verdict needs (<c>resource</c> or <c>world</c>) and title of each rule, between tabs.</summary>
    private const string Table = "descriptors.txt";

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
        var categories = new Categories();
        var table = ReadTable();
        for (var start = 0; start < table.Length;)
        {
            all.Add(ReadRow(table, ref start, categories));
            start++;
        }

        all.Add(SettingsUnreadable);
        all.Add(OwnRuleUnreadable);
        all.Add(TemplateUnreadable);
        all.Add(NotFollowed);
        all.Add(OwnRule);
        return all.ToImmutable();
    }

    private static string ReadTable()
    {
        using var stream = typeof(Descriptors).Assembly.GetManifestResourceStream(Table)!;
        var bytes = new byte[stream.Length];
        var length = stream.Read(bytes, 0, bytes.Length);
        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    private static DiagnosticDescriptor ReadRow(string table, ref int start, Categories categories)
    {
        var id = Column(table, ref start);
        var name = Column(table, ref start);
        var topic = Column(table, ref start);
        var category = categories.Of(Column(table, ref start));
        var severity = Column(table, ref start) == "info" ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning;
        var tags = Column(table, ref start) == "world" ? EndTags : NoTags;
        var end = table.IndexOf('\n', start);
        var title = table.Substring(start, end - start);
        start = end;
        return Describe(id, title, category, severity, topic == "suppressions" ? RulePages.Address + "README.md" : RulePages.Address + topic + "/" + name + ".md", tags);
    }

    private static string Column(string table, ref int start)
    {
        var end = table.IndexOf('\t', start);
        var column = table.Substring(start, end - start);
        start = end + 1;
        return column;
    }

    private static DiagnosticDescriptor Describe(string id, string title) =>
        Describe(id, title, "PolicyLint", DiagnosticSeverity.Warning, RulePages.Address + "README.md", NoTags);

#pragma warning disable RS2000, RS2008 // the release files are made from the table, and a test holds them against it
    private static DiagnosticDescriptor Describe(string id, string title, string category, DiagnosticSeverity severity, string help, string[] tags) =>
        new(id, title, "{0}", category, severity, isEnabledByDefault: true, helpLinkUri: help, customTags: tags);
#pragma warning restore RS2000, RS2008

    /// <summary>Diagnostics are categorised by layer; there are few of them.</summary>
    private sealed class Categories
    {
        private readonly Dictionary<string, string> _byLayer = new(StringComparer.Ordinal) { [""] = "PolicyLint" };

        public string Of(string layer)
        {
            if (!_byLayer.TryGetValue(layer, out var category))
                _byLayer[layer] = category = "PolicyLint." + char.ToUpperInvariant(layer[0]) + layer.Substring(1);
            return category;
        }
    }

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
