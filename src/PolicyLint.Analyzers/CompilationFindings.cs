using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using PolicyLint.Cdk;
using PolicyLint.Evaluations;
using PolicyLint.Settings;
using PolicyLint.Text;

namespace PolicyLint.Analyzers;

/// <summary>What the rules say of a compilation's C#; evaluated when the first file asks, once for each kind of settings.</summary>
internal sealed class CompilationFindings(Compilation compilation, RulesInForce rules)
{
    private readonly Lazy<CdkModel> _model = new(() => CdkModel.Read(compilation));
    private readonly ConcurrentDictionary<FileSettings, Lazy<IReadOnlyList<Evaluation>>> _evaluations = new();

    public SourceMap Sources => _model.Value.Sources;

    /// <summary>Code that could not be followed for an error of ours.</summary>
    public IReadOnlyList<Problem> Failures => _model.Value.Failures;

    /// <summary>All findings under the settings, wherever they are; each place and reason once.</summary>
    public IReadOnlyList<Evaluation> Under(FileSettings settings) =>
        _evaluations.GetOrAdd(settings, key => new Lazy<IReadOnlyList<Evaluation>>(() => Evaluate(key))).Value;

    private List<Evaluation> Evaluate(FileSettings settings)
    {
        var evaluator = new RuleEvaluator(EvaluationOptions.For(settings, rules.For(settings)));
        var findings = new List<Evaluation>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var world in _model.Value.Worlds)
        {
            foreach (var stack in world.Stacks)
            {
                foreach (var evaluation in evaluator.Evaluate(stack, world).Evaluations)
                {
                    // A class that is made twice has its findings twice.
                    if (evaluation.IsFinding && seen.Add(evaluation.Rule.Id + evaluation.Span + evaluation.Because))
                        findings.Add(evaluation);
                }
            }
        }

        findings.Sort(EvaluationOrder.Compare);
        return findings;
    }
}
