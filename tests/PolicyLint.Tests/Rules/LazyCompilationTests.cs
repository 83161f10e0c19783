using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using PolicyLint.Evaluations;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Tests.Evaluations;
using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Tests.Rules;

/// <summary>What keeps a start cheap, counted rather than timed.</summary>
public class LazyCompilationTests
{
    [Fact]
    public void No_rule_is_compiled_by_being_read() =>
        Assert.DoesNotContain(BuiltInRules.Read().Rules, rule => rule.IsCompiled);

    [Fact]
    public void What_is_told_of_a_rule_without_reading_its_schemas_is_what_reading_them_tells()
    {
        var proved = BuiltInRules.Read().Rules.ToDictionary(rule => rule.Id);
        foreach (var file in BuiltInRules.Files().Where(file => file.Path.EndsWith(RuleFiles.RuleExtension, StringComparison.Ordinal)))
        {
            var whole = RuleReader.Read(file, new List<Problem>())!;
            Assert.Equal(Told(whole), Told(proved[whole.Id]));
        }

        static string Told(Rule rule) =>
            $"{rule.Id} {rule.NeedsGraph} {rule.BuildsOnRules} {rule.IsConclusion} {string.Join(' ', rule.RelatedTypes.Order(StringComparer.Ordinal))}";
    }

    [Fact]
    public void Only_rules_of_types_that_occur_are_compiled()
    {
        var rules = BuiltInRules.Read().Rules;
        var evaluator = new RuleEvaluator(new EvaluationOptions { Rules = new RuleSet(rules, ParameterValues.None) });
        var stack = Sketch.Stack("Key", s => [Sketch.Resource(s, "Key", "AWS::KMS::Key", Sketch.Map())]);

        evaluator.Evaluate(stack, new ResourceGraph([stack]));

        var aboutResources = rules.Where(rule => rule.Subject == RuleSubject.Resource).ToList();
        Assert.Equal(
            aboutResources.Where(rule => rule.ResourceTypes.Contains("AWS::KMS::Key")).Select(rule => rule.Id),
            aboutResources.Where(rule => rule.IsCompiled).Select(rule => rule.Id));
    }

    // Rules are shared by the threads that judge: a flag of two bytes could be seen as known and not yet as true.
    [Fact]
    public void What_is_found_later_is_kept_in_fields_that_are_written_at_once()
    {
        var written = typeof(Rule).Assembly.GetType("PolicyLint.Rules.RuleSchemas", throwOnError: true)!.GetFields(BindingFlags.Instance | BindingFlags.NonPublic).Where(field => !field.IsInitOnly).ToList();

        Assert.NotEmpty(written);
        Assert.All(written, field => Assert.True(!field.FieldType.IsValueType || field.FieldType == typeof(int), field.Name));
    }
}
