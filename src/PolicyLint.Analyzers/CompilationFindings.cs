using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PolicyLint.Cdk;
using PolicyLint.Evaluations;
using PolicyLint.Settings;
using PolicyLint.Text;

namespace PolicyLint.Analyzers;

/// <summary>What the rules say of a compilation's C#; evaluated when the first file asks, once for each kind of settings.</summary>
/// <param name="read">Evaluates the code.</param>
internal sealed class CompilationFindings(Func<CdkModel> read, RulesInForce rules)
{
    private static readonly FileFindings Nothing = new();

    private readonly Lazy<CdkModel> _model = new(read);
    private readonly ConcurrentDictionary<FileSettings, Lazy<Dictionary<SyntaxTree, FileFindings>>> _files = new();

    public SourceMap Sources => _model.Value.Sources;

    /// <summary>Code that could not be followed for an error of ours.</summary>
    public IReadOnlyList<Problem> Failures => _model.Value.Failures;

    /// <summary>What is to be told of the file under its settings.</summary>
    public FileFindings Of(SyntaxTree tree, FileSettings settings)
    {
        var files = _files.GetOrAdd(settings, key => new Lazy<Dictionary<SyntaxTree, FileFindings>>(() => Judge(key))).Value;
        return files.TryGetValue(tree, out var found) ? found : Nothing;
    }

    private Dictionary<SyntaxTree, FileFindings> Judge(FileSettings settings)
    {
        var files = new Dictionary<SyntaxTree, FileFindings>();
        var judge = rules.JudgeFor(settings);
        foreach (var world in _model.Value.Worlds)
        {
            foreach (var stack in world.Stacks)
            {
                var judged = judge.Judge(stack, world);
                foreach (var evaluation in judged.Evaluations)
                {
                    if (RulesInForce.IsTold(evaluation, settings))
                        FileOf(evaluation.Span, files)?.Add(evaluation);
                    else if (evaluation is { Outcome: Outcome.Unknown, Suppressed: null })
                        FileOf(evaluation.Span, files)?.AddUntold(evaluation);
                }

                foreach (var error in judged.InternalErrors)
                    FileOf(error.Span, files)?.Errors.Add(error.ToProblem());
            }
        }

        return files;
    }

    private FileFindings? FileOf(SourceSpan span, Dictionary<SyntaxTree, FileFindings> files)
    {
        if (Sources.Tree(span.File) is not { } tree)
            return null;
        if (!files.TryGetValue(tree, out var findings))
            files[tree] = findings = new FileFindings();
        return findings;
    }
}

/// <summary>What is to be told of one file.</summary>
internal sealed class FileFindings
{
    private readonly HashSet<(string Rule, SourceSpan Span, string Because)> _seen = [];
    private readonly List<Evaluation> _evaluations = [];
    private readonly List<Evaluation> _untold = [];

    public IReadOnlyList<Evaluation> Evaluations => _evaluations;

    /// <summary>What went wrong in us.</summary>
    public List<Problem> Errors { get; } = [];

    /// <summary>Adds it, unless the same was said before: a class that is made twice has its findings twice.</summary>
    public void Add(Evaluation evaluation)
    {
        if (_seen.Add((evaluation.Rule.Id, evaluation.Span, evaluation.Because)))
            _evaluations.Add(evaluation);
    }

    /// <summary>Adds what is not known and not to be told: a suppression of it is of use all the same.</summary>
    public void AddUntold(Evaluation evaluation) => _untold.Add(evaluation);

    /// <summary>True where something stands in the span that the compiler knows by the id.</summary>
    public bool Has(string id, TextSpan span, SourceMap sources) => Has(_evaluations, id, span, sources) || Has(_untold, id, span, sources);

    private static bool Has(List<Evaluation> evaluations, string id, TextSpan span, SourceMap sources)
    {
        foreach (var evaluation in evaluations)
        {
            if (Descriptors.Of(evaluation.Rule).Id == id && sources.Locate(evaluation.Span) is { } place && span.Contains(place.SourceSpan.Start))
                return true;
        }

        return false;
    }
}
