using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PolicyLint.Cli.CommandLine;
using PolicyLint.Cli.ConformancePacks;
using PolicyLint.Cli.Inputs;
using PolicyLint.Cli.Judging;
using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint import conformance-pack</c>: what stands here for the managed rules of somebody's conformance pack.</summary>
internal static class ImportCommand
{
    public static readonly CommandSpec Spec = new("import conformance-pack", "FILE [ITEMS...]", "Judge configuration items by the managed rules of a conformance pack")
    {
        Options =
        [
            ComplianceCommand.Format, CheckOptions.Parameter, CheckOptions.ParameterFile, CheckOptions.Rules, CheckOptions.FailOn, CheckOptions.ShowUnknown,
            CheckOptions.ShowAll, ComplianceCommand.ResultToken, CheckOptions.StdinFileName, CheckOptions.Root,
        ],
        LeastOperands = 1,
        Details =
            """
            The pack's managed rules are found by their identifiers, and their input parameters become settings where they mean the same;
            a note says where they do not. Custom rules of the pack, and managed rules that nothing here judges, are named. Items are files of
            AWS Config in any form that 'compliance' reads, and reports have its formats; without items only the rules are listed, as text or json.
            """,
        Examples =
        [
            "policylint import conformance-pack pack.yaml", "which of the pack's rules are judged, and by which rules",
            "policylint import conformance-pack pack.yaml snapshot.json.gz", "judge a snapshot as the pack would",
        ],
        Run = Run,
    };

    private static int Run(Arguments arguments, Streams streams)
    {
        var workspace = new Workspace(arguments.Last(CheckOptions.Root), streams.CurrentFolder);
        var catalogue = RuleCommand.LibraryOf(arguments, streams).Catalogue();
        var problems = new List<Problem>();
        var pack = ReadPack(arguments, workspace, new ConformancePackReader(catalogue.Rules), problems, streams.Error);
        if (pack is null)
            return ExitCode.Unreadable;
        var code = problems.Exists(static problem => problem.Severity == ProblemSeverity.Error) ? ExitCode.Unreadable : ExitCode.Clean;
        if (arguments.Operands.Count == 1)
        {
            List(pack, arguments, streams.Out);
            return code;
        }

        ConformancePackReport.WriteUnjudged(pack, streams.Error);
        return ExitCode.MoreImportant(code, ComplianceCommand.Judge(arguments, streams, [.. arguments.Operands.Skip(1)], pack.InForce));
    }

    private static void List(ConformancePack pack, Arguments arguments, TextWriter output)
    {
        switch (arguments.Last(ComplianceCommand.Format))
        {
            case null or "text":
                ConformancePackReport.WriteText(pack, output);
                break;
            case "json":
                ConformancePackReport.WriteJson(pack, output);
                break;
            case var format:
                throw new UsageException($"--format {format} wants items to judge; the pack alone is shown as text or json");
        }
    }

    /// <summary>The pack that the operand names; null where it cannot be read, and then the reason has been told.</summary>
    private static ConformancePack? ReadPack(Arguments arguments, Workspace workspace, ConformancePackReader reader, List<Problem> problems, TextWriter error)
    {
        var full = workspace.FullPath(arguments.Operands[0]);
        ConformancePack? pack = null;
        try
        {
            pack = reader.Read(FileText.Read(full, workspace.Display(full)), new ParameterInput(workspace).Read(arguments), problems);
        }
        catch (MalformedDocumentException e)
        {
            problems.Add(e.ToProblem());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the conformance pack cannot be read: {e.Message}");
        }

        foreach (var problem in problems)
            Problems.Tell(problem, error);
        return pack;
    }
}
