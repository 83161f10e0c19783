using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading.Tasks;
using PolicyLint.Cli.Inputs;
using PolicyLint.Evaluations;
using PolicyLint.Evaluations.Suppressions;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Settings;
using PolicyLint.Text;

namespace PolicyLint.Cli.Judging;

/// <summary>Reads files and holds the rules against them, several at a time, with results in the files' order.</summary>
/// <param name="catalogue">All rules there are.</param>
/// <param name="selection">Which of them are in force where.</param>
/// <param name="settingsOf">The settings in force for a file.</param>
internal sealed class Judge(RuleCatalogue catalogue, RuleSelection selection, Func<InputFile, FileSettings> settingsOf)
{
    private readonly SuppressionLedger _ledger = new(catalogue);
    private readonly Dictionary<FileSettings, RulesInForce> _inForce = [];
    private readonly Dictionary<string, Rule> _rulesInForce = new(StringComparer.Ordinal);

    /// <summary>What the user gives for template parameters.</summary>
    public IReadOnlyDictionary<string, SuppliedText> Parameters { get; init; } = Templates.NoParameters;

    /// <summary>List passes and what is not applicable, too.</summary>
    public bool ShowPasses { get; init; }

    public Func<DateTime>? Today { get; init; }

    /// <summary>Suppressions accept nothing.</summary>
    public bool IgnoresSuppressions { get; init; }

    public Progress Progress { get; init; } = Progress.None;

    /// <summary>The text of files that are not on disk, or not yet: what came through standard input, what was edited. Null, or an answer of null, for the disk.</summary>
    public Func<InputFile, SourceFile?>? ReadText { get; init; }

    /// <summary>False where nobody asks for <see cref="Stacks"/> and <see cref="Worlds"/>: what needs no other template is then judged and let go as soon as it is read.</summary>
    public bool KeepsModels { get; init; } = true;

    /// <summary>False where nobody will look at the text of a template that was judged and let go.</summary>
    public bool KeepsTexts { get; init; } = true;

    /// <summary>True where somebody asks findings for their fingerprints.</summary>
    public bool KeepsFingerprints { get; init; } = true;

    /// <summary>The files of each world of the last run, in the files' order.</summary>
    public IReadOnlyList<IReadOnlyList<InputFile>> Worlds => FilesOf(Stacks);

    /// <summary>Judges the files; those of a folder that turn out to be no templates are left out of the report.</summary>
    public Report Run(IReadOnlyList<InputFile> files, IReadOnlyList<Unreadable> unreadable)
    {
        var inputs = new TemplateInput?[files.Count];
        var reader = new InputReader(Parameters, ReadText);
        Progress.Begin(files.Count, 0);
        InParallel(files.Count, i => inputs[i] = JudgedIfAlone(Read(reader, files[i])));
        var read = new List<TemplateInput>();
        foreach (var input in inputs)
        {
            if (input is not null)
                read.Add(input);
        }

        ReadDeployedAgain(reader, read);
        var worlds = Judging.Worlds.Link(read, reader.TextOf);
        Stacks = KeepsModels ? worlds : [];
        var atOnce = FoundAtOnce(read);
        Progress.Begin(atOnce.Count + worlds.Count, atOnce.Count);
        var results = new StackEvaluations[worlds.Count];
        InParallel(worlds.Count, i => results[i] = Evaluate(worlds[i]));
        return ReportAssembly.Assemble(FileReports(read, unreadable), [.. atOnce, .. results], _rulesInForce.Values);
    }

    private TemplateInput? JudgedIfAlone(TemplateInput? input)
    {
        if (KeepsModels || input?.Stack is not { } stack || !Judging.Worlds.StandsAlone(input, stack))
            return input;
        var found = Evaluate(new JudgedStack(input, stack, new ResourceGraph([stack])));
        found = found.WithoutModel();
        // What is said in comments is read once more where another template deploys this one.
        if (!KeepsTexts && input.Comments is null)
            input.File!.LetTextGo();
        return input with { Stack = null, Links = new(), Found = found };
    }

    // That a template is deployed by another one is known when all are read; few are.
    private void ReadDeployedAgain(InputReader reader, List<TemplateInput> read)
    {
        var deployed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var input in read)
            deployed.UnionWith(Nesting.DeployedBy(input));
        for (var i = 0; deployed.Count > 0 && i < read.Count; i++)
        {
            if (read[i].Found is not null && deployed.Contains(read[i].Input.FullPath))
                read[i] = Read(reader, read[i].Input) ?? read[i];
        }
    }

    private static List<StackEvaluations> FoundAtOnce(List<TemplateInput> read)
    {
        var all = new List<StackEvaluations>();
        foreach (var input in read)
        {
            if (input.Found is { } found)
                all.Add(found);
        }

        return all;
    }

    /// <summary>The stacks of the last run with their worlds, in the order of their files.</summary>
    public IReadOnlyList<JudgedStack> Stacks { get; private set; } = [];

    /// <summary>True where reading some file failed in us, not in the file.</summary>
    public bool HasFailedInside { get; private set; }

    private static List<IReadOnlyList<InputFile>> FilesOf(IReadOnlyList<JudgedStack> stacks)
    {
        var worlds = new Dictionary<ResourceGraph, List<InputFile>>();
        var seen = new HashSet<(ResourceGraph, string)>();
        var files = new List<IReadOnlyList<InputFile>>();
        foreach (var stack in stacks)
        {
            if (!worlds.TryGetValue(stack.World, out var world))
                files.Add(worlds[stack.World] = world = []);
            if (seen.Add((stack.World, stack.Judged.Input.Path)))
                world.Add(stack.Judged.Input);
        }

        return files;
    }

    // A file that breaks the reader must not take the others with it.
#pragma warning disable CA1031 // whatever it was: it is told, and the exit code says that the analysis is incomplete
    private TemplateInput? Read(InputReader reader, InputFile file)
    {
        try
        {
            return reader.Read(file);
        }
        catch (Exception e)
        {
            HasFailedInside = true;
            return new TemplateInput(file) { Unreadable = $"internal error: {e.GetType().Name}: {e.Message}" };
        }
    }
#pragma warning restore CA1031

    private RulesInForce InForce(FileSettings settings)
    {
        lock (_inForce)
        {
            if (_inForce.TryGetValue(settings, out var known))
                return known;
            var rules = selection.For(settings);
            var options = EvaluationOptions.For(settings, rules) with
            {
                ShowPasses = ShowPasses,
                Today = Today,
                IgnoresSuppressions = IgnoresSuppressions,
                MakesFingerprints = KeepsFingerprints,
            };
            foreach (var rule in rules.Rules)
                _rulesInForce[rule.Id] = catalogue.Find(rule.Id) ?? rule;
            return _inForce[settings] = new RulesInForce(options, new RuleEvaluator(options));
        }
    }

    private StackEvaluations Evaluate(JudgedStack judged)
    {
        var rules = InForce(settingsOf(judged.Judged.Input));
        var evaluated = _ledger.Judge(rules.Evaluator, rules.Options, judged.Stack, judged.World, judged.Judged.Comments);
        Progress.Step();
        return evaluated;
    }

    private static void InParallel(int count, Action<int> work)
    {
        if (count == 1)
            work(0);
        else if (count > 1)
            OnAllProcessors(count, work);
    }

    // Apart, so that a run about one file does not load what runs several at a time.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void OnAllProcessors(int count, Action<int> work) =>
        Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, work);

    private static List<FileReport> FileReports(List<TemplateInput> read, IReadOnlyList<Unreadable> unreadable)
    {
        var reports = new List<FileReport>();
        foreach (var input in read)
        {
            reports.Add(new FileReport(input.Input.Path, input.IsTemplate ? FileKind.Template : FileKind.Unrecognized, input.File, input.Problems)
            {
                Unreadable = input.Unreadable,
            });
        }

        foreach (var one in unreadable)
            reports.Add(new FileReport(one.Path, FileKind.Unrecognized, null, []) { Unreadable = one.Because });
        return reports;
    }

    private sealed record RulesInForce(EvaluationOptions Options, RuleEvaluator Evaluator);
}
