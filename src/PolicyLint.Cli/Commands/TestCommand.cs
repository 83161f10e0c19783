using System;
using System.IO;
using PolicyLint.Cli.CommandLine;
using PolicyLint.Cli.Inputs;
using PolicyLint.Cli.Judging;
using PolicyLint.Cli.Pages;
using PolicyLint.Cli.Reporting;
using PolicyLint.Documents;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint test</c>: runs the examples on the pages of rules.</summary>
internal static class TestCommand
{
    public static readonly CommandSpec Spec = new("test", "[FOLDER]", "Run the examples on the pages of rules")
    {
        Options = [],
        MostOperands = 1,
        Details = "The folder, 'rules' where none is given, is searched for *.rule.json; the page of a rule is the .md beside it.",
        Examples = ["policylint test", "all rules in rules/", "policylint test rules/kms", "those of one topic"],
        Run = Run,
    };

    public static int Run(Arguments arguments, Streams streams)
    {
        var workspace = new Workspace(null, streams.CurrentFolder);
        var operand = arguments.Operands.Count > 0 ? arguments.Operands[0] : "rules";
        var full = workspace.FullPath(operand);
        if (!Path.Exists(full))
            throw new UsageException($"the rules folder '{operand}' does not exist");

        var folder = RuleFolder.Read(full, workspace);
        var runner = new PageRunner(new RuleCatalogue(BuiltInRules.Rules, folder.Rules, [.. folder.Packs, .. BuiltInRules.Packs]));
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

        foreach (var problem in folder.Problems)
            streams.Out.Write(TerminalText.Clean($"{problem.Span}: {Wording.Of(problem.Severity)}: {problem.Message}") + "\n");
        streams.Out.Write($"{Wording.Count(pages, "page")} with {Wording.Count(run, "example")}: {pages - failed} hold, {failed} {(failed == 1 ? "does" : "do")} not");
        streams.Out.Write(notRun > 0 ? $"; {Wording.Count(notRun, "example")} for other surfaces not run here\n" : "\n");
        if (folder.Problems.Count > 0)
            return ExitCode.Usage;
        return failed > 0 ? ExitCode.Findings : ExitCode.Clean;
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
