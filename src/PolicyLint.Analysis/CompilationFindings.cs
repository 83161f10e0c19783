using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using PolicyLint.Cdk;
using PolicyLint.Evaluations;
using PolicyLint.Settings;
using PolicyLint.Text;

namespace PolicyLint.Analysis;

/// <summary>What the rules say of a compilation's C#; evaluated when the first file asks, once for each kind of settings.</summary>
internal sealed class CompilationFindings
{
    private static readonly FileFindings Nothing = new();

    private readonly RulesInForce _rules;
    private readonly TypesReached _types = new();
    private readonly Lazy<CdkModel> _model;
    private readonly ConcurrentDictionary<FileSettings, JudgedModel> _judged = new();
    private int _readers;

    /// <summary>Findings of code that is evaluated when somebody asks for them.</summary>
    /// <param name="read">Evaluates it, and tells what types it comes to.</param>
    public CompilationFindings(Func<TypesReached, CdkModel> read, RulesInForce rules)
    {
        _rules = rules;
        _model = new Lazy<CdkModel>(() => Read(read));
    }

    public SourceMap Sources => _model.Value.Sources;

    /// <summary>Code that could not be followed for an error of ours.</summary>
    public IReadOnlyList<Problem> Failures => _model.Value.Failures;

    /// <summary>What is to be told of the file under its settings.</summary>
    public FileFindings Of(SyntaxTree tree, FileSettings settings)
    {
        // The first of several threads evaluates the code; the second one rehearses meanwhile what comes then.
        if (Interlocked.Increment(ref _readers) == 2 && !_model.IsValueCreated)
            Rehearse(settings);
        var model = _model.Value;
        return model.Sources.Has(tree) && _judged.GetOrAdd(settings, key => new JudgedModel(model, _rules, key)).Files.TryGetValue(tree, out var found)
            ? found
            : Nothing;
    }

    /// <summary>Evaluates the code, though nobody has asked yet; whoever asks then is told what went wrong.</summary>
    public void ReadAhead()
    {
        Interlocked.Increment(ref _readers);
        try
        {
            _ = _model.Value;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // Kept, and thrown again.
        }
    }

    private CdkModel Read(Func<TypesReached, CdkModel> read)
    {
        try
        {
            return read(_types);
        }
        finally
        {
            _types.Complete();
        }
    }

    private void Rehearse(FileSettings settings)
    {
        var judge = _rules.JudgeFor(settings);
        for (var i = 0; _types.Wait(i) is { } type; i++)
            judge.Rehearse(type);
    }
}

/// <summary>A model as the rules in force under one kind of settings judge it.</summary>
internal sealed class JudgedModel
{
    private readonly Lazy<StackEvaluations>[] _stacks;
    private readonly Lazy<Dictionary<SyntaxTree, FileFindings>> _files;
    private int _last = -1;

    public JudgedModel(CdkModel model, RulesInForce rules, FileSettings settings)
    {
        var stacks = new List<Lazy<StackEvaluations>>();
        foreach (var world in model.Worlds)
        {
            foreach (var stack in world.Stacks)
                stacks.Add(new Lazy<StackEvaluations>(() => rules.JudgeFor(settings).Judge(stack, world)));
        }

        _stacks = stacks.ToArray();
        _files = new Lazy<Dictionary<SyntaxTree, FileFindings>>(() => ByFile(model.Sources, settings));
    }

    /// <summary>What is to be told of each file. Threads that ask at the same time share the work.</summary>
    public Dictionary<SyntaxTree, FileFindings> Files
    {
        get
        {
            for (var next = Interlocked.Increment(ref _last); next < _stacks.Length; next = Interlocked.Increment(ref _last))
                _ = _stacks[next].Value;
            return _files.Value;
        }
    }

    private Dictionary<SyntaxTree, FileFindings> ByFile(SourceMap sources, FileSettings settings)
    {
        var files = new Dictionary<SyntaxTree, FileFindings>();
        foreach (var stack in _stacks)
        {
            foreach (var evaluation in stack.Value.Evaluations)
            {
                if (RulesInForce.IsTold(evaluation, settings))
                    FileOf(evaluation.Span, sources, files)?.Add(evaluation);
                else if (evaluation is { Outcome: Outcome.Unknown, Suppressed: null })
                    FileOf(evaluation.Span, sources, files)?.AddUntold(evaluation);
            }

            foreach (var error in stack.Value.InternalErrors)
                FileOf(error.Span, sources, files)?.Errors.Add(error.ToProblem());
        }

        return files;
    }

    private static FileFindings? FileOf(SourceSpan span, SourceMap sources, Dictionary<SyntaxTree, FileFindings> files)
    {
        if (sources.Tree(span.File) is not { } tree)
            return null;
        if (!files.TryGetValue(tree, out var findings))
            files[tree] = findings = new FileFindings();
        return findings;
    }
}

/// <summary>What is to be told of one file.</summary>
internal sealed class FileFindings
{
    private readonly HashSet<Told> _told = [];
    private readonly List<Evaluation> _evaluations = [];
    private readonly List<Evaluation> _untold = [];

    public IReadOnlyList<Evaluation> Evaluations => _evaluations;

    /// <summary>What went wrong in us.</summary>
    public List<Problem> Errors { get; } = [];

    /// <summary>Adds it, unless the same was said before: a class that is made twice has its findings twice.</summary>
    public void Add(Evaluation evaluation)
    {
        if (_told.Add(new Told(evaluation.Rule.Id, evaluation.Span, evaluation.Because)))
            _evaluations.Add(evaluation);
    }

    /// <summary>Adds what is not known and not to be told: a suppression of it is of use all the same.</summary>
    public void AddUntold(Evaluation evaluation) => _untold.Add(evaluation);

    /// <summary>True where something stands in the span that the compiler knows by the id.</summary>
    public bool Has(string id, TextSpan span, SourceMap sources, Descriptors descriptors) =>
        Has(_evaluations, id, span, sources, descriptors) || Has(_untold, id, span, sources, descriptors);

    private static bool Has(List<Evaluation> evaluations, string id, TextSpan span, SourceMap sources, Descriptors descriptors)
    {
        foreach (var evaluation in evaluations)
        {
            if (descriptors.Of(evaluation.Rule).Id == id && sources.Locate(evaluation.Span) is { } place && span.Contains(place.SourceSpan.Start))
                return true;
        }

        return false;
    }

    // A class, because code for tables of structures is not compiled ahead; compared by hand, because the compiler's own comparers of them are not, either.
    private sealed record Told(string Rule, SourceSpan Span, string Because)
    {
        public bool Equals(Told? other) => other is not null && Rule == other.Rule && Span == other.Span && Because == other.Because;

        public override int GetHashCode() => (StringComparer.Ordinal.GetHashCode(Rule) * 31) + Span.Start;
    }
}
