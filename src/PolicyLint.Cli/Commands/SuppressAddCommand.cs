using System;
using System.Collections.Generic;
using System.Globalization;
using PolicyLint.Cli.CommandLine;
using PolicyLint.Cli.Fixing;
using PolicyLint.Cli.Inputs;
using PolicyLint.Cli.Judging;
using PolicyLint.Cli.Reporting;
using PolicyLint.CloudFormation;
using PolicyLint.CloudFormation.Edits;
using PolicyLint.Evaluations;
using PolicyLint.Text;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint suppress add</c>: accepts findings where they are, with a reason.</summary>
internal static class SuppressAddCommand
{
    private static readonly OptionSpec Reason = new("--reason", "TEXT", "Why it is accepted; required");
    private static readonly OptionSpec Until = new("--until", "DATE", "The last day on which it holds, as 2027-01-31; else for ever");
    private static readonly OptionSpec Owner = new("--owner", "NAME", "Who answers for it");
    private static readonly OptionSpec Resource = new("--resource", "ID", "Only for the resource of this logical id");

    public static readonly CommandSpec Spec = new("suppress add", "RULE [PATH...]", "Accept findings of a rule where they are, with a reason")
    {
        Options = [Reason, Until, Owner, Resource, SuppressOptions.Diff, .. CheckOptions.Judging],
        LeastOperands = 1,
        Details = "Each resource with a finding of the rule gets an entry in its metadata. What has no finding gets none.",
        Examples =
        [
            "policylint suppress add PL1504 stack.yaml --reason \"the key only signs test builds\" --until 2027-01-31", "for every key of the template that fails",
            "policylint suppress add PL1504 infra/ --resource TestKey --reason \"…\" --diff", "for one resource; show the patch only",
        ],
        Run = Run,
    };

    private static int Run(Arguments arguments, Streams streams)
    {
        if (string.IsNullOrWhiteSpace(arguments.Last(Reason)))
            throw new UsageException($"a suppression needs a reason: {Reason.Name} TEXT");
        var paths = arguments.Behind(1);
        if (paths.Operands is ["-"])
            throw new UsageException("'suppress add' writes files and does not read standard input");
        var session = new JudgingSession(paths, streams, new Workspace(arguments.Last(CheckOptions.Root), streams.CurrentFolder)) { IgnoresBaselines = true };
        var rule = session.Settings.Catalogue.Find(arguments.Operands[0])
            ?? throw new UsageException($"there is no rule '{arguments.Operands[0]}'{Spelling.DidYouMean(arguments.Operands[0], session.Settings.Catalogue.RuleNames)}");
        var report = session.Run();
        var code = Problems.Tell(report, session, streams.Error);
        if (code != ExitCode.Clean)
            return code;
        var added = Add(session, report, rule.Id, Fields(arguments, rule.Id), arguments.Last(Resource));
        var isDiff = arguments.Has(SuppressOptions.Diff);
        code = TextChange.Finish(session, isDiff, streams);
        streams.Error.Write($"{Wording.Count(added, "finding")} {(isDiff ? "would be accepted" : "accepted")}\n");
        return code;
    }

    private static List<KeyValuePair<string, string>> Fields(Arguments arguments, string rule)
    {
        var fields = new List<KeyValuePair<string, string>> { new("Rule", rule), new("Reason", arguments.Last(Reason)!.Trim()) };
        if (arguments.Last(Until) is { } until)
        {
            if (!DateTime.TryParseExact(until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                throw new UsageException($"{Until.Name} wants a day such as 2027-01-31, but was given '{until}'");
            fields.Add(new("Until", until));
        }

        if (arguments.Last(Owner) is { Length: > 0 } owner)
            fields.Add(new("Owner", owner));
        return fields;
    }

    private static int Add(JudgingSession session, Report report, string rule, List<KeyValuePair<string, string>> fields, string? resource)
    {
        var places = new HashSet<(string File, string? Resource)>();
        var findings = 0;
        foreach (var evaluation in report.Evaluations)
        {
            if (!evaluation.IsFinding || evaluation.Rule.Id != rule || (resource is not null && evaluation.LogicalId != resource && evaluation.Resource?.LogicalId != resource))
                continue;
            findings++;
            if (places.Add((evaluation.Stack.File.Path, evaluation.LogicalId)))
                Add(session, evaluation, fields);
        }

        if (findings == 0)
            throw new UsageException($"there is no finding of {rule} {(resource is null ? "here" : $"about '{resource}'")} to accept");
        foreach (var evaluation in session.Run().Evaluations)
        {
            if (evaluation.IsFinding && evaluation.Rule.Id == rule && places.Contains((evaluation.Stack.File.Path, evaluation.LogicalId)))
                throw new UsageException($"{evaluation.Span}: the finding cannot be accepted in the template's metadata");
        }

        return findings;
    }

    private static void Add(JudgingSession session, Evaluation finding, List<KeyValuePair<string, string>> fields)
    {
        var file = session.Texts.Find(finding.Stack.File.Path) ?? finding.Stack.File;
        var plan = SuppressionEditor.Add(DocumentReader.Read(file, new List<Problem>()), finding.LogicalId, fields);
        if (!plan.IsPossible)
            throw new UsageException($"{finding.Span}: {plan.Because}");
        session.Texts.Set(file, TextEdits.Apply(file.Text, plan.Edits));
    }
}
