using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using BenchmarkDotNet.Attributes;
using PolicyLint.CloudFormation;
using PolicyLint.Documents;
using PolicyLint.Evaluations;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Benchmarks;

/// <summary>The stages behind the readers, and the whole program on a folder; each on templates of 50 resources.</summary>
[MemoryDiagnoser]
public class LintBenchmarks
{
    private const int Resources = 50;
    private const int Files = 100;

    private readonly SourceFile _file = new("template.json", SampleTemplate.Json(Resources));
    private readonly RuleEvaluator _evaluator = new(new EvaluationOptions { Rules = new RuleSet(BuiltInRules.Rules, ParameterValues.None) });
    private readonly Node _root;
    private readonly Stack _stack;
    private string _folder = "";

    public LintBenchmarks()
    {
        _root = DocumentReader.Read(_file, new List<Problem>()).Root;
        _stack = Lower();
    }

    [GlobalSetup(Target = nameof(WholeRun))]
    public void WriteTemplates()
    {
        _folder = Directory.CreateTempSubdirectory("policylint-benchmarks-").FullName;
        for (var i = 0; i < Files; i++)
            File.WriteAllText(Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"template{i:000}.json")), _file.Text);
    }

    [GlobalCleanup(Target = nameof(WholeRun))]
    public void RemoveTemplates() => Directory.Delete(_folder, recursive: true);

    /// <summary>All shipped rules from the bundle, none of them compiled: what every start pays.</summary>
    [Benchmark]
    public int ReadRules() => BuiltInRules.Read().Rules.Count;

    [Benchmark]
    public Stack Lower() => TemplateReader.Read(_file, _root, new TemplateOptions(), new List<Problem>());

    /// <summary>Every shipped rule about every resource, in a world that nobody has asked before.</summary>
    [Benchmark]
    public StackEvaluations Judge() => _evaluator.Evaluate(_stack, new ResourceGraph([_stack]));

    /// <summary>One hundred files, from the command line to the report.</summary>
    [Benchmark(OperationsPerInvoke = Files)]
    public int WholeRun()
    {
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var exitCode = Cli.Program.Run(["check", "--root", _folder, "--format", "concise", _folder], TextReader.Null, TextWriter.Null, error);
        return error.ToString().Length == 0 ? exitCode : throw new InvalidOperationException(error.ToString());
    }
}
