using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Scenarios;

namespace PolicyLint.CloudFormation.Conditions;

/// <summary>The template's <c>Rules</c> section: what CloudFormation checks before it deploys.</summary>
internal sealed class RulesSection : ScenarioConstraint
{
    private readonly Condition[] _demands;

    private RulesSection(Condition[] demands) => _demands = demands;

    /// <summary>The section as a constraint; null where it demands nothing.</summary>
    public static ScenarioConstraint? Compile(Template template, ConditionCompiler compiler)
    {
        var demands = new List<Condition>();
        foreach (var entry in template.Section("Rules"))
        {
            if (entry.Value is not MapNode rule || rule.Find("Assertions") is not ListNode assertions)
            {
                template.Report(entry.Value.Span, $"the rule '{entry.Key.Text}' must be a map with a list of Assertions");
                continue;
            }

            var applies = rule.Find("RuleCondition") is { } written ? compiler.Compile(written) : null;
            foreach (var assertion in assertions.Items)
            {
                if (assertion is not MapNode map || map.Find("Assert") is not { } assert)
                {
                    template.Report(assertion.Span, "an assertion is a map with Assert");
                    continue;
                }

                var demand = compiler.Compile(assert);
                demands.Add(applies is null ? demand : new AnyOf([new Negation(applies), demand]));
            }
        }

        return demands.Count == 0 ? null : new RulesSection(demands.ToArray());
    }

    /// <summary>True where some completion of the assignment satisfies every rule.</summary>
    public override bool Admits(IReadOnlyDictionary<Variable, int> assigned)
    {
        var walk = new ScenarioWalk(null, assigned);
        do
        {
            if (IsSatisfied(walk.Current))
                return true;
        }
        while (walk.Next());
        return walk.WasCutOff;
    }

    private bool IsSatisfied(IScenario scenario)
    {
        foreach (var demand in _demands)
        {
            if (!demand.Holds(scenario))
                return false;
        }

        return true;
    }
}
