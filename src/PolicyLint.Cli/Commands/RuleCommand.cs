using System.Collections.Generic;
using PolicyLint.Cli.CommandLine;
using PolicyLint.Cli.Inputs;
using PolicyLint.Cli.Judging;
using PolicyLint.Cli.Reporting;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint rule ID</c>: what a rule demands and why.</summary>
internal static class RuleCommand
{
    public static readonly CommandSpec Spec = new("rule", "ID", "Explain a rule: what it demands, why, with examples")
    {
        Options = [CheckOptions.Rules],
        LeastOperands = 1,
        MostOperands = 1,
        Suggests = static () => new RuleLibrary().Catalogue().RuleNames,
        Examples = ["policylint rule PL1504", "by id", "policylint rule kms-key-rotation-enabled", "by name"],
        Run = Run,
    };

    public static int Run(Arguments arguments, Streams streams)
    {
        var library = LibraryOf(arguments, streams);
        var catalogue = library.Catalogue();
        var name = arguments.Operands[0];
        if (catalogue.Find(name) is not { } rule)
            throw new UsageException($"there is no rule '{name}'{Spelling.DidYouMean(name, catalogue.RuleNames)}");
        Write(new Ink(streams.Out, useColor: false), rule, library.PageOf(rule), PacksOf(rule, catalogue));
        return ExitCode.Clean;
    }

    /// <summary>The shipped rules and those of the folders named by <c>--rules</c>.</summary>
    /// <exception cref="UsageException">A rule of the user's cannot be read.</exception>
    public static RuleLibrary LibraryOf(Arguments arguments, Streams streams)
    {
        var workspace = new Workspace(null, streams.CurrentFolder);
        var library = new RuleLibrary();
        foreach (var folder in arguments.All(CheckOptions.Rules))
            library.Add(workspace.FullPath(folder), workspace);
        if (library.Problems.Count > 0)
            throw new UsageException($"{library.Problems[0].Span}: {library.Problems[0].Message}");
        return library;
    }

    private static void Write(Ink ink, Rule rule, string? page, List<string> packs)
    {
        ink.Line(page is null ? $"# {rule.Id}: {rule.Title}" : page.TrimEnd());
        ink.Line();
        ink.Line("## At a glance");
        ink.Line();
        Row(ink, "id", $"{rule.Id} ({rule.Name})");
        Row(ink, "severity", Wording.Of(rule.Severity));
        Row(ink, "layer", rule.Layer);
        Row(ink, "topic", rule.Topic);
        Row(ink, "judges", rule.Subject == RuleSubject.Resource ? string.Join(", ", rule.ResourceTypes) : rule.Subject.ToString());
        Row(ink, "packs", string.Join(", ", packs));
        if (rule.Fix is { } fix)
            Row(ink, "fix", fix.Text);
        foreach (var parameter in rule.Parameters)
            Row(ink, "setting", $"policylint.{parameter.Name} ({parameter.Type}, {DefaultOf(parameter)}): {parameter.Description}");
        foreach (var other in rule.SameAs)
            Row(ink, other.Tool, string.Join(", ", other.Ids));
        foreach (var reference in rule.References)
            Row(ink, "reference", reference);
    }

    private static string DefaultOf(RuleParameter parameter) =>
        parameter.Default is null ? "unset" : "default " + ValueText.Of(parameter.Default);

    private static void Row(Ink ink, string name, string text)
    {
        if (text.Length > 0)
            ink.Line($"{name.PadRight(14)} {text}");
    }

    private static List<string> PacksOf(Rule rule, RuleCatalogue catalogue)
    {
        var packs = new List<string>();
        foreach (var pack in catalogue.Packs)
        {
            foreach (var entry in pack.Entries)
            {
                if (catalogue.Find(entry.Rule) == rule)
                    packs.Add(entry.Controls.Count > 0 ? $"{pack.Name} ({string.Join(", ", entry.Controls)})" : pack.Name);
            }
        }

        return packs;
    }
}
