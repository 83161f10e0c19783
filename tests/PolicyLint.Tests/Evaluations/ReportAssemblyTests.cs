using System;
using System.Linq;
using PolicyLint.Evaluations;
using PolicyLint.Evaluations.Suppressions;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Tests.Evaluations;

public class ReportAssemblyTests
{
    private static readonly Rule Mode = Sketch.Rule(Sketch.Is("Mode", "on"));
    private static readonly EvaluationOptions Options = new() { Rules = new RuleSet([.. LedgerRules.All, Mode]) };

    [Fact]
    public void Files_and_findings_are_ordered_by_path_whichever_was_ready_first()
    {
        var report = Assemble(Judge("b.yaml", "off"), Judge("a.yaml", "off"));
        Assert.Equal(["a.yaml", "b.yaml"], report.Files.Select(f => f.Path));
        Assert.Equal(["a.yaml", "b.yaml"], report.Evaluations.Select(e => e.Stack.File.Path));
        Assert.Equal(2, report.Counts.Fails);
        Assert.Equal(2, report.Counts.Errors);
    }

    [Fact]
    public void A_template_nested_twice_says_the_same_once()
    {
        var report = Assemble(Judge("a.yaml", "off"), Judge("a.yaml", "off"));
        Assert.Single(report.Evaluations);
        Assert.Equal(1, report.Counts.Fails);
    }

    [Fact]
    public void A_suppression_is_of_use_if_one_of_the_nested_stacks_needs_it()
    {
        var used = Judge("a.yaml", "off", Suppress);
        var unused = Judge("a.yaml", "on", Suppress);
        Assert.Equal("PL0003", Assert.Single(unused.Evaluations).Rule.Id);
        Assert.DoesNotContain(Assemble(used, unused).Evaluations, e => e.Rule.Id == "PL0003");
        Assert.Single(Assemble(unused, unused).Evaluations, e => e.Rule.Id == "PL0003");
    }

    [Fact]
    public void A_misspelt_parameter_in_metadata_is_a_problem_of_its_file()
    {
        var metadata = Sketch.Map(("PolicyLint", Sketch.Map(("waf", Sketch.Map(("wcu.mx", Sketch.Text("3")))))));
        var rule = Sketch.Rule(Sketch.Is("Mode", "on"), parameters: new RuleParameter("waf.wcu.max", "number", null, "The most."));
        var stack = Sketch.Stack("Thing:", s => [Sketch.Resource(s, "Thing", "Test::Thing", Sketch.Map(), metadata)]);
        var judged = new SuppressionLedger(new RuleCatalogue([rule], [], [])).Apply(Sketch.Evaluate(stack, Options), Options);
        var problem = Assert.Single(Assemble(judged).Files.Single().Problems);
        Assert.Equal("no rule has a parameter 'waf.wcu.mx'; did you mean 'waf.wcu.max'?", problem.Message);
    }

    [Fact]
    public void A_report_has_findings_from_the_severity_on_that_is_asked_for()
    {
        var report = Assemble(new RuleEvaluator(Options with { Rules = new RuleSet([Mode with { Severity = Severity.Warning }]) }).Evaluate(Thing("a.yaml", "off", null), new ResourceGraph([])));
        Assert.True(report.HasFindings(Severity.Info));
        Assert.True(report.HasFindings(Severity.Warning));
        Assert.False(report.HasFindings(Severity.Error));
    }

    [Fact]
    public void An_internal_error_makes_the_report_incomplete()
    {
        var broken = Sketch.Rule(Sketch.Asks((_, _) => throw new InvalidOperationException("broken")));
        Assert.False(Assemble(Judge("a.yaml", "on")).IsIncomplete);
        Assert.True(Assemble(Sketch.Evaluate(Thing("a.yaml", "on", null), broken)).IsIncomplete);
    }

    private static MapValue Suppress => Sketch.Map(("PolicyLint", Sketch.Map(("Suppress", Sketch.Map(("Rule", Sketch.Text("PL9001")), ("Reason", Sketch.Text("r")))))));

    private static Stack Thing(string path, string mode, MapValue? metadata) =>
        Sketch.Stack("Thing:", s => [Sketch.Resource(s, "Thing", "Test::Thing", Sketch.Map(("Mode", Sketch.Text(mode))), metadata)], path: path);

    private static StackEvaluations Judge(string path, string mode, MapValue? metadata = null) =>
        new SuppressionLedger(new RuleCatalogue([Mode], [], [])).Apply(Sketch.Evaluate(Thing(path, mode, metadata), Options), Options);

    private static Report Assemble(params StackEvaluations[] stacks)
    {
        var files = stacks.Select(s => s.Stack.File).DistinctBy(f => f.Path).Select(f => new FileReport(f.Path, FileKind.Template, f, Array.Empty<Problem>())).ToList();
        return ReportAssembly.Assemble(files, stacks, [Mode]);
    }
}
