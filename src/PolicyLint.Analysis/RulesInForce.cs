using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PolicyLint.Evaluations;
using PolicyLint.Evaluations.Suppressions;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Settings;
using PolicyLint.Text;
using RuleSet = PolicyLint.Rules.RuleSet;

namespace PolicyLint.Analysis;

/// <summary>Which rules are in force for a file, by the settings that the compiler has resolved for it, and what they say.</summary>
internal sealed class RulesInForce
{
    /// <summary>Takes back what is said of all; no file of settings can hold it as a value.</summary>
    private const string Unset = "\0";

    private static readonly SourceFile Host = new(".editorconfig", "");
    private static readonly ConcurrentDictionary<string, FileSettings> Settings = new(StringComparer.Ordinal);

    private readonly AdditionalInputs _inputs;
    private readonly SyntaxTreeOptionsProvider? _severities;
    private readonly Lazy<Dictionary<string, string>> _global;
    private readonly Lazy<FileSettings> _ofAll;
    private readonly ConcurrentDictionary<SyntaxTree, FileSettings> _byTree = new();

    public RulesInForce(AdditionalInputs inputs, AnalyzerOptions options, Compilation compilation, Descriptors descriptors)
    {
        _inputs = inputs;
        Descriptors = descriptors;
        _severities = compilation.Options.SyntaxTreeOptionsProvider;
        _global = new Lazy<Dictionary<string, string>>(() => GlobalPairs(options));
        _ofAll = new Lazy<FileSettings>(() => SettingsOf(_global.Value));
    }

    public Descriptors Descriptors { get; }

    /// <summary>True for rules whose verdict depends on more than the judged resource.</summary>
    public static bool NeedsWorld(Rule rule) => rule.NeedsGraph || rule.IsConclusion || rule.Subject is RuleSubject.Template or RuleSubject.Account;

    /// <summary>The settings for a file of C#; the same instance for files with the same settings.</summary>
    /// <remarks>Asked for while its own findings are told and again at the end: the compiler, which has to be asked for each rule, is asked once.</remarks>
    public FileSettings SettingsOf(SyntaxTree tree, AnalyzerOptions options) =>
        _byTree.TryGetValue(tree, out var known) ? known : _byTree[tree] = Read(options.AnalyzerConfigOptionsProvider.GetOptions(tree), tree);

    /// <summary>The settings for a file that is no C#.</summary>
    public FileSettings SettingsOf(AdditionalText file, AnalyzerOptions options) => Read(options.AnalyzerConfigOptionsProvider.GetOptions(file), null);

    // Most files have the settings of all.
    private FileSettings Read(AnalyzerConfigOptions options, SyntaxTree? tree)
    {
        var own = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        AddOurs(own, options);
        if (tree is not null)
            AddCompilers(own, tree);
        return IsOfAll(own) ? _ofAll.Value : SettingsOf(Joined(own));
    }

    private bool IsOfAll(Dictionary<string, string> own)
    {
        foreach (var pair in own)
        {
            if ((_global.Value.TryGetValue(pair.Key, out var ofAll) ? ofAll : Unset) != pair.Value)
                return false;
        }

        return true;
    }

    // What is said of the file is stronger than what is said of all.
    private Dictionary<string, string> Joined(Dictionary<string, string> own)
    {
        var pairs = new Dictionary<string, string>(_global.Value, StringComparer.OrdinalIgnoreCase);
        foreach (var pair in own)
        {
            if (pair.Value == Unset)
                pairs.Remove(pair.Key);
            else
                pairs[pair.Key] = pair.Value;
        }

        return pairs;
    }

    private static FileSettings SettingsOf(Dictionary<string, string> pairs) => Settings.GetOrAdd(NameOf(pairs), _ => FileSettings.Of(pairs, Host));

    /// <summary>The rules with the severities in force under the settings.</summary>
    public RuleSet InForce(FileSettings settings) => Judges.Of(_inputs.Rules.Catalogue).InForce(settings);

    /// <summary>What judges stacks under the settings.</summary>
    public StackJudge JudgeFor(FileSettings settings) => Judges.Of(_inputs.Rules.Catalogue).For(settings);

    /// <summary>True for what is to be told: a finding that nobody accepted; what is unknown only where settings ask for it.</summary>
    public static bool IsTold(Evaluation evaluation, FileSettings settings) =>
        evaluation.IsFinding || (evaluation.Outcome == Outcome.Unknown && evaluation.Suppressed is null && settings.ShowsUnknown);

    private static string NameOf(Dictionary<string, string> pairs)
    {
        var keys = new List<string>(pairs.Keys);
        keys.Sort(StringComparer.OrdinalIgnoreCase);
        var name = new StringBuilder();
        foreach (var key in keys)
            name.Append(key).Append('=').Append(pairs[key]).Append('\n');
        return name.ToString();
    }

    private Dictionary<string, string> GlobalPairs(AnalyzerOptions options)
    {
        var pairs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        AddOurs(pairs, options.AnalyzerConfigOptionsProvider.GlobalOptions);
        if (_severities is null)
            return pairs;
        foreach (var descriptor in Descriptors.All)
        {
            if (_severities.TryGetGlobalDiagnosticValue(descriptor.Id, default, out var report) && SeverityOf(report) != Unset)
                pairs[KeyOf(descriptor.Id)] = SeverityOf(report);
        }

        return pairs;
    }

    private static void AddOurs(Dictionary<string, string> pairs, AnalyzerConfigOptions options)
    {
        foreach (var key in options.Keys)
        {
            if (key.StartsWith(SettingsKeys.Prefix, StringComparison.OrdinalIgnoreCase) && options.TryGetValue(key, out var value))
                pairs[key] = value;
        }
    }

    // A severity that switches a rule on, which no pack does; the compiler keeps these keys to itself, and is asked once for each rule and file.
    private void AddCompilers(Dictionary<string, string> pairs, SyntaxTree tree)
    {
        if (_severities is null || !_inputs.MayNameSeverities)
            return;
        foreach (var descriptor in Descriptors.All)
        {
            if (_severities.TryGetDiagnosticValue(tree, descriptor.Id, default, out var report))
                pairs[KeyOf(descriptor.Id)] = SeverityOf(report);
        }
    }

    private static string KeyOf(string id) => SettingsKeys.DiagnosticPrefix + id + ".severity";

    // Where it switches a rule off, the compiler does so by itself.
    private static string SeverityOf(ReportDiagnostic report) => report switch
    {
        ReportDiagnostic.Error => "error",
        ReportDiagnostic.Warn => "warning",
        ReportDiagnostic.Info => "suggestion",
        _ => Unset,
    };

    /// <summary>The judges of a catalogue; one for each kind of settings, for all compilations that have the catalogue.</summary>
    private sealed class Judges(RuleCatalogue catalogue)
    {
        private static readonly ConditionalWeakTable<RuleCatalogue, Judges> ByCatalogue = new();

        private readonly ConcurrentDictionary<FileSettings, Lazy<StackJudge>> _bySettings = new();
        private readonly SuppressionLedger _ledger = new(catalogue);
        private readonly RuleSelection _selection = new(catalogue);

        public static Judges Of(RuleCatalogue catalogue) => ByCatalogue.GetValue(catalogue, static key => new Judges(key));

        public RuleSet InForce(FileSettings settings) => _selection.For(settings);

        public StackJudge For(FileSettings settings) =>
            _bySettings.GetOrAdd(settings, key => new Lazy<StackJudge>(() => new StackJudge(OptionsFor(key), _ledger))).Value;

        // Diagnostics have no fingerprints.
        private EvaluationOptions OptionsFor(FileSettings settings) => EvaluationOptions.For(settings, InForce(settings)) with { MakesFingerprints = false };
    }
}

/// <summary>Holds the rules in force against stacks, and marks what somebody accepted.</summary>
internal sealed class StackJudge(EvaluationOptions options, SuppressionLedger ledger)
{
    private readonly RuleEvaluator _evaluator = new(options);
    private readonly HashSet<string> _rehearsed = new(StringComparer.Ordinal);

    public StackEvaluations Judge(Stack stack, ResourceGraph world, IReadOnlyList<SourceSpan>? comments = null) =>
        ledger.Judge(_evaluator, options, stack, world, comments);

    /// <summary>Judges a resource of the type that nobody wrote: its rules are read and compiled then, and so is the code that judges by them.</summary>
    /// <remarks>Nothing is left to do the second time.</remarks>
    public void Rehearse(string resourceType)
    {
        lock (_rehearsed)
        {
            if (!_rehearsed.Add(resourceType))
                return;
        }

        var file = new SourceFile("", "");
        var stack = new Stack(file);
        stack.Add(new Resource(stack, "Rehearsal", resourceType, new MapValue([], file.Whole), file.Whole));
        Judge(stack, new ResourceGraph([stack]));
    }
}
