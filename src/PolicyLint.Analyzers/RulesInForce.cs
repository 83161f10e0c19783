using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PolicyLint.Evaluations;
using PolicyLint.Evaluations.Suppressions;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Settings;
using PolicyLint.Text;
using RuleSet = PolicyLint.Rules.RuleSet;

namespace PolicyLint.Analyzers;

/// <summary>Which rules are in force for a file, by the settings that the compiler has resolved for it, and what they say.</summary>
internal sealed class RulesInForce(AdditionalInputs inputs, AnalyzerOptions analyzerOptions)
{
    private static readonly SourceFile Host = new(".editorconfig", "");

    private readonly ConcurrentDictionary<string, FileSettings> _settings = new(StringComparer.Ordinal);
    private readonly Lazy<SuppressionLedger> _ledger = new(() => new SuppressionLedger(inputs.Rules.Catalogue));
    private readonly Lazy<RuleSelection> _selection = new(() => new RuleSelection(inputs.Rules.Catalogue));

    /// <summary>True for rules whose verdict depends on more than the judged resource.</summary>
    public static bool NeedsWorld(Rule rule) => rule.NeedsGraph || rule.IsConclusion || rule.Subject is RuleSubject.Template or RuleSubject.Account;

    /// <summary>The settings for a file; the same instance for files with the same settings.</summary>
    /// <param name="options">What the compiler says of the file.</param>
    /// <param name="tree">Null for a file that is no C#.</param>
    public FileSettings SettingsOf(AnalyzerConfigOptions options, SyntaxTree? tree, Compilation compilation)
    {
        var pairs = new SortedDictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        AddOurs(pairs, analyzerOptions.AnalyzerConfigOptionsProvider.GlobalOptions);
        AddOurs(pairs, options);
        AddCompilers(pairs, tree, compilation);
        var name = new System.Text.StringBuilder();
        foreach (var pair in pairs)
            name.Append(pair.Key).Append('=').Append(pair.Value).Append('\n');
        return _settings.GetOrAdd(name.ToString(), _ => FileSettings.Of(pairs, Host));
    }

    /// <summary>The rules with the severities in force under the settings.</summary>
    public RuleSet InForce(FileSettings settings) => _selection.Value.For(settings);

    /// <summary>What judges stacks under the settings.</summary>
    public StackJudge JudgeFor(FileSettings settings) => new(EvaluationOptions.For(settings, InForce(settings)), _ledger.Value);

    /// <summary>True for what is to be told: a finding that nobody accepted; what is unknown only where settings ask for it.</summary>
    public static bool IsTold(Evaluation evaluation, FileSettings settings) =>
        evaluation.IsFinding || (evaluation.Outcome == Outcome.Unknown && evaluation.Suppressed is null && settings.ShowsUnknown);

    private static void AddOurs(SortedDictionary<string, string> pairs, AnalyzerConfigOptions options)
    {
        foreach (var key in options.Keys)
        {
            if (key.StartsWith(SettingsKeys.Prefix, StringComparison.OrdinalIgnoreCase) && options.TryGetValue(key, out var value))
                pairs[key] = value;
        }
    }

    // A severity that switches a rule on, which no pack does; the compiler keeps these keys to itself.
    private static void AddCompilers(SortedDictionary<string, string> pairs, SyntaxTree? tree, Compilation compilation)
    {
        if (compilation.Options.SyntaxTreeOptionsProvider is not { } provider)
            return;
        foreach (var descriptor in Descriptors.All)
        {
            if (((tree is not null && provider.TryGetDiagnosticValue(tree, descriptor.Id, default, out var report)) || provider.TryGetGlobalDiagnosticValue(descriptor.Id, default, out report))
                && report is ReportDiagnostic.Error or ReportDiagnostic.Warn or ReportDiagnostic.Info)
            {
                pairs[SettingsKeys.DiagnosticPrefix + descriptor.Id + ".severity"] = report == ReportDiagnostic.Error ? "error" : report == ReportDiagnostic.Warn ? "warning" : "suggestion";
            }
        }
    }
}

/// <summary>Holds the rules in force against stacks, and marks what somebody accepted.</summary>
internal sealed class StackJudge(EvaluationOptions options, SuppressionLedger ledger)
{
    private readonly RuleEvaluator _evaluator = new(options);

    public StackEvaluations Judge(Stack stack, ResourceGraph world, IReadOnlyList<SourceSpan>? comments = null) =>
        Accept(_evaluator.Evaluate(stack, world, evaluated => Accept(evaluated, comments)), comments);

    private StackEvaluations Accept(StackEvaluations evaluated, IReadOnlyList<SourceSpan>? comments) => ledger.Apply(evaluated, options, comments);
}
