using System;
using System.Collections.Generic;
using System.Linq;
using PolicyLint.Evaluations;
using PolicyLint.Model;
using PolicyLint.Rules;

namespace PolicyLint.Roslyn.Tests.Differential;

/// <summary>What all rules say of C#, held against what they say of the template that it makes: pair by pair of rule and resource.</summary>
internal sealed class Comparison
{
    private static readonly RuleEvaluator Evaluator = new(new EvaluationOptions { Rules = new RuleSet(BuiltInRules.Rules), ShowPasses = true });

    /// <summary>Pairs that are a finding in both or in neither: what is not known of the code may make a pass of what does not apply.</summary>
    public int Agreeing { get; private set; }

    /// <summary>Pairs that the template decides and the code does not, each with the reason.</summary>
    public List<string> Unknown { get; } = [];

    /// <summary>Pairs that the template decides, of resources that the code is not seen to make.</summary>
    public List<string> NotMade { get; } = [];

    /// <summary>Pairs on which they differ.</summary>
    public List<string> Contradictions { get; } = [];

    public int Undecided => Unknown.Count + NotMade.Count;

    public int Decided => Agreeing + Undecided + Contradictions.Count;

    /// <summary>Adds a stack.</summary>
    /// <param name="name">What the stack is called in what is said of it.</param>
    public void Add(string name, IEnumerable<ResourceGraph> code, Stack template)
    {
        var ofCode = new Dictionary<(string Rule, string Resource), Evaluation>();
        var made = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (world, stack) in code.SelectMany(static w => w.Stacks.Select(s => (w, s))))
        {
            made.UnionWith(stack.Resources.Select(r => NameIn(template, r)));
            foreach (var evaluation in Evaluations(stack, world))
                ofCode[(evaluation.Rule.Id, NameIn(template, evaluation.Resource!))] = evaluation;
        }

        var ofTemplate = new HashSet<(string, string)>();
        foreach (var evaluation in Evaluations(template, new ResourceGraph([template])))
        {
            var key = (evaluation.Rule.Id, evaluation.Resource!.LogicalId);
            ofTemplate.Add(key);
            Compare($"{name} {key.Id} {evaluation.Resource.Type} {key.LogicalId}", evaluation, ofCode.GetValueOrDefault(key), made.Contains(key.LogicalId));
        }

        foreach (var invented in ofCode.Where(c => !ofTemplate.Contains(c.Key) && c.Key.Resource[0] != '?' && c.Value.Resource!.Presence is null && c.Value.Outcome is Outcome.Fail or Outcome.Pass))
            Contradictions.Add($"{name} {invented.Key.Rule} {invented.Value.Resource!.Type} {invented.Key.Resource}: {Said(invented.Value)}, not in the template");
    }

    public override string ToString() => FormattableString.Invariant(
        $"{Decided} decided pairs: {Agreeing} agree, {Unknown.Count} unknown, {NotMade.Count} not made, {Contradictions.Count} contradict; unknown {100.0 * Undecided / Math.Max(1, Decided):0.0} %");

    private void Compare(string name, Evaluation template, Evaluation? code, bool isMade)
    {
        if (template.Outcome == Outcome.Unknown)
            return;
        var isDecided = template.Outcome != Outcome.NotApplicable;
        if (code is null && !isMade)
            Count(NotMade, isDecided, name);
        else if (code is null)
            Contradictions.Add($"{name}: of another type in the code");
        else if (code.Outcome == Outcome.Unknown)
            Count(Unknown, isDecided, $"{name}: {code.Because}");
        else if ((code.Outcome == Outcome.Fail) != (template.Outcome == Outcome.Fail))
            Contradictions.Add($"{name}: code {Said(code)}, template {Said(template)}");
        else if (isDecided)
            Agreeing++;
    }

    // A deployment's id ends with a hash of the template, which no code has; an id that only a run gives is that of the one resource of the type.
    private static string NameIn(Stack template, Resource made)
    {
        var candidates = template.Resources.Where(r => r.Type == made.Type).ToList();
        if (made.Type == "AWS::ApiGateway::Deployment")
            return candidates.Find(r => r.LogicalId.StartsWith(made.LogicalId, StringComparison.Ordinal))?.LogicalId ?? made.LogicalId;
        return made.LogicalId[0] == '?' && candidates.Count == 1 ? candidates[0].LogicalId : made.LogicalId;
    }

    private static void Count(List<string> list, bool isDecided, string line)
    {
        if (isDecided)
            list.Add(line);
    }

    private static string Said(Evaluation evaluation) => $"{evaluation.Outcome} ({evaluation.Path}: {evaluation.Because})";

    private static IEnumerable<Evaluation> Evaluations(Stack stack, ResourceGraph world) =>
        Evaluator.Evaluate(stack, world).Evaluations.Where(static e => e.Resource is not null);
}
