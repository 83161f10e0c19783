using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Scenarios;
using PolicyLint.Schemas;
using PolicyLint.Text;

namespace PolicyLint.Evaluations;

/// <summary>The evaluation of one stack while it runs: one rule and one resource after the other.</summary>
internal sealed class RuleRun
{
    private readonly EvaluationOptions _options;
    private readonly Stack _stack;
    private readonly ResourceGraph _world;
    private readonly ScenarioConstraint? _constraint;
    private readonly JudgingGround _ground;
    private readonly ScenarioTally _tally = new();
    private readonly List<Evaluation> _evaluations = [];
    private readonly List<InternalError> _errors = [];
    private readonly HashSet<Problem> _problems = [];
    private readonly Action<Problem> _report;
    private readonly Dictionary<string, int> _passesByLayer = new(StringComparer.Ordinal);
    private RuleParameters? _parameters;
    private int _passes;
    private int _notApplicable;
    private IReadOnlyList<LayerVerdicts>? _layers;

    public RuleRun(EvaluationOptions options, Stack stack, ResourceGraph world)
    {
        _options = options;
        _stack = stack;
        _world = world;
        _constraint = WorldConstraint.Of(world);
        _ground = new JudgingGround(_constraint);
        _report = problem => _problems.Add(problem);
    }

    /// <summary>Holds the rule against each of the subjects in every scenario and keeps what it comes to.</summary>
    public void Judge(RuleInForce inForce, List<Subject> subjects)
    {
        var held = 0;
        foreach (var subject in subjects)
        {
            if (!subject.IsJudgedAsWritten(inForce.Rule) && Judge(inForce, subject) == Outcome.Pass && subject.Resource is not null)
                held++;
        }

        if (held > 0)
            _passesByLayer[inForce.Layer] = _passesByLayer.TryGetValue(inForce.Layer, out var passes) ? passes + held : held;
    }

    public void DoesNotApply(RuleInForce inForce, Subject subject) => Keep(inForce, subject, Outcome.NotApplicable);

    /// <summary>From now on rules see what the others came to.</summary>
    /// <param name="accept">Marks what somebody accepted; null where nobody did.</param>
    public void Conclude(Func<StackEvaluations, StackEvaluations>? accept)
    {
        var soFar = accept is not null && LayerTally.HasError(_evaluations) ? accept(Close()).Evaluations : _evaluations;
        _layers = LayerTally.Of(soFar, _passesByLayer);
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

    private Outcome? Judge(RuleInForce inForce, Subject subject)
    {
        try
        {
            return Walk(inForce, subject);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // One rule that fails must not take the others with it; the report says that it is incomplete.
            _errors.Add(new InternalError(inForce.Rule.Id, subject.Resource?.LogicalId, exception.GetType().Name + ": " + exception.Message, subject.Place));
            return null;
        }
    }

    private Outcome Walk(RuleInForce inForce, Subject subject)
    {
        var ground = subject.Ground ?? _ground;
        var walk = ground.Walk;
        walk.Restart(_constraint);
        var answer = Answer(inForce, subject, ground);
        if (!walk.Current.HasChoices)
            return Keep(inForce, subject, answer, null);

        _tally.Clear();
        if (walk.IsAdmissible)
            _tally.Add(answer);
        while (walk.Next())
        {
            answer = Answer(inForce, subject, ground);
            if (walk.IsAdmissible)
                _tally.Add(answer);
        }

        subject.Ground ??= new JudgingGround(_constraint);
        return KeepTally(inForce, subject, walk);
    }

    private Outcome KeepTally(RuleInForce inForce, Subject subject, ScenarioWalk walk)
    {
        var worst = _tally.Worst();
        return worst.Outcome == Outcome.Fail ? Keep(inForce, subject, worst, _tally.Named(worst, !walk.WasCutOff))
            : walk.WasCutOff ? Keep(inForce, subject, TooManyScenarios(subject.Value, walk.Current), null)
            : Keep(inForce, subject, worst, null);
    }

    private static ScenarioAnswer TooManyScenarios(MapValue value, Scenario last) =>
        new(Outcome.Unknown, Judgment.Unknown(value, $"too many scenarios (limit {DocumentLimits.Scenarios})"), last);

    private ScenarioAnswer Answer(RuleInForce inForce, Subject subject, JudgingGround ground)
    {
        var scenario = ground.Walk.Current;
        var scope = ScopeFor(inForce, subject, ground);
        if (subject.Resource is not null && !scope.IsPresent(subject.Resource))
            return new(Outcome.NotApplicable, Judgment.Pass, scenario);
        var when = inForce.When is { } condition ? scope.Ask(condition, subject.Value) : Verdict.Pass;
        if (when == Verdict.Fail)
            return new(Outcome.NotApplicable, Judgment.Pass, scenario);
        var require = inForce.Require.Judge(subject.Value, scope);

        // "When implies require" in Kleene's logic: whether the rule applies matters only to what does not satisfy it anyway.
        var judgment = when == Verdict.Unknown && require.Verdict != Verdict.Pass ? inForce.When!.Judge(subject.Value, scope) : require;
        return new(OutcomeOf(judgment.Verdict), judgment, scenario);
    }

    // One scope serves all rules about a subject that ask for nothing undecided: of a rule it has the parameters alone.
    private Scope ScopeFor(RuleInForce inForce, Subject subject, JudgingGround ground)
    {
        var scenario = ground.Walk.Current;
        var parameters = inForce.HasParameters ? ParametersOf(inForce) : RuleParameters.None;
        if (subject.Scope is not { } scope || !ReferenceEquals(scope.Scenario, scenario) || !ReferenceEquals(scope.Layers, _layers))
            subject.Scope = scope = new Scope(scenario, subject.Resource, _world, parameters) { Layers = _layers, Policies = ground.Policies };
        scope.Parameters = parameters;
        return scope;
    }

    private RuleParameters ParametersOf(RuleInForce inForce)
    {
        if (_parameters is null || !ReferenceEquals(_parameters.Rule, inForce.Rule))
            _parameters = new RuleParameters(inForce.Rule, _stack, _options.Rules.Parameters, _report);
        return _parameters;
    }

    private Outcome Keep(RuleInForce inForce, Subject subject, ScenarioAnswer answer, IReadOnlyList<ScenarioChoice>? named)
    {
        if (answer.Outcome is Outcome.Pass or Outcome.NotApplicable)
            return Keep(inForce, subject, answer.Outcome);

        var judgment = answer.Judgment;
        _evaluations.Add(new Evaluation
        {
            Rule = inForce.Rule,
            Stack = _stack,
            Resource = subject.Resource,
            Outcome = answer.Outcome,
            Severity = inForce.Rule.Severity,
            Span = judgment.Span.File is null ? subject.Place : judgment.Span,
            Steps = judgment.Path,
            Because = judgment.Because,
            IsSecret = judgment.IsSecret,
            Scenario = named,
            Origin = judgment.Origin,
            OtherEnd = judgment.OtherEnd,
            Identity = !_options.MakesFingerprints ? null : Fingerprints.Of(inForce.Rule, _stack, subject.Resource, judgment.Path, answer.Scenario.Choices, named),
        });
        return answer.Outcome;
    }

    private Outcome Keep(RuleInForce inForce, Subject subject, Outcome outcome)
    {
        if (_options.ShowPasses)
        {
            _evaluations.Add(new Evaluation
            {
                Rule = inForce.Rule,
                Stack = _stack,
                Resource = subject.Resource,
                Outcome = outcome,
                Severity = inForce.Rule.Severity,
                Span = subject.Place,
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

        return outcome;
    }

    private static Outcome OutcomeOf(Verdict verdict) => verdict switch
    {
        Verdict.Fail => Outcome.Fail,
        Verdict.Unknown => Outcome.Unknown,
        _ => Outcome.Pass,
    };
}
