using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PolicyLint.Rules;

namespace PolicyLint.Analyzers;

/// <summary>What an additional file is to us.</summary>
internal enum InputKind
{
    None,
    Template,
    Rules,
    CdkSettings,
    Settings,
}

/// <summary>Tells what additional files are to us; of our other assemblies only words are taken, which the compiler copies.</summary>
internal static class InputKinds
{
    private const string KindKey = "build_metadata.AdditionalFiles.PolicyLintKind";

    /// <summary>True where one of the files that the project hands over has something to judge, or rules.</summary>
    public static bool HasSubject(AnalyzerOptions options)
    {
        foreach (var file in options.AdditionalFiles)
        {
            if (Of(file, options) is InputKind.Template or InputKind.Rules)
                return true;
        }

        return false;
    }

    public static InputKind Of(AdditionalText file, AnalyzerOptions options)
    {
        options.AnalyzerConfigOptionsProvider.GetOptions(file).TryGetValue(KindKey, out var kind);
        return kind switch
        {
            "template" => InputKind.Template,
            "cdk" => InputKind.CdkSettings,
            "rules" => InputKind.Rules,
            "settings" => InputKind.Settings,
            null or "" when IsRuleFile(file.Path) => InputKind.Rules,
            _ => InputKind.None,
        };
    }

    private static bool IsRuleFile(string path) =>
        path.EndsWith(RuleFiles.RuleExtension, StringComparison.OrdinalIgnoreCase) || path.EndsWith(RuleFiles.PackExtension, StringComparison.OrdinalIgnoreCase);
}
