using System;
using System.Collections.Generic;
using System.Linq;
using PolicyLint.Documents;
using PolicyLint.Evaluations;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Schemas;
using PolicyLint.Text;

namespace PolicyLint.Tests.Evaluations;

/// <summary>Stacks, values and rules put together by hand, so that evaluation is tested without readers and the rule language.</summary>
internal static class Sketch
{
    private static readonly SourceFile RuleFile = new("rules/sketch.rule.json", "{}");

    /// <summary>A stack whose resources are found in the text: each stands at the first occurrence of its logical id.</summary>
    public static Stack Stack(string text, Func<Stack, IEnumerable<Resource>> resources, MapValue? metadata = null, ScenarioConstraint? constraint = null, string path = "template.yaml")
    {
        var stack = new Stack(new SourceFile(path, text));
        foreach (var resource in resources(stack))
            stack.Add(resource);
        stack.Seal(metadata ?? Map(), Map(("Outputs", Map())), null, constraint);
        return stack;
    }

    public static Resource Resource(Stack stack, string logicalId, string type, MapValue properties, MapValue? metadata = null, Condition? presence = null)
    {
        var start = Math.Max(0, stack.File.Text.IndexOf(logicalId, StringComparison.Ordinal));
        var span = stack.File.Span(start, Math.Min(stack.File.Text.Length, start + logicalId.Length));
        return new Resource(stack, logicalId, type, properties, span)
        {
            Presence = presence,
            Attributes = metadata is null ? Map() : Map(("Metadata", metadata)),
        };
    }

    public static ScalarValue Text(string text) => new(ScalarKind.String, text, default);

    public static ScalarValue At(Stack stack, string text)
    {
        var start = stack.File.Text.IndexOf(text, StringComparison.Ordinal);
        return new(ScalarKind.String, text, stack.File.Span(start, start + text.Length));
    }

    public static ListValue List(params Value[] items) => new(items, default);

    public static MapValue Map(params (string Key, Value Value)[] entries) =>
        new(entries.Select(e => new PropertyEntry(e.Key, default, e.Value)).ToArray(), default);

    public static Variable Variable(string name, params string[] options) =>
        new(name, options.Select(o => new VariableOption(o, $"{name} is '{o}'")).ToArray());

    public static ChoiceValue Choice(Variable variable, params Value?[] values) => new VariableChoice(variable, values);

    /// <summary>The scenario in which every variable has its first option.</summary>
    public static IScenario FirstOptions { get; } = new FirstScenario();

    public static Condition When(Variable variable, string option) => new VariableCondition(variable, option);

    public static Rule Rule(Schema require, string id = "PL9001", string type = "Test::Thing", Schema? when = null, RuleSubject subject = RuleSubject.Resource, params RuleParameter[] parameters) => new()
    {
        Id = id,
        Name = "rule-" + id,
        Title = "Things are as they should be",
        Severity = Severity.Error,
        Layer = "data",
        Topic = "test",
        Subject = subject,
        ResourceTypes = subject == RuleSubject.Resource ? [type] : [],
        When = when,
        Require = require,
        Parameters = parameters,
        Span = RuleFile.Whole,
    };

    /// <summary>Demands that the property is the text; unknown where it is unknown, and a fail where it is absent.</summary>
    public static Schema Is(string property, string text) => new Asking((value, scope) => scope.Find((MapValue)value, property) switch
    {
        null => Judgment.Fail(value.Span, $"{property} is not set").Under(property),
        ScalarValue scalar when scalar.Text == text => Judgment.Pass,
        ScalarValue scalar => Judgment.Fail(scalar, $"must be '{text}'").Under(property),
        var other => Judgment.Unknown(other, "is not known").Under(property),
    });

    public static Schema Asks(Func<Value, Scope, Judgment> judge) => new Asking(judge);

    public static StackEvaluations Evaluate(Stack stack, params Rule[] rules) => Evaluate(stack, new EvaluationOptions { Rules = new RuleSet(rules) });

    public static StackEvaluations Evaluate(Stack stack, EvaluationOptions options) =>
        new RuleEvaluator(options).Evaluate(stack, new ResourceGraph([stack]));

    private sealed class FirstScenario : IScenario
    {
        public int Choose(Variable variable) => 0;
    }

    private sealed class Asking(Func<Value, Scope, Judgment> judge) : Schema
    {
        public override Judgment Judge(Value value, Scope scope) => judge(value, scope);
    }

    private sealed class VariableChoice(Variable variable, IReadOnlyList<Value?> values) : ChoiceValue(default)
    {
        public override Value? In(IScenario scenario) => values[scenario.Choose(variable)];

        public override IEnumerable<Value> Alternatives => values.OfType<Value>();
    }

    private sealed class VariableCondition(Variable variable, string option) : Condition
    {
        public override bool Holds(IScenario scenario) => variable.Options[scenario.Choose(variable)].Label == option;
    }
}
