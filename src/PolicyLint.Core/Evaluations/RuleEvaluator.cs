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
        foreach (var alike in Subject.ByType(stack))
            JudgeResources(run, alike);

        List<Subject> whole = [new Subject(null, stack.Sections, PlaceOf(stack))];
        foreach (var rule in _templateRules)
            run.Judge(rule, whole);
        if (_accountRules.Length > 0 && ReferenceEquals(world.Stacks[0], stack))
            JudgeAccount(run, stack);
        if (_conclusions.Length > 0)
            Conclude(run, whole, accept);
        return run.Close();
    }

    private void Conclude(RuleRun run, List<Subject> whole, Func<StackEvaluations, StackEvaluations>? accept)
    {
        run.Conclude(accept);
        foreach (var rule in _conclusions)
            run.Judge(rule, whole);
    }

    // Rule by rule: what its schemas take to bring into the processor's cache serves all resources of the type.
    private void JudgeResources(RuleRun run, List<Subject> alike)
    {
        var rules = options.Rules.For(alike[0].Resource!.Type);
        for (var i = 0; i < rules.Count; i++)
            run.Judge(rules[i], alike);
    }

    private void JudgeAccount(RuleRun run, Stack stack)
    {
        var start = PlaceOf(stack);
        var account = new Subject(null, new MapValue(Sequence<PropertyEntry>.None, start), start); // it has no properties of its own: its rules ask which resources exist
        foreach (var rule in _accountRules)
        {
            if (options.Scope == ScopeSetting.Account)
                run.Judge(rule, [account]);
            else
                run.DoesNotApply(rule, account);
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
