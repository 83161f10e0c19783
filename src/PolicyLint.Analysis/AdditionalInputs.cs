using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PolicyLint.Analyzers;
using PolicyLint.Cdk;
using PolicyLint.Documents;
using PolicyLint.Rules;
using PolicyLint.Settings;
using PolicyLint.Text;

namespace PolicyLint.Analysis;

/// <summary>What the project hands to the compiler beside its code: templates, rules and packs of its own, the CDK's settings and ours.</summary>
internal sealed class AdditionalInputs
{
    /// <summary>Told by the package's targets: all settings files that may speak of our rules are among the additional files.</summary>
    private const string ListsSettingsKey = "build_property.PolicyLintListsSettings";

    private readonly AnalyzerOptions _options;
    private readonly Lazy<OwnRules> _ownRules;
    private readonly Lazy<bool> _namesRules;
    private readonly Lazy<bool> _mayNameSeverities;

    public AdditionalInputs(AnalyzerOptions options)
    {
        _options = options;
        _ownRules = new Lazy<OwnRules>(ReadRules);
        _namesRules = new Lazy<bool>(() => HasSettings(SettingsKeys.Rules, static config => config.Names(SettingsKeys.Rules)));
        _mayNameSeverities = new Lazy<bool>(() => !ListsSettings(options) || HasSettings(SettingsKeys.DiagnosticPrefix + ReservedIds.Prefix));
    }

    /// <summary>All rules there are, with those of the project's own; what is wrong with these.</summary>
    public OwnRules Rules => _ownRules.Value;

    /// <summary>True where some settings file names a place for rules; what lies there need not be handed to the compiler.</summary>
    public bool NamesRules => _namesRules.Value;

    /// <summary>True where some settings file may give a rule of ours a severity for some files only.</summary>
    public bool MayNameSeverities => _mayNameSeverities.Value;

    /// <summary>True where there are files of the kind.</summary>
    public bool Has(InputKind kind)
    {
        foreach (var file in _options.AdditionalFiles)
        {
            if (KindOf(file) == kind)
                return true;
        }

        return false;
    }

    /// <summary>What the file is to us.</summary>
    public InputKind KindOf(AdditionalText file) => InputKinds.Of(file, _options);

    /// <summary>The feature flags of the app; unknown where the project has no cdk.json, or one that cannot be read.</summary>
    /// <remarks>What is read stays for all who ask: none of them can take it back.</remarks>
    public FeatureFlags ReadFlags()
    {
        foreach (var file in _options.AdditionalFiles)
        {
            if (KindOf(file) != InputKind.CdkSettings || file.GetText(CancellationToken.None) is not { } text)
                continue;
            try
            {
                return FeatureFlags.Read(new SourceFile(file.Path, text.ToString()));
            }
            catch (MalformedDocumentException)
            {
                return FeatureFlags.Unknown;
            }
        }

        return FeatureFlags.Unknown;
    }

    private OwnRules ReadRules()
    {
        var files = new List<SourceFile>();
        foreach (var file in _options.AdditionalFiles)
        {
            if (KindOf(file) == InputKind.Rules && file.GetText(CancellationToken.None) is { } text)
                files.Add(new SourceFile(file.Path, text.ToString()));
        }

        return files.Count == 0 ? OwnRules.None : OwnRules.Read(files);
    }

    private static bool ListsSettings(AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(ListsSettingsKey, out var lists) && lists == "true";

    // Most files do not even have the word in them.
    private bool HasSettings(string word, Func<EditorConfig, bool>? condition = null)
    {
        foreach (var file in _options.AdditionalFiles)
        {
            if (KindOf(file) != InputKind.Settings || file.GetText(CancellationToken.None)?.ToString() is not { } text)
                continue;
            if (text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0 && (condition is null || condition(EditorConfig.Read(new SourceFile(file.Path, text), ""))))
                return true;
        }

        return false;
    }
}

/// <summary>The rules of the project's own beside those that are shipped.</summary>
/// <param name="Catalogue">All of them.</param>
/// <param name="Problems">What is wrong with the project's own.</param>
internal sealed record OwnRules(RuleCatalogue Catalogue, IReadOnlyList<Problem> Problems)
{
    private static readonly Lazy<OwnRules> Shipped = new(static () => new OwnRules(new RuleCatalogue(BuiltInRules.Rules, [], BuiltInRules.Packs), []));

    public static OwnRules None => Shipped.Value;

    public static OwnRules Read(IReadOnlyList<SourceFile> files)
    {
        var own = RuleFiles.Read(files, null);
        var packs = new List<RulePack>(own.Packs);
        packs.AddRange(BuiltInRules.Packs);
        var catalogue = new RuleCatalogue(BuiltInRules.Rules, own.Rules, packs);
        var problems = new List<Problem>(own.Problems);
        problems.AddRange(CatalogueCheck.Problems(own.Rules, catalogue));
        return new OwnRules(catalogue, problems);
    }
}
