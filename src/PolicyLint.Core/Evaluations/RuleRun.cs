using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Scenarios;
using PolicyLint.Schemas;
using PolicyLint.Schemas.Policies;
using PolicyLint.Text;

namespace PolicyLint.Evaluations;

/// <summary>The evaluation of one stack while it runs: one rule and one resource after the other.</summary>
internal sealed class RuleRun
{
    private readonly EvaluationOptions _options;
    private readonly Stack _stack;
    private readonly ResourceGraph _world;
    private readonly ScenarioConstraint? _constraint;
    private readonly ScenarioWalk _walk;
    private readonly ScenarioTally _tally = new();
    private readonly Dictionary<string, IRuleParameters> _parameters = new(StringComparer.Ordinal);
    private readonly List<Evaluation> _evaluations = [];
    private readonly List<InternalError> _errors = [];
    private readonly HashSet<Problem> _problems = [];
    private readonly Dictionary<string, int> _passesByLayer = new(StringComparer.Ordinal);
    private Scope? _scope;
    private PolicyMemo _policies = new();
    private Scenario? _policiesIn;
    private int _passes;
    private int _notApplicable;
    private IReadOnlyList<LayerVerdicts>? _layers;

    public RuleRun(EvaluationOptions options, Stack stack, ResourceGraph world)
    {
        _options = options;
        _stack = stack;
        _world = world;
        _constraint = WorldConstraint.Of(world);
        _walk = new ScenarioWalk(_constraint);
    }

    /// <summary>Holds the rule against the value in every scenario and keeps what it comes to.</summary>
    /// <param name="resource">Null for a template or account as a whole.</param>
    /// <param name="place">Where a finding stands that names no place of its own.</param>
    public void Judge(RuleInForce inForce, Resource? resource, MapValue value, SourceSpan place)
    {
        try
        {
            Walk(inForce, resource, value, place);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // One rule that fails must not take the others with it; the report says that it is incomplete.
            _errors.Add(new InternalError(inForce.Rule.Id, resource?.LogicalId, exception.GetType().Name + ": " + exception.Message, place));
        }
    }

    public void DoesNotApply(RuleInForce inForce, SourceSpan place) => Keep(inForce, null, Outcome.NotApplicable, place);

    /// <summary>From now on rules see what the others came to.</summary>
    /// <param name="accept">Marks what somebody accepted; null where nobody did.</param>
    public void Conclude(Func<StackEvaluations, StackEvaluations>? accept)
    {
        var soFar = accept is not null && LayerTally.HasError(_evaluations) ? accept(Close()).Evaluations : _evaluations;
        _layers = LayerTally.Of(soFar, _passesByLayer);
        _scope = null;
    }

    public StackEvaluations Close()
    {
        var problems = new List<Problem>(_problems);
        problems.Sort(static (left, right) => left.Span.Start.CompareTo(right.Span.Start));
        var judged = _evaluations;
        if (_options.TellsFindingsApart)
        {
            if (_options.MakesFingerprints)
                judged = Fingerprints.Numbered(_evaluations);
            judged.Sort(EvaluationOrder.Compare);
        }

        var counts = OutcomeCounts.Of(judged);
        if (!_options.ShowPasses)
            counts += new OutcomeCounts { Passes = _passes, NotApplicable = _notApplicable };
        return new StackEvaluations(_stack, judged, counts, _errors, problems);
    }

    private void Walk(RuleInForce inForce, Resource? resource, MapValue value, SourceSpan place)
    {
        _walk.Restart(_constraint);
        var answer = Answer(inForce, resource, value);
        if (!_walk.Current.HasChoices)
        {
            Keep(inForce, resource, answer, null, place);
            return;
        }

        _tally.Clear();
        if (_walk.IsAdmissible)
            _tally.Add(answer);
        while (_walk.Next())
        {
            answer = Answer(inForce, resource, value);
            if (_walk.IsAdmissible)
                _tally.Add(answer);
        }

        KeepTally(inForce, resource, value, place);
    }

    private void KeepTally(RuleInForce inForce, Resource? resource, MapValue value, SourceSpan place)
    {
        var worst = _tally.Worst();
        if (worst.Outcome == Outcome.Fail)
            Keep(inForce, resource, worst, _tally.Named(worst, !_walk.WasCutOff), place);
        else if (_walk.WasCutOff)
            Keep(inForce, resource, TooManyScenarios(value), null, place);
        else
            Keep(inForce, resource, worst, null, place);
    }

    private ScenarioAnswer TooManyScenarios(MapValue value) =>
        new(Outcome.Unknown, Judgment.Unknown(value, $"too many scenarios (limit {DocumentLimits.Scenarios})"), _walk.Current);

    private ScenarioAnswer Answer(RuleInForce inForce, Resource? resource, MapValue value)
    {
        var scenario = _walk.Current;
        var scope = ScopeFor(inForce, resource, scenario);
        if (resource is not null && !scope.IsPresent(resource))
            return new(Outcome.NotApplicable, Judgment.Pass, scenario);
        var when = inForce.When?.Judge(value, scope) ?? Judgment.Pass;
        if (when.Verdict == Verdict.Fail)
            return new(Outcome.NotApplicable, Judgment.Pass, scenario);
        var require = inForce.Require.Judge(value, scope);

        // "When implies require" in Kleene's logic: whether the rule applies matters only to what does not satisfy it anyway.
        var judgment = when.Verdict == Verdict.Unknown && require.Verdict != Verdict.Pass ? when : require;
        return new(OutcomeOf(judgment.Verdict), judgment, scenario);
    }

    // One scope serves all rules about a resource that ask for nothing undecided and declare no parameters.
    private Scope ScopeFor(RuleInForce inForce, Resource? resource, Scenario scenario)
    {
        if (!ReferenceEquals(_policiesIn, scenario))
            (_policies, _policiesIn) = (new PolicyMemo(), scenario);
        if (inForce.HasParameters)
            return new Scope(scenario, resource, _world, ParametersOf(inForce.Rule)) { Layers = _layers, Policies = _policies };
        if (_scope is null || !ReferenceEquals(_scope.Resource, resource) || !ReferenceEquals(_scope.Scenario, scenario))
            _scope = new Scope(scenario, resource, _world, RuleParameters.None) { Layers = _layers, Policies = _policies };
        return _scope;
    }

    private IRuleParameters ParametersOf(Rule rule)
    {
        if (!_parameters.TryGetValue(rule.Id, out var parameters))
            _parameters[rule.Id] = parameters = new RuleParameters(rule, _stack, _options.Rules.Parameters, problem => _problems.Add(problem));
        return parameters;
    }

    private void Keep(RuleInForce inForce, Resource? resource, ScenarioAnswer answer, IReadOnlyList<ScenarioChoice>? named, SourceSpan place)
    {
        if (answer.Outcome is Outcome.Pass or Outcome.NotApplicable)
        {
            Keep(inForce, resource, answer.Outcome, place);
            return;
        }

        var judgment = answer.Judgment;
        _evaluations.Add(new Evaluation
        {
            Rule = inForce.Rule,
            Stack = _stack,
            Resource = resource,
            Outcome = answer.Outcome,
            Severity = inForce.Rule.Severity,
            Span = judgment.Span.File is null ? place : judgment.Span,
            Steps = judgment.Path,
            Because = judgment.Because,
            IsSecret = judgment.IsSecret,
            Scenario = named,
            Origin = judgment.Origin,
            OtherEnd = judgment.OtherEnd,
            Identity = !_options.MakesFingerprints ? null : Fingerprints.Of(inForce.Rule, _stack, resource, judgment.Path, answer.Scenario.Choices, named),
        });
    }

    private void Keep(RuleInForce inForce, Resource? resource, Outcome outcome, SourceSpan place)
    {
        if (outcome == Outcome.Pass && resource is not null)
            _passesByLayer[inForce.Layer] = _passesByLayer.TryGetValue(inForce.Layer, out var passes) ? passes + 1 : 1;
        if (_options.ShowPasses)
        {
            _evaluations.Add(new Evaluation
            {
                Rule = inForce.Rule,
                Stack = _stack,
                Resource = resource,
                Outcome = outcome,
                Severity = inForce.Rule.Severity,
                Span = place,
            });
        }
        else if (outcome == Outcome.Pass)
        {
            _passes++;
        }
        else
        {
            _notApplicable++;
        }
    }

    private static Outcome OutcomeOf(Verdict verdict) => verdict switch
    {
        Verdict.Fail => Outcome.Fail,
        Verdict.Unknown => Outcome.Unknown,
        _ => Outcome.Pass,
    };
}
