using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Settings;
using PolicyLint.Text;

namespace PolicyLint.Evaluations;

/// <summary>Holds the rules in force against the resources of a stack, each in every scenario that it distinguishes.</summary>
/// <remarks>Safe for use by several threads at once: what changes lives in one call.</remarks>
public sealed class RuleEvaluator(EvaluationOptions options)
{
    private const string OpenBySetting = "the world is open (policylint.world), so there may be more than these templates show";

    private readonly RuleInForce[] _templateRules = About(options.Rules, RuleSubject.Template);
    private readonly RuleInForce[] _accountRules = About(options.Rules, RuleSubject.Account);
    private readonly RuleInForce[] _conclusions = Conclusions(options.Rules);

    /// <summary>Judges one stack; the other stacks of its world are looked at, not judged.</summary>
    /// <remarks>Rules about the account as a whole are judged with the world's first stack.</remarks>
    /// <param name="accept">
    /// Marks what somebody accepted, for the rules that draw conclusions from the others; the evaluations returned bear no such marks. Null where nobody accepts.
    /// </param>
    public StackEvaluations Evaluate(Stack stack, ResourceGraph world, Func<StackEvaluations, StackEvaluations>? accept = null)
    {
        var run = new RuleRun(options, stack, options.World == WorldSetting.Open ? Opened(world, stack) : world);
        foreach (var resource in stack.Resources)
            JudgeResource(run, resource);
        foreach (var resource in stack.Generated)
            JudgeResource(run, resource);

        foreach (var rule in _templateRules)
            run.Judge(rule, null, stack.Sections, PlaceOf(stack));
        if (_accountRules.Length > 0 && ReferenceEquals(world.Stacks[0], stack))
            JudgeAccount(run, stack);
        if (_conclusions.Length > 0)
            Conclude(run, stack, accept);
        return run.Close();
    }

    private void Conclude(RuleRun run, Stack stack, Func<StackEvaluations, StackEvaluations>? accept)
    {
        run.Conclude(accept);
        foreach (var rule in _conclusions)
            run.Judge(rule, null, stack.Sections, PlaceOf(stack));
    }

    private void JudgeResource(RuleRun run, Resource resource)
    {
        var rules = options.Rules.For(resource.Type);
        for (var i = 0; i < rules.Count; i++)
        {
            // A rule that judges what is written has said what it has to say: one defect, one finding.
            if (resource.MadeFrom is null || !Contains(rules[i].Rule.ResourceTypes, resource.MadeFrom.Type))
                run.Judge(rules[i], resource, resource.Properties, resource.Span);
        }
    }

    private static bool Contains(IReadOnlyList<string> types, string type)
    {
        for (var i = 0; i < types.Count; i++)
        {
            if (types[i] == type)
                return true;
        }

        return false;
    }

    private void JudgeAccount(RuleRun run, Stack stack)
    {
        var start = PlaceOf(stack);
        var account = new MapValue(Sequence<PropertyEntry>.None, start); // it has no properties of its own: its rules ask which resources exist
        foreach (var rule in _accountRules)
        {
            if (options.Scope == ScopeSetting.Account)
                run.Judge(rule, null, account, start);
            else
                run.DoesNotApply(rule, start);
        }
    }

    private static ResourceGraph Opened(ResourceGraph world, Stack stack) =>
        world.OpenBecause is null
            ? world.Opened(new UnknownValue(UnknownCause.NotRecorded, OpenBySetting, null, stack.File.Span(0, 0)))
            : world;

    // A template as a whole is shown where it begins to say something.
    private static SourceSpan PlaceOf(Stack stack)
    {
        if (stack.Sections.Entries.Count > 0 && ReferenceEquals(stack.Sections.Entries[0].KeySpan.File, stack.File))
            return stack.Sections.Entries[0].KeySpan;
        return stack.Resources.Count > 0 && ReferenceEquals(stack.Resources[0].Span.File, stack.File) ? stack.Resources[0].Span : stack.File.Span(0, 0);
    }

    private static RuleInForce[] Conclusions(RuleSet rules)
    {
        var conclusions = new List<RuleInForce>();
        foreach (var rule in rules.Rules)
        {
            if (rule is { Subject: RuleSubject.Template, IsConclusion: true })
                conclusions.Add(new RuleInForce(rule));
        }

        return conclusions.ToArray();
    }

    private static RuleInForce[] About(RuleSet rules, RuleSubject subject)
    {
        var about = new List<RuleInForce>();
        foreach (var rule in rules.Rules)
        {
            if (rule.Subject == subject && !rule.IsConclusion)
                about.Add(new RuleInForce(rule));
        }

        return about.ToArray();
    }
}
