using System.Collections.Generic;
using System.Linq;
using PolicyLint.CloudFormation;
using PolicyLint.Evaluations;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Tests.Evaluations;

/// <summary>A policy is read once for all rules of a scenario; what rules and scenarios do not share stays theirs.</summary>
public class SharedPolicyTests
{
    [Fact]
    public void Each_rule_asks_with_its_own_parameters()
    {
        var found = Judge(
            """{ "Type": "AWS::KMS::Key", "Properties": { "KeyPolicy": { "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "kms:*", "Resource": "*" }] } } }""",
            Rule("PL9001", "111122223333"),
            Rule("PL9002", "444455556666"));

        Assert.Equal(["PL9001 Pass", "PL9002 Fail"], found);
    }

    [Fact]
    public void Each_scenario_has_its_own_statements()
    {
        var found = Judge(
            """
            { "Type": "AWS::KMS::Key", "Properties": { "KeyPolicy": { "Fn::If": ["IsProd",
              { "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "kms:*", "Resource": "*" }] },
              { "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "777788889999" }, "Action": "kms:*", "Resource": "*" }] }] } } }
            """,
            Rule("PL9001", "111122223333"),
            Rule("PL9002", "777788889999"));

        Assert.Equal(["PL9001 Fail Env is not 'prod'", "PL9002 Fail Env is 'prod'"], found);
    }

    private static string Rule(string id, string account) =>
        $$"""
        { "id": "{{id}}", "name": "rule-{{id.ToLowerInvariant()}}", "title": "Only the own account is trusted", "severity": "error", "layer": "data", "resource": "AWS::KMS::Key",
          "parameters": { "accounts": { "type": "list", "default": ["{{account}}"], "description": "The own account." } },
          "require": { "at": "KeyPolicy", "statements": { "every": { "not": { "principalIs": { "some": "otherAccount", "accounts": { "parameter": "accounts" } } } } } } }
        """;

    private static IEnumerable<string> Judge(string key, params string[] rules)
    {
        var problems = new List<Problem>();
        var read = rules.Select(text => RuleReader.Read(new SourceFile("rules/kms/a.rule.json", text), problems)).ToList();
        var file = new SourceFile(
            "template.json",
            $$"""{ "Parameters": { "Env": { "Type": "String" } }, "Conditions": { "IsProd": { "Fn::Equals": [{ "Ref": "Env" }, "prod"] } }, "Resources": { "Key": {{key}} } }""");
        var stack = TemplateReader.Read(file, DocumentReader.Read(file, problems).Root, new TemplateOptions(), problems);
        Assert.Empty(problems.Select(problem => problem.Message));

        var options = new EvaluationOptions { Rules = new RuleSet([.. read.Select(rule => rule!)], ParameterValues.None), ShowPasses = true };
        return new RuleEvaluator(options).Evaluate(stack, new ResourceGraph([stack])).Evaluations
            .Select(e => $"{e.Rule.Id} {e.Outcome} {string.Join(", ", (e.Scenario ?? []).Select(choice => choice.Option.Phrase))}".TrimEnd())
            .Order();
    }
}
