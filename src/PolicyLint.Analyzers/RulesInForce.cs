using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PolicyLint.Rules;
using PolicyLint.Settings;
using PolicyLint.Text;

namespace PolicyLint.Analyzers;

/// <summary>Which rules are in force for a file, by the settings that the compiler has resolved for it.</summary>
internal sealed class RulesInForce
{
    private static readonly RuleCatalogue Catalogue = new(BuiltInRules.Rules, [], BuiltInRules.Packs);
    private static readonly SourceFile Host = new(".editorconfig", "");

    private readonly RuleSelection _selection = new(Catalogue, static rule => rule.Subject != RuleSubject.Suppression);
    private readonly ConcurrentDictionary<string, FileSettings> _settings = new(StringComparer.Ordinal);

    /// <summary>The settings for a file; the same instance for files with the same settings.</summary>
    public FileSettings SettingsOf(AnalyzerConfigOptions options, SyntaxTree? tree, Compilation compilation)
    {
        var pairs = new List<KeyValuePair<string, string>>();
        foreach (var key in options.Keys)
        {
            if (key.StartsWith(SettingsKeys.Prefix, StringComparison.OrdinalIgnoreCase) && options.TryGetValue(key, out var value))
                pairs.Add(new KeyValuePair<string, string>(key, value));
        }

        if (tree is not null)
            AddCompilers(pairs, tree, compilation);
        pairs.Sort(static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        var name = new System.Text.StringBuilder();
        foreach (var pair in pairs)
            name.Append(pair.Key).Append('=').Append(pair.Value).Append('\n');
        return _settings.GetOrAdd(name.ToString(), _ => FileSettings.Of(pairs, Host));
    }

    public PolicyLint.Rules.RuleSet For(FileSettings settings) => _selection.For(settings);

    // A severity that switches a rule on, which no pack does; the compiler keeps these keys to itself.
    private static void AddCompilers(List<KeyValuePair<string, string>> pairs, SyntaxTree tree, Compilation compilation)
    {
        if (compilation.Options.SyntaxTreeOptionsProvider is not { } provider)
            return;
        foreach (var descriptor in Descriptors.All)
        {
            if (provider.TryGetDiagnosticValue(tree, descriptor.Id, default, out var report)
                && report is ReportDiagnostic.Error or ReportDiagnostic.Warn or ReportDiagnostic.Info)
            {
                var word = report == ReportDiagnostic.Error ? "error" : report == ReportDiagnostic.Warn ? "warning" : "suggestion";
                pairs.Add(new KeyValuePair<string, string>(SettingsKeys.DiagnosticPrefix + descriptor.Id + ".severity", word));
            }
        }
    }
}
