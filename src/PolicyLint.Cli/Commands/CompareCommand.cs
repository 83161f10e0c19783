using System;
using System.Collections.Generic;
using System.IO;
using PolicyLint.AwsConfig.Compliance;
using PolicyLint.Cli.CommandLine;
using PolicyLint.Cli.Drift;
using PolicyLint.Cli.Inputs;
using PolicyLint.Cli.Judging;
using PolicyLint.CloudFormation;
using PolicyLint.Documents;
using PolicyLint.Evaluations;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint compare</c>: a template beside what was deployed of it.</summary>
internal sealed class CompareCommand
{
    public static readonly OptionSpec Map = new("--map", "LOGICAL=ID", "What a resource of the template is deployed as: its id, name or ARN; repeat for several");
    public static readonly OptionSpec StackName = new("--stack", "NAME", "The deployed stack, where several were made from the template");

    public static readonly CommandSpec Spec = new("compare", "TEMPLATE ITEMS...", "Compare a template with configuration items: which verdicts and which facts differ")
    {
        Options =
        [
            RulesCommand.Format, Map, StackName, CheckOptions.Parameter, CheckOptions.ParameterFile, CheckOptions.Select, CheckOptions.Ignore, CheckOptions.Severity,
            CheckOptions.Packs, CheckOptions.Rules, CheckOptions.FailOn, CheckOptions.ShowUnknown, CheckOptions.ShowAll, CheckOptions.Root,
        ],
        LeastOperands = 2,
        Details =
            """
            Items are files of AWS Config in any form that 'compliance' reads. A resource is found by --map, by the tags that CloudFormation gives it, or by the
            physical name that the template gives it. Give the deployed stack's parameters by --parameter. The exit code is 1 where something deployed
            fails a rule that the template does not fail.
            """,
        Examples = ["policylint compare stack.yaml snapshot.json.gz --stack prod", "what was changed behind the template's back"],
        Run = static (arguments, streams) => new CompareCommand(arguments, streams).Run(),
    };

    private readonly Arguments _arguments;
    private readonly Streams _streams;
    private readonly Workspace _workspace;
    private readonly RunSettings _settings;
    private readonly List<Problem> _problems = [];

    private CompareCommand(Arguments arguments, Streams streams)
    {
        _arguments = arguments;
        _streams = streams;
        _workspace = new Workspace(arguments.Last(CheckOptions.Root), streams.CurrentFolder);
        _settings = new RunSettings(arguments, _workspace);
    }

    private int Run()
    {
        var full = _workspace.FullPath(_arguments.Operands[0]);
        var input = new InputFile(full, _workspace.Display(full), IsExplicit: true, _workspace.Root);
        _settings.Load([input]);
        var stack = ReadTemplate(input);
        TellProblems();
        if (stack is null)
            return ExitCode.Unreadable;

        var settings = _settings.For(input);
        var options = EvaluationOptions.For(settings, _settings.Selection.For(settings)) with { ShowPasses = true };
        var report = Compare(stack, options);
        if (_arguments.Last(RulesCommand.Format) == "json")
            DriftJson.Write(report, _streams.Out);
        else
            DriftText.Write(report, _arguments.Has(CheckOptions.ShowAll), _streams.Out);
        return ExitCodeOf(report);
    }

    private Stack? ReadTemplate(InputFile input)
    {
        try
        {
            return Templates.Read(DocumentReader.Read(FileText.Read(input.FullPath, input.Path), _problems), new ParameterInput(_workspace).Read(_arguments), _problems);
        }
        catch (MalformedDocumentException e)
        {
            _problems.Add(e.ToProblem());
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the template cannot be read: {e.Message}");
        }
    }

    private DriftReport Compare(Stack stack, EvaluationOptions options)
    {
        var files = DeliveryFiles();
        var types = new HashSet<string>(StringComparer.Ordinal);
        foreach (var resource in stack.Resources)
            types.Add(resource.Type);
        var deployed = new DeployedItems(types);
        var deliveries = new List<Delivery>();
        foreach (var path in files)
        {
            var display = _workspace.Display(path);
            deliveries.Add(new Delivery(display, () => File.OpenRead(path), options));
            using var stream = File.OpenRead(path);
            deployed.Read(display, stream);
        }

        var matches = new ResourceMatcher([.. deployed.All], GivenMatches(stack), _arguments.Last(StackName)).Match(stack.Resources);
        var comparison = new DriftComparison(matches, _arguments.Has(CheckOptions.ShowUnknown) || _arguments.Has(CheckOptions.ShowAll));
        var reports = new ComplianceRun(deliveries).Run(comparison.Add);
        DeliveryProblems.Tell(reports, _streams.Error);
        var template = new RuleEvaluator(options).Evaluate(stack, new ResourceGraph([stack]));
        return new DriftReport(stack.File.Path, reports, comparison.Compare(template.Evaluations)) { Problems = _problems };
    }

    private Dictionary<string, string> GivenMatches(Stack stack)
    {
        var given = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in _arguments.Pairs(Map))
        {
            if (stack.Find(pair.Key) is null)
                throw new UsageException($"{Map.Name}: the template has no resource '{pair.Key}'");
            given[pair.Key] = pair.Value;
        }

        return given;
    }

    private List<string> DeliveryFiles()
    {
        var files = new List<string>();
        for (var i = 1; i < _arguments.Operands.Count; i++)
        {
            var full = _workspace.FullPath(_arguments.Operands[i]);
            if (Directory.Exists(full))
            {
                var found = new List<string>(Directory.EnumerateFiles(full, "*", SearchOption.AllDirectories));
                found.Sort(StringComparer.Ordinal);
                files.AddRange(found);
            }
            else if (File.Exists(full))
            {
                files.Add(full);
            }
            else
            {
                throw new UsageException($"there is no file '{_arguments.Operands[i]}'");
            }
        }

        return files;
    }

    private void TellProblems()
    {
        foreach (var problem in _settings.Problems())
            Problems.Tell(problem, _streams.Error);
        foreach (var problem in _problems)
            Problems.Tell(problem, _streams.Error);
    }

    private int ExitCodeOf(DriftReport report)
    {
        var code = ExitCode.MoreImportant(DeliveryProblems.ExitCodeOf(report.Deliveries), Problems.HasError(report.Problems) ? ExitCode.Unreadable : ExitCode.Clean);
        if (_settings.Problems().Count > 0)
            code = ExitCode.MoreImportant(code, ExitCode.Usage);
        foreach (var resource in report.Resources)
        {
            foreach (var rule in resource.Rules)
            {
                if (rule.IsWorse && _settings.Decides(rule.Template with { Severity = rule.Deployed.Severity }))
                    code = ExitCode.MoreImportant(code, ExitCode.Findings);
            }
        }

        return code;
    }
}
