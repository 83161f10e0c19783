using System;
using System.Collections.Generic;
using PolicyLint.Evaluations;
using PolicyLint.Rules;
using PolicyLint.Settings;
using PolicyLint.Text;

namespace PolicyLint.Cli.Pages;

/// <summary>How the examples of a rule's page are evaluated: that rule alone, with the settings that the page gives.</summary>
internal static class ExampleOptions
{
    /// <summary>
    /// The rule is in force whatever the packs say: its page is about it. One that draws a conclusion from the others has them beside it.
    /// </summary>
    /// <param name="failures">Gets what is wrong with the example's settings.</param>
    public static EvaluationOptions Of(Rule rule, PageExample example, RuleCatalogue catalogue, List<Problem> failures)
    {
        var settings = SettingsOf(example, catalogue, failures);
        var inForce = new RuleCatalogue([], rule.IsConclusion ? Beside(rule, catalogue) : [rule], catalogue.Packs);
        var rules = new RuleSelection(inForce).For(settings);
        return EvaluationOptions.For(settings, rules) with { ShowPasses = true };
    }

    private static List<Rule> Beside(Rule rule, RuleCatalogue catalogue)
    {
        var rules = new List<Rule> { rule };
        foreach (var other in catalogue.Rules)
        {
            if (other.Id != rule.Id)
                rules.Add(other);
        }

        return rules;
    }

    private static FileSettings SettingsOf(PageExample example, RuleCatalogue catalogue, List<Problem> failures)
    {
        if (example.Settings is not { } source)
            return FileSettings.Default;
        var text = new SourceFile(source.Path, WithSection(source.Text));
        var config = EditorConfig.Read(text, "/example");
        failures.AddRange(config.Problems);
        failures.AddRange(SettingsCheck.Problems(config, catalogue));
        return new SettingsResolver().Resolve("/example/template.yaml", [config]);
    }

    // Settings in an example are about that example, so it need not say [*]; the blank line above the block holds it.
    private static string WithSection(string text)
    {
        if (text.AsSpan().TrimStart().StartsWith("["))
            return text;
        var last = text.Length - text.AsSpan().TrimStart('\n').Length;
        return last == 0 ? "[*]\n" + text : string.Concat(text.AsSpan(0, last - 1), "[*]\n", text.AsSpan(last));
    }
}
