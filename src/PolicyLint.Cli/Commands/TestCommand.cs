using System;
using System.Globalization;
using System.IO;
using PolicyLint.Cli.CommandLine;
using PolicyLint.Cli.Inputs;
using PolicyLint.Cli.Judging;
using PolicyLint.Cli.Mutations;
using PolicyLint.Cli.Pages;
using PolicyLint.Cli.Reporting;
using PolicyLint.Documents;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint test</c>: runs the examples on the pages of rules.</summary>
internal static class TestCommand
{
    private const decimal UsualPercent = 95;

    private static readonly OptionSpec MutateOption = new("--mutate", null, "Change each rule in every way of a slip, and say which changes its page does not notice");
    private static readonly OptionSpec AtLeast = new("--at-least", "PERCENT", "With --mutate: the share of mutants that pages have to tell from their rules; 95 where it is not given");
    private static readonly OptionSpec Format = new("--format", "FORMAT", "With --mutate: text (the default) or json") { OneOf = ["text", "json"] };

    public static readonly CommandSpec Spec = new("test", "[FOLDER]", "Run the examples on the pages of rules")
    {
        Options = [MutateOption, AtLeast, Format],
        MostOperands = 1,
        Details =
            """
            The folder, 'rules' where none is given, is searched for *.rule.json; the page of a rule is the .md beside it.
            With --mutate the examples themselves are tested: a page holds for its rule and must not hold for any mutant of it.
            """,
        Examples =
        [
            "policylint test", "all rules in rules/",
            "policylint test rules/kms", "those of one topic",
            "policylint test --mutate --at-least 90", "what the pages would not notice",
        ],
        Run = Run,
    };

    public static int Run(Arguments arguments, Streams streams)
    {
        var isMutating = arguments.Has(MutateOption);
        if (!isMutating && (arguments.Has(AtLeast) || arguments.Has(Format)))
            throw new UsageException("--at-least and --format are about --mutate");
        var atLeast = ReadPercent(arguments);
        var workspace = new Workspace(null, streams.CurrentFolder);
        var operand = arguments.Operands.Count > 0 ? arguments.Operands[0] : "rules";
        var full = workspace.FullPath(operand);
        if (!Path.Exists(full))
            throw new UsageException($"the rules folder '{operand}' does not exist");

        var folder = RuleFolder.Read(full, workspace);
        var runner = new PageRunner(new RuleCatalogue(BuiltInRules.Rules, folder.Rules, [.. folder.Packs, .. BuiltInRules.Packs]));
        return isMutating ? Mutate(folder, runner, workspace, atLeast, arguments.Last(Format) == "json", streams) : RunPages(folder, runner, workspace, streams);
    }

    private static int RunPages(RuleFolder folder, PageRunner runner, Workspace workspace, Streams streams)
    {
        int pages = 0, run = 0, notRun = 0, failed = 0;
        foreach (var rule in folder.Rules)
        {
            var result = RunPage(rule, folder.PagePathOf(rule), runner, workspace);
            foreach (var failure in result.Failures)
                streams.Out.Write(TerminalText.Clean($"{failure.Span}: {rule.Id}: {failure.Message}") + "\n");
            pages++;
            run += result.Run;
            notRun += result.NotRun;
            failed += result.Failures.Count > 0 ? 1 : 0;
        }

        WriteProblems(folder, streams.Out);
        streams.Out.Write($"{Wording.Count(pages, "page")} with {Wording.Count(run, "example")}: {pages - failed} hold, {failed} {(failed == 1 ? "does" : "do")} not");
        streams.Out.Write(notRun > 0 ? $"; {Wording.Count(notRun, "example")} for other surfaces not run here\n" : "\n");
        if (folder.Problems.Count > 0)
            return ExitCode.Usage;
        return failed > 0 ? ExitCode.Findings : ExitCode.Clean;
    }

    private static int Mutate(RuleFolder folder, PageRunner runner, Workspace workspace, decimal atLeast, bool isJson, Streams streams)
    {
        var results = new MutationRun(runner, rule => ReadPage(folder.PagePathOf(rule), workspace)).Run(folder.Rules);
        WriteProblems(folder, streams.Error);
        if (isJson)
            MutationOutput.WriteJson(results, atLeast, streams.Out);
        else
            MutationOutput.WriteText(results, atLeast, streams.Out);
        var summary = MutationSummary.Of(results);
        if (folder.Problems.Count > 0)
            return ExitCode.Usage;
        return summary.NotMutated > 0 || summary.Percent < atLeast ? ExitCode.Findings : ExitCode.Clean;
    }

    private static decimal ReadPercent(Arguments arguments)
    {
        if (arguments.Last(AtLeast) is not { } text)
            return UsualPercent;
        if (decimal.TryParse(text.TrimEnd('%'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent) && percent <= 100)
            return percent;
        throw new UsageException($"--at-least wants a number from 0 to 100, but was given '{text}'");
    }

    private static void WriteProblems(RuleFolder folder, TextWriter output)
    {
        foreach (var problem in folder.Problems)
            Problems.Tell(problem, output);
    }

    private static SourceFile? ReadPage(string path, Workspace workspace)
    {
        try
        {
            return File.Exists(path) ? FileText.Read(path, workspace.Display(path)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or MalformedDocumentException)
        {
            return null;
        }
    }

    private static PageResult RunPage(Rule rule, string path, PageRunner runner, Workspace workspace)
    {
        var display = workspace.Display(path);
        try
        {
            if (!File.Exists(path))
                return new PageResult([new Problem(rule.Span, $"the rule has no page {display}")], 0, 0);
            return runner.Run(rule, FileText.Read(path, display));
        }
        catch (MalformedDocumentException e)
        {
            return new PageResult([e.ToProblem()], 0, 0);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new PageResult([new Problem(rule.Span, $"the page {display} cannot be read: {e.Message}")], 0, 0);
        }
    }
}
