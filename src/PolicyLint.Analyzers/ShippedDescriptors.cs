using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using PolicyLint.Rules;

namespace PolicyLint.Analyzers;

/// <summary>The compiler's descriptors of the shipped rules, and those for all that is no shipped rule.</summary>
/// <remarks>
/// Every compilation asks for them, most have nothing to do with AWS: so they come from a table, no rule is read, and of our other assemblies
/// only constants are taken, which the compiler copies.
/// </remarks>
internal static class ShippedDescriptors
{
    private static readonly string[] NoTags = [];
    private static readonly string[] EndTags = [WellKnownDiagnosticTags.CompilationEnd];

    /// <summary>What cannot be judged for a reason of ours.</summary>
    public static DiagnosticDescriptor NotFollowed { get; } = Describe(ReservedIds.NotFollowed, "The code could be followed, so that it is judged");

    public static ImmutableArray<DiagnosticDescriptor> All { get; } = ReadAll();

    private static ImmutableArray<DiagnosticDescriptor> ReadAll()
    {
        const int Expected = 1024;
        var all = ImmutableArray.CreateBuilder<DiagnosticDescriptor>(Expected);
        var rows = DescriptorTable.Read();
        while (rows.Next())
            all.Add(Describe(rows.Id, rows.Title, rows.Category, rows.IsInfo ? DiagnosticSeverity.Info : DiagnosticSeverity.Warning, rows.Page, rows.NeedsWorld ? EndTags : NoTags));
        all.Add(Describe(ReservedIds.SettingsUnreadable, "Settings say what can be understood"));
        all.Add(Describe(ReservedIds.OwnRuleUnreadable, "Rules and packs of this project's own can be read"));
        all.Add(Describe(ReservedIds.TemplateUnreadable, "Templates can be read"));
        all.Add(NotFollowed);
        all.Add(Describe(ReservedIds.OwnRule, "A rule of this project's own holds"));
        return all.ToImmutable();
    }

    private static DiagnosticDescriptor Describe(string id, string title) =>
        Describe(id, title, "PolicyLint", DiagnosticSeverity.Warning, RulePages.Address + "README.md", NoTags);

#pragma warning disable RS2000, RS2008 // the release files are made from the table, and a test holds them against it
    private static DiagnosticDescriptor Describe(string id, string title, string category, DiagnosticSeverity severity, string help, string[] tags) =>
        new(id, title, "{0}", category, severity, isEnabledByDefault: true, helpLinkUri: help, customTags: tags);
#pragma warning restore RS2000, RS2008
}
