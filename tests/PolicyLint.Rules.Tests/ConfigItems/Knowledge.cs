using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PolicyLint.AwsConfig.Companions;
using PolicyLint.AwsConfig.Shapes;
using PolicyLint.Cli.Inputs;
using PolicyLint.Cli.Pages;
using PolicyLint.Evaluations;
using PolicyLint.Settings;

namespace PolicyLint.Rules.Tests.ConfigItems;

/// <summary>Why items do not decide a rule.</summary>
public enum NotTold
{
    /// <summary>No reason is known.</summary>
    Unexplained,

    /// <summary>It is about templates themselves.</summary>
    TemplatesOnly,

    /// <summary>AWS Config records none of its resource types.</summary>
    TypesNotRecorded,

    /// <summary>AWS Config does not record what it looks at beside its resources.</summary>
    RelatedTypesNotRecorded,

    /// <summary>Items leave out a property that it asks for, or say nothing of what it asks.</summary>
    PropertiesNotCarried,

    /// <summary>Only what no deployment would hold could be told.</summary>
    NeverDeployed,
}

/// <summary>What configuration items tell of a rule, by the templates on its page.</summary>
internal sealed class Knowledge
{
    private static readonly ConcurrentDictionary<string, Knowledge> Known = new(StringComparer.Ordinal);

    private readonly Rule _rule;
    private readonly IReadOnlyList<PreparedExample> _examples;

    private Knowledge(Rule rule)
    {
        _rule = rule;
        var path = ShippedRules.Folder.PagePathOf(rule);
        _examples = PageRunner.Prepare(FileText.Read(path, Path.GetRelativePath(Repository.Root, path))).Examples;
    }

    /// <summary>True where the page shows an item, whatever its verdict.</summary>
    public bool HasItem => _examples.Any(IsItem);

    private IEnumerable<PreparedExample> Templates => _examples.Where(example => !IsItem(example));

    public static Knowledge Of(Rule rule) => Known.GetOrAdd(rule.Id, static (_, r) => new Knowledge(r), rule);

    public bool ShowsItem(Outcome outcome) => _examples.Any(example => IsItem(example) && example.Section.Outcome == outcome);

    /// <summary>The first template of that verdict that has it still where only what AWS Config records is known; null where none has.</summary>
    public PreparedExample? FirstTold(Outcome outcome) =>
        _rule.Subject == RuleSubject.Template ? null : Templates.FirstOrDefault(example => example.Section.Outcome == outcome && IsTold(example));

    public NotTold WhyNotTold()
    {
        if (_rule.Subject == RuleSubject.Template)
            return NotTold.TemplatesOnly;
        if (_rule.Subject == RuleSubject.Resource && !_rule.ResourceTypes.Any(IsRecorded))
            return NotTold.TypesNotRecorded;
        if (_rule.Subject == RuleSubject.Account && !_rule.RelatedTypes.Any(IsRecorded))
            return NotTold.TypesNotRecorded;
        if (FirstTold(Outcome.Pass) is not null || FirstTold(Outcome.Fail) is not null)
            return NotTold.NeverDeployed;
        if (Templates.SelectMany(Recorded).Any(evaluation => evaluation.Outcome == Outcome.Unknown))
            return NotTold.PropertiesNotCarried;
        return _rule.RelatedTypes.Any(type => !IsRecorded(type)) ? NotTold.RelatedTypesNotRecorded : NotTold.Unexplained;
    }

    /// <summary>Resources that pass by what is recorded of them, and fail by what was written, or the other way round.</summary>
    public IEnumerable<string> Contradictions()
    {
        foreach (var example in Templates)
        {
            var recorded = Recorded(example);
            foreach (var written in Of(Cli.Templates.Evaluate(example.Stack!, Options(example)).Evaluations))
            {
                // What somebody declared beside the properties of a resource is deployed with nothing.
                if (written.Resource?.Attributes.Find("Metadata") is not null)
                    continue;
                var other = written.Outcome switch { Outcome.Pass => Outcome.Fail, Outcome.Fail => Outcome.Pass, _ => (Outcome?)null };
                if (other is not null && recorded.Exists(evaluation => evaluation.Outcome == other && evaluation.Resource?.LogicalId == written.Resource?.LogicalId && evaluation.Resource?.Type == written.Resource?.Type)
                    && !recorded.Exists(evaluation => evaluation.Outcome == written.Outcome && evaluation.Resource?.LogicalId == written.Resource?.LogicalId))
                {
                    var why = recorded.Find(evaluation => evaluation.Outcome == other && evaluation.Resource?.LogicalId == written.Resource?.LogicalId)!.Because;
                    yield return $"{written.Span}: {written.Resource} comes to {written.Outcome}, and to {other} where only records are known: {why}";
                }
            }
        }
    }

    private static bool IsItem(PreparedExample example) => example.Example.Kind == ExampleKind.ConfigurationItem;

    // By itself, or as a resource of its own beside the one whose item tells it.
    private static bool IsRecorded(string type) =>
        TypeShapes.RecordedAs(type) is not null || (Companions.RecordedWith(type) is { } owner && Companions.BroughtBy(owner).Contains(type));

    // Of one resource is enough: the page can show the item of that one.
    private bool IsTold(PreparedExample example) => Recorded(example).Exists(evaluation => evaluation.Outcome == example.Section.Outcome);

    private List<Evaluation> Recorded(PreparedExample example)
    {
        var recorded = RecordedStack.Of(example.Stack!);
        return Of(new RuleEvaluator(Options(example)).Evaluate(recorded.Stack, recorded.Graph).Evaluations);
    }

    private EvaluationOptions Options(PreparedExample example) =>
        ExampleOptions.Of(_rule, example.Example, ShippedRules.Catalogue, []) with { Scope = ScopeSetting.Account };

    private List<Evaluation> Of(IEnumerable<Evaluation> evaluations) => evaluations.Where(evaluation => evaluation.Rule.Id == _rule.Id).ToList();
}
