using System;
using System.Collections.Generic;
using PolicyLint.AwsConfig.Items;
using PolicyLint.AwsConfig.Mapping;
using PolicyLint.AwsConfig.Shapes;
using PolicyLint.AwsConfig.Worlds;
using PolicyLint.Evaluations;
using PolicyLint.Rules;
using PolicyLint.Settings;

namespace PolicyLint.AwsConfig.Compliance;

/// <summary>Holds the rules in force against items. Safe for use by several threads at once.</summary>
internal sealed class ItemJudge
{
    private readonly RuleSet _rules;
    private readonly RuleEvaluator _items;
    private readonly RuleEvaluator _accounts;
    private readonly HashSet<string> _judgedTypes = new(StringComparer.Ordinal);

    public ItemJudge(EvaluationOptions options)
    {
        var ofItems = new List<Rule>();
        var ofAccounts = new List<Rule>();
        foreach (var rule in options.Rules.Rules)
        {
            if (rule.Subject == RuleSubject.Resource)
                ofItems.Add(rule);
            else if (rule.Subject == RuleSubject.Account)
                ofAccounts.Add(rule);
            else
                continue;
            AddRelated(rule);
            _judgedTypes.UnionWith(rule.ResourceTypes);
        }

        _rules = new RuleSet(ofItems, options.Rules.Parameters);
        _items = new RuleEvaluator(options with { Rules = _rules, Scope = ScopeSetting.Account, ShowPasses = true, TellsFindingsApart = false });
        _accounts = new RuleEvaluator(options with { Rules = new RuleSet(ofAccounts, options.Rules.Parameters), Scope = ScopeSetting.Account, ShowPasses = true, TellsFindingsApart = false });
    }

    /// <summary>The types of resources that others' verdicts may depend on.</summary>
    public HashSet<string> RelatedTypes { get; } = new(StringComparer.Ordinal);

    public BatchResult Judge(SliceBatch batch, string path, int delivery, Accounts accounts)
    {
        var result = new BatchResult();
        var items = new List<ConfigItem>();
        var header = accounts.HeaderOf(delivery);
        for (var i = 0; i < batch.Count; i++)
        {
            var slice = batch[i];
            if (PassUnjudged(slice, accounts.SnapshotOf(delivery) is not null, result))
                continue;
            items.Clear();
            result.Tally += ItemParser.Parse(path, slice.Bytes.Span, slice.Line, slice.Column, header, items, result.Problems);
            for (var n = 0; n < items.Count; n++)
                Judge(items[n], Accounts.Position(delivery, slice.Ordinal, n), delivery, accounts, result);
        }

        return result;
    }

    /// <summary>Judges the account of a snapshot as a whole.</summary>
    public BatchResult JudgeAccount(AccountWorld world, ItemIdentity any)
    {
        var result = new BatchResult();
        var found = _accounts.Evaluate(world.Graph.Stacks[0], world.Graph);
        var account = any with { Type = ItemVerdicts.AccountType, Id = any.AccountId, Name = null, Arn = null };
        Keep(result, account, found);
        return result;
    }

    // Of types that no rule is about nothing is parsed: most of a snapshot is such.
    private bool PassUnjudged(ItemSlice slice, bool isSnapshot, BatchResult result)
    {
        if (!isSnapshot)
            return false;
        var head = ItemHead.Read(slice.Bytes.Span);
        if (head.Type is not { } type || head.Status is not (null or "OK" or "ResourceDiscovered") || IsJudged(type) || TypeNotes.IsUnheardOf(type))
            return false;
        result.Any ??= new ItemIdentity(head.Account ?? "", head.Region ?? "", type, head.Id ?? "", null, null, head.CaptureTime);
        result.Tally = result.Tally with { Judged = result.Tally.Judged + 1 };
        return true;
    }

    private bool IsJudged(string recordedType)
    {
        if (_judgedTypes.Contains(TypeShapes.NameOf(recordedType)))
            return true;
        foreach (var companion in Companions.Companions.BroughtBy(recordedType))
        {
            if (_judgedTypes.Contains(companion))
                return true;
        }

        return false;
    }

    private void Judge(ConfigItem item, long position, int delivery, Accounts accounts, BatchResult result)
    {
        if (!accounts.IsLatest(delivery, item.Identity, position))
        {
            result.Tally = result.Tally with { Judged = result.Tally.Judged - 1, Superseded = result.Tally.Superseded + 1 };
            return;
        }

        result.Any ??= item.Identity;
        if (TypeNotes.IsUnheardOf(item.Identity.Type))
            result.Problems.Add(TypeNotes.UnheardOf(item));
        if (!IsJudged(item.Identity.Type))
            return;
        Keep(result, item.Identity, _items.Evaluate(ItemMapper.Map(item), accounts.WorldOf(delivery, item.Identity).Graph));
    }

    // Places do not order them: those inside of encoded texts have no order with the others.
    private static List<Evaluation> InOrder(StackEvaluations found)
    {
        var ordered = new List<Evaluation>(found.Evaluations);
        ordered.Sort(static (left, right) =>
        {
            var order = string.CompareOrdinal(left.Rule.Id, right.Rule.Id);
            if (order == 0)
                order = string.CompareOrdinal(left.Resource?.Type, right.Resource?.Type);
            if (order == 0)
                order = string.CompareOrdinal(left.Path, right.Path);
            return order != 0 ? order : string.CompareOrdinal(left.Because, right.Because);
        });
        return ordered;
    }

    // What rules look at that this one asks is not to be seen from here; it may be any shipped rule.
    private void AddRelated(Rule rule)
    {
        RelatedTypes.UnionWith(rule.RelatedTypes);
        if (!rule.BuildsOnRules)
            return;
        foreach (var shipped in BuiltInRules.Rules)
            RelatedTypes.UnionWith(shipped.RelatedTypes);
    }

    private static void Keep(BatchResult result, ItemIdentity item, StackEvaluations found)
    {
        if (found.Evaluations.Count > 0)
            result.Verdicts.Add(new ItemVerdicts(item, InOrder(found)));
        result.Counts += found.Counts;
        result.Errors.AddRange(found.InternalErrors);
        result.Problems.AddRange(found.Problems);
    }
}
