using System.Collections.Generic;
using System.IO;
using System.Linq;
using PolicyLint.Cli.Inputs;
using PolicyLint.Cli.Pages;
using PolicyLint.Evaluations;
using PolicyLint.Settings;
using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Rules.Tests.ConfigItems;

/// <summary>
/// Whether configuration items decide a rule is computed, not claimed: the page's templates are judged as AWS Config would record them.
/// Where the verdict stays what the page says, the page has to show an item with that verdict, too.
/// </summary>
public class ConfigItemExampleTests
{
    public static TheoryData<string> Ids => new(ShippedRules.All.Select(rule => rule.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_verdict_that_items_can_tell_is_shown_on_an_item(string id)
    {
        var rule = ShippedRules.Catalogue.Find(id)!;
        var path = ShippedRules.Folder.PagePathOf(rule);
        var prepared = PageRunner.Prepare(FileText.Read(path, Path.GetRelativePath(Repository.Root, path)));

        var missing = new List<string>();
        foreach (var outcome in new[] { Outcome.Pass, Outcome.Fail })
        {
            var examples = prepared.Examples.Where(example => example.Section.Outcome == outcome).ToList();
            if (examples.Exists(example => example.Example.Kind == ExampleKind.ConfigurationItem))
                continue;
            if (examples.Find(example => IsTold(rule, example)) is { } told)
                missing.Add($"{told.Example.Span}: a configuration item would tell this, too, and the page has none that {(outcome == Outcome.Pass ? "passes" : "fails")}");
        }

        Assert.True(missing.Count == 0, string.Join("\n", missing));
    }

    private static bool IsTold(Rule rule, PreparedExample example)
    {
        if (rule.Subject == RuleSubject.Template)
            return false;
        var recorded = RecordedStack.Of(example.Stack!);
        var options = ExampleOptions.Of(rule, example.Example, ShippedRules.Catalogue, []) with { Scope = ScopeSetting.Account };
        var evaluations = new RuleEvaluator(options).Evaluate(recorded.Stack, recorded.Graph).Evaluations.Where(evaluation => evaluation.Rule.Id == rule.Id).ToList();
        return example.Section.Outcome == Outcome.Fail
            ? evaluations.Exists(evaluation => evaluation.Outcome == Outcome.Fail)
            : evaluations.Exists(evaluation => evaluation.Outcome == Outcome.Pass) && !evaluations.Exists(evaluation => evaluation.Outcome is Outcome.Fail or Outcome.Unknown);
    }
}
