using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PolicyLint.Analyzers;
using PolicyLint.Cdk;
using PolicyLint.Rules;
using PolicyLint.Settings;

namespace PolicyLint.Analysis;

/// <summary>The analysis of one compilation that has code for the CDK, templates or rules.</summary>
public sealed class PolicyAnalysis
{
    private readonly BoundCode _bound = new();
    private readonly BodyCount _bodies;
    private readonly Compilation _compilation;
    private readonly GeneratedCode _generated;
    private readonly FindingDiagnostics _diagnostics;
    private readonly RulesInForce _rules;
    private readonly TemplateFindings _templates;
    private readonly CompilationFindings _findings;
    private readonly CodeLedger _ledger;
    private readonly AdditionalInputs _inputs;

    /// <summary>Prepares the analysis; nothing is read yet.</summary>
    /// <param name="descriptors">All that may be reported.</param>
    /// <param name="read">Evaluates the code; null for <see cref="CdkModel.Read"/>.</param>
    public PolicyAnalysis(Compilation compilation, AnalyzerOptions options, ImmutableArray<DiagnosticDescriptor> descriptors, ModelReader? read)
    {
        _compilation = compilation;
        _generated = new GeneratedCode(options);
        _bodies = new BodyCount(compilation, _generated);
        var inputs = _inputs = new AdditionalInputs(options);
        var known = new Descriptors(descriptors);
        _diagnostics = new FindingDiagnostics(known);
        _rules = new RulesInForce(inputs, options, compilation, known);
        _templates = new TemplateFindings(inputs, _rules, _diagnostics);
        _findings = new CompilationFindings(types => (read ?? CdkModel.Read)(compilation, inputs.ReadFlags(), _bound, types), _rules);
        _ledger = new CodeLedger(_findings, _rules, inputs, _diagnostics);
    }

    /// <summary>Registers what is to be done.</summary>
    /// <param name="isCdk">True where the code may be for the CDK.</param>
    public void Register(CompilationStartAnalysisContext context, bool isCdk)
    {
        var isJudged = new Lazy<bool>(() => isCdk || _inputs.Has(InputKind.Template));
        context.RegisterAdditionalFileAction(file => Guarded(() => SettingsFindings.Report(file, _inputs, isJudged, _diagnostics), file.ReportDiagnostic, () => StartOf(file.AdditionalFile)));
        context.RegisterAdditionalFileAction(file => Guarded(() => _templates.Report(file), file.ReportDiagnostic, () => StartOf(file.AdditionalFile)));
        if (!isCdk)
            return;
        context.RegisterOperationBlockAction(Keep);
        context.RegisterSemanticModelAction(file => Guarded(() => _ledger.Report(file), file.ReportDiagnostic, () => StartOf(file.SemanticModel.SyntaxTree)));
        context.RegisterSemanticModelAction(file => Guarded(() => ReportLive(file), file.ReportDiagnostic, () => StartOf(file.SemanticModel.SyntaxTree)));
        context.RegisterCompilationEndAction(end => Guarded(() => ReportEnd(end), end.ReportDiagnostic, () => Location.None));
    }

    // Between the last body and the first question the compiler is busy with one thread only: so the code is evaluated there.
    private void Keep(OperationBlockAnalysisContext context)
    {
        foreach (var block in context.OperationBlocks)
            _bound.Add(block);
        if (_bodies.IsLast(context))
            _findings.ReadAhead();
    }

    private void ReportLive(SemanticModelAnalysisContext context)
    {
        var tree = context.SemanticModel.SyntaxTree;
        var settings = _rules.SettingsOf(tree, context.Options);
        Report(_findings.Of(tree, settings), settings, isEnd: false, context.ReportDiagnostic);
        foreach (var failure in _findings.Failures)
        {
            if (_findings.Sources.Tree(failure.Span.File) == tree)
                context.ReportDiagnostic(_diagnostics.Of(failure with { Message = "internal error, the code from here on is not judged: " + failure.Message }, _findings.Sources.Locate(failure.Span)));
        }
    }

    private void ReportEnd(CompilationAnalysisContext context)
    {
        foreach (var tree in context.Compilation.SyntaxTrees)
        {
            if (!_findings.Sources.Has(tree) || _generated.Is(tree))
                continue;
            var settings = _rules.SettingsOf(tree, context.Options);
            Report(_findings.Of(tree, settings), settings, isEnd: true, context.ReportDiagnostic);
        }
    }

    // What a resource's own properties decide is told while it is typed; what other resources decide, when all code is known.
    private void Report(FileFindings file, FileSettings settings, bool isEnd, Action<Diagnostic> report)
    {
        foreach (var finding in file.Evaluations)
        {
            if (RulesInForce.NeedsWorld(finding.Rule) == isEnd && _diagnostics.Of(finding, _findings.Sources.Locate, settings) is var diagnostic && !GeneratedCode.Holds(diagnostic.Location, _compilation))
                report(diagnostic);
        }

        foreach (var error in file.Errors)
        {
            if (isEnd)
                report(_diagnostics.Of(error, _findings.Sources.Locate(error.Span)));
        }
    }

    // Whatever goes wrong in us is told under our own name: an analyzer that throws is switched off without a word about the code.
    private void Guarded(Action work, Action<Diagnostic> report, Func<Location> place)
    {
        try
        {
            work();
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            report(_diagnostics.Of(ReservedIds.NotFollowed, "internal error, this is not judged: " + exception.GetType().Name + ": " + exception.Message, place()));
        }
    }

    private static Location StartOf(SyntaxTree tree) => Location.Create(tree, new TextSpan(0, 0));

    private static Location StartOf(AdditionalText file) => Location.Create(file.Path, new TextSpan(0, 0), default);
}
