using System;
using System.Collections.Generic;
using System.Linq;
using PolicyLint.CloudFormation;
using PolicyLint.Documents;
using PolicyLint.Evaluations;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Scenarios;
using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Tests.CloudFormation;

/// <summary>A template, read: what it means and what is wrong with it.</summary>
internal sealed class Given
{
    private readonly List<Problem> _problems = [];

    private Given(string text, string path, (string Name, string Value)[] parameters)
    {
        var document = DocumentReader.Read(new SourceFile(path, text), _problems);
        Assert.Empty(_problems);
        var supplied = parameters.ToDictionary(
            p => p.Name, p => SuppliedParameter.OfText(p.Value, new SourceFile("parameters", p.Value).Whole), StringComparer.Ordinal);
        Stack = TemplateReader.Read(document.File, document.Root, new TemplateOptions { Parameters = supplied }, _problems);
    }

    public Stack Stack { get; }

    /// <summary>Problems as <c>line:column message</c>, in the order of their places.</summary>
    public IReadOnlyList<string> Problems =>
        [.. _problems.OrderBy(p => p.Span.Start).Select(p => p.Span.ToString().Substring(p.Span.File.Path.Length + 1) + " " + p.Message)];

    public static Given Template(string text, params (string Name, string Value)[] parameters) =>
        new(text, text.TrimStart().StartsWith('{') ? "t.json" : "t.yaml", parameters);

    /// <summary>A template whose resource <c>R</c> has the property <c>P</c>; the text is indented as YAML below it.</summary>
    public static Given Property(string value, string sections = "", params (string Name, string Value)[] parameters) =>
        Template($"{sections}\nResources:\n  Other: {{Type: 'Test::Other'}}\n  R:\n    Type: Test::Thing\n    Properties:\n      P: {value}\n", parameters);

    public Given WithoutProblems()
    {
        Assert.Empty(Problems);
        return this;
    }

    /// <summary>What the property P of R is, in each scenario; one line where it is the same in all.</summary>
    public string P => Of("R", "P");

    public string Of(string resource, string property)
    {
        var lines = new List<string>();
        var walk = new ScenarioWalk(Stack.Constraint);
        do
        {
            var value = walk.Current.ResolveDeep(Stack.Find(resource)!.Properties.Find(property));
            if (!walk.IsAdmissible)
                continue;
            var when = string.Join(", ", walk.Current.Choices.Select(c => c.Option.Phrase));
            lines.Add((when.Length == 0 ? "" : when + ": ") + Write(value));
        }
        while (walk.Next());
        return walk.WasCutOff ? "too many" : string.Join("\n", lines);
    }

    /// <summary>The verdicts of a rule that demands this of things (<c>Test::Thing</c>): <c>R Fail reason [scenario]</c>.</summary>
    public IReadOnlyList<string> Judged(string require, string resource = "Test::Thing", params Given[] others)
    {
        var text = $$"""
            { "id": "PL9001", "name": "things-are-good", "title": "Things are good", "severity": "error", "layer": "data", "resource": ["{{resource}}"],
              "require": {{require}}, "fix": { "text": "Mend it." } }
            """;
        var problems = new List<Problem>();
        var rule = RuleReader.Read(new SourceFile("test/things-are-good.rule.json", text), problems);
        Assert.Empty(problems.Select(p => p.Message));
        var options = new EvaluationOptions { Rules = new RuleSet([rule!]), ShowPasses = true };
        var world = new ResourceGraph([Stack, .. others.Select(o => o.Stack)]);
        var result = new RuleEvaluator(options).Evaluate(Stack, world);
        Assert.Empty(result.InternalErrors);
        return [.. result.Evaluations.Select(Write)];
    }

    private static string Write(Evaluation e)
    {
        var scenario = e.Scenario is null ? "" : " [" + string.Join(", ", e.Scenario.Select(c => c.Option.Phrase)) + "]";
        return $"{e.Resource} {e.Outcome}{(e.Because.Length > 0 ? ": " + e.Because : "")}{scenario}";
    }

    /// <summary>Values as tests say them: text as it is, other scalars with their kind where it matters, unknowns as <c>?(why)</c>.</summary>
    public static string Write(Value? value)
    {
        switch (value)
        {
            case null:
                return "nothing";
            case ScalarValue { Kind: ScalarKind.String } text:
                return "'" + text.Text + "'";
            case ScalarValue { Kind: ScalarKind.Null }:
                return "null";
            case ScalarValue scalar:
                return scalar.Text;
            case ReferenceValue reference:
                return "→" + reference.LogicalId + (reference.Attribute is null ? "" : "." + reference.Attribute);
            case UnknownValue unknown:
                return $"?({unknown.Because})";
            case JoinedValue joined:
                return "<" + string.Join("+", joined.Parts.Select(Write)) + ">";
            case ListValue list:
                return "[" + string.Join(", ", list.Items.Select(Write)) + (list.IsOpen ? ", …" : "") + "]";
            case MapValue map:
                return "{" + string.Join(", ", map.Entries.Select(e => e.Key + ": " + Write(e.Value))) + (map.IsOpen ? ", …" : "") + "}";
            default:
                return value.GetType().Name;
        }
    }
}
