using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Scenarios;

namespace PolicyLint.Tests.CloudFormation;

/// <summary>Values as one line of text, every scenario written out.</summary>
internal static class ValueText
{
    public static string Of(Value? value) => Of(value, null);

    /// <summary>What the value is in each scenario: <c>"a" when Env is 'dev' | nothing when Env is 'prod'</c>.</summary>
    public static string Of(Value? value, ScenarioConstraint? constraint)
    {
        var cases = new List<string>();
        var walk = new ScenarioWalk(constraint);
        do
        {
            var text = Known(walk.Current.ResolveDeep(value));
            if (walk.IsAdmissible)
                cases.Add(text + When(walk.Current));
        }
        while (walk.Next());
        return string.Join(" | ", cases) + (walk.WasCutOff ? " | …" : "");
    }

    private static string When(Scenario scenario) =>
        scenario.Choices.Count == 0 ? "" : " when " + string.Join(" and ", scenario.Choices.Select(c => c.Option.Phrase));

    private static string Known(Value? value) => value switch
    {
        null => "nothing",
        ScalarValue { Kind: ScalarKind.String } scalar => $"\"{scalar.Text}\"",
        ScalarValue scalar => scalar.Text,
        ListValue list => "[" + string.Join(", ", list.Items.Select(Known)) + More(list.OpenBecause) + "]",
        MapValue map => "{" + string.Join(", ", map.Entries.Select(e => e.Key + ": " + Known(e.Value))) + More(map.OpenBecause) + "}",
        ReferenceValue reference => "→ " + reference.LogicalId + (reference.Attribute is null ? "" : "." + reference.Attribute),
        JoinedValue joined => string.Join(" + ", joined.Parts.Select(Known)),
        UnknownValue unknown => string.Create(CultureInfo.InvariantCulture, $"unknown: {unknown.Because}"),
        _ => throw new InvalidOperationException("a choice was left"),
    };

    private static string More(UnknownValue? because) => because is null ? "" : " … " + because.Because;
}
