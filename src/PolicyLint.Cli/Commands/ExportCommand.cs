using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using PolicyLint.Cli.CommandLine;
using PolicyLint.Cli.ConformancePacks;
using PolicyLint.Cli.Inputs;
using PolicyLint.Cli.Judging;
using PolicyLint.Cli.Reporting;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint export conformance-pack</c>: the rules in force as AWS Config's managed rules.</summary>
internal static class ExportCommand
{
    public static readonly OptionSpec Out = new("--out", "FILE", "Where the template goes; standard output where it is left out");

    public static readonly CommandSpec Spec = new("export conformance-pack", "", "Write a conformance pack: rules as AWS Config's managed rules")
    {
        Options = [RulesCommand.Pack, CheckOptions.Select, CheckOptions.Ignore, CheckOptions.Severity, CheckOptions.Rules, Out, CheckOptions.Root],
        MostOperands = 0,
        Details =
            """
            Rules whose 'sameAs' names a managed rule of AWS Config become that rule, with input parameters where they mean the same as a
            setting here; the other rules are listed in comments. What exceeds the limits of one pack becomes several: FILE-1, FILE-2, ...
            """,
        Examples = ["policylint export conformance-pack --pack kms --out kms.yaml", "the pack 'kms' as far as AWS Config can judge it"],
        Run = Run,
    };

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private static int Run(Arguments arguments, Streams streams)
    {
        var workspace = new Workspace(arguments.Last(CheckOptions.Root), streams.CurrentFolder);
        var target = arguments.Last(Out) is { } path ? workspace.FullPath(path) : null;
        var settingsOf = target ?? workspace.FullPath("conformance-pack.yaml");
        var input = new InputFile(settingsOf, workspace.Display(settingsOf), IsExplicit: true, workspace.Root);
        var run = new RunSettings(arguments, workspace);
        run.Load([input]);

        var plan = ConformancePackPlan.For(run.Selection.For(run.For(input)));
        if (plan.Planned.Count == 0)
            throw new UsageException($"AWS Config has a managed rule for none of {Wording.Count(plan.Uncovered.Count, "rule")}");
        var parts = new ConformancePackWriter(TitleOf(arguments)).Write(plan);
        if (target is null && parts.Count > 1)
            throw new UsageException($"{Wording.Count(plan.Planned.Count, "managed rule")} exceed what one conformance pack may hold; --out FILE writes {parts.Count} of them");
        if (target is null)
            streams.Out.Write(parts[0]);
        else
            WriteFiles(parts, target);
        Tell(plan, parts.Count, streams.Error);
        return ReportProblems(run, streams.Error);
    }

    private static string TitleOf(Arguments arguments)
    {
        var packs = arguments.Listed(RulesCommand.Pack);
        return packs.Count == 0 ? "PolicyLint's rules" : $"PolicyLint's rules of the {(packs.Count == 1 ? "pack" : "packs")} {string.Join(", ", packs)}";
    }

    private static void WriteFiles(IReadOnlyList<string> parts, string target)
    {
        try
        {
            if (Path.GetDirectoryName(target) is { Length: > 0 } folder)
                Directory.CreateDirectory(folder);
            for (var i = 0; i < parts.Count; i++)
                File.WriteAllText(parts.Count == 1 ? target : NameOf(target, i + 1), parts[i], Utf8);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the conformance pack cannot be written: {e.Message}");
        }
    }

    private static string NameOf(string target, int part)
    {
        var extension = Path.GetExtension(target);
        return $"{target[..^extension.Length]}-{part}{extension}";
    }

    private static void Tell(ConformancePackPlan plan, int parts, TextWriter error)
    {
        error.Write($"{Wording.Count(plan.Planned.Count, "managed rule")} in {Wording.Count(parts, "conformance pack")}; ");
        error.Write($"{Wording.Count(plan.Uncovered.Count, "rule")} without a managed rule\n");
        if (plan.Planned.Count > ConformancePackLimits.RulesOfAllPacks)
            error.Write($"an account has room for {ConformancePackLimits.RulesOfAllPacks} rules in all its conformance packs of a region, an organization's packs for 350\n");
        foreach (var planned in plan.Planned)
        {
            foreach (var missing in planned.Missing)
                error.Write($"{planned.Managed.Name} demands {missing}: give it when the pack is deployed\n");
        }
    }

    private static int ReportProblems(RunSettings run, TextWriter error)
    {
        var problems = run.Problems();
        foreach (var problem in problems)
            Problems.Tell(problem, error);
        return problems.Count > 0 ? ExitCode.Usage : ExitCode.Clean;
    }
}
