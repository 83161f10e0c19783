using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PolicyLint.Cdk;
using PolicyLint.Cli.Pages;
using PolicyLint.Evaluations;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Roslyn.Tests.Pages;

/// <summary>All examples in C# on the pages of some rules, compiled and evaluated together, each in a namespace of its own.</summary>
internal sealed class ExampleCompilation
{
    private readonly List<Example> _examples = [];
    private readonly Dictionary<string, List<Problem>> _failures = new(StringComparer.Ordinal);
    private readonly RuleCatalogue _catalogue;

    public ExampleCompilation(IEnumerable<Rule> rules, RuleCatalogue catalogue, Func<Rule, SourceFile?> pageOf)
    {
        _catalogue = catalogue;
        foreach (var rule in rules)
        {
            _failures[rule.Id] = [];
            if (pageOf(rule) is { } page)
                Add(rule, page);
        }

        var compilation = CSharpCompilation.Create("Examples", _examples.Select(static e => e.Tree), CdkReferences.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var byTree = _examples.ToDictionary(static e => e.Tree);
        AddErrors(compilation, byTree);
        Evaluate(CdkModel.Read(compilation), byTree);
    }

    public int Count => _examples.Count;

    /// <summary>Where the examples on the rule's page differ from what the rule says of them.</summary>
    public IReadOnlyList<Problem> FailuresOf(Rule rule) => _failures[rule.Id];

    private void Add(Rule rule, SourceFile page)
    {
        // What is wrong with the page's form is the business of another test.
        foreach (var section in PageReader.Read(page, new List<Problem>()).Sections)
        {
            foreach (var example in section.Examples.Where(static e => e.Kind == ExampleKind.CSharp))
                _examples.Add(new Example(rule, section.Outcome, example, ExampleCode.Parse(example, _examples.Count, rule.ResourceTypes)));
        }
    }

    private void AddErrors(Compilation compilation, Dictionary<SyntaxTree, Example> byTree)
    {
        foreach (var error in compilation.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error))
        {
            if (error.Location.SourceTree is not { } tree || !byTree.TryGetValue(tree, out var example))
                throw new InvalidOperationException(error.ToString());
            example.Compiles = false;
            var line = error.Location.GetLineSpan().StartLinePosition.Line;
            Fail(example, line, $"the example does not compile: {error.Id}: {error.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}");
        }
    }

    private void Evaluate(CdkModel model, Dictionary<SyntaxTree, Example> byTree)
    {
        foreach (var failure in model.Failures)
            Fail(byTree[model.Sources.Tree(failure.Span.File)!], failure.Span.Line - 1, "internal error: " + failure.Message);
        foreach (var world in model.Worlds)
            byTree[model.Sources.Tree(world.Stacks[0].File)!].Worlds.Add(world);
        foreach (var example in _examples.Where(static e => e.Compiles))
            Check(example);
    }

    private void Check(Example example)
    {
        var failures = _failures[example.Rule.Id];
        var evaluator = new RuleEvaluator(ExampleOptions.Of(example.Rule, example.Page, _catalogue, failures));
        var all = new List<Evaluation>();
        foreach (var world in example.Worlds)
        {
            foreach (var stack in world.Stacks)
            {
                var result = evaluator.Evaluate(stack, world);
                // A rule that draws a conclusion from the others is judged with all of them in force.
                all.AddRange(result.Evaluations.Where(e => e.Rule.Id == example.Rule.Id));
                failures.AddRange(result.InternalErrors.Select(static e => e.ToProblem()));
            }
        }

        new ExampleCheck(example.Page, example.Expected, all, failures).Run();
    }

    private void Fail(Example example, int line, string message)
    {
        var file = example.Page.Source;
        var at = Math.Min(line, file.LineCount - 1);
        _failures[example.Rule.Id].Add(new Problem(file.Span(file.StartOfLine(at), file.StartOfLine(at) + file.LineText(at).Length), message));
    }

    private sealed class Example(Rule rule, Outcome expected, PageExample page, SyntaxTree tree)
    {
        public Rule Rule { get; } = rule;

        public Outcome Expected { get; } = expected;

        public PageExample Page { get; } = page;

        public SyntaxTree Tree { get; } = tree;

        public bool Compiles { get; set; } = true;

        public List<ResourceGraph> Worlds { get; } = [];
    }
}
