using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PolicyLint.Cdk;
using PolicyLint.Settings;

namespace PolicyLint.Analyzers;

/// <summary>Judges C# code for the AWS CDK, and templates among the additional files, by PolicyLint's rules.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PolicyAnalyzer : DiagnosticAnalyzer
{
    private readonly ModelReader _read;

    public PolicyAnalyzer()
        : this(CdkModel.Read)
    {
    }

    internal PolicyAnalyzer(ModelReader read) => _read = read;

    /// <summary>Evaluates the code of a compilation.</summary>
    internal delegate CdkModel ModelReader(Compilation compilation, FeatureFlags? flags, BoundCode? bound);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private void Start(CompilationStartAnalysisContext context)
    {
        var isCdk = CdkModel.IsNeeded(context.Compilation);
        if (!isCdk && context.Options.AdditionalFiles.IsEmpty)
            return;
        var inputs = new AdditionalInputs(context.Options);
        var rules = new RulesInForce(inputs, context.Options);
        var templates = new TemplateFindings(inputs, rules);
        var isJudged = new Lazy<bool>(() => isCdk || inputs.Has(InputKind.Template));
        context.RegisterAdditionalFileAction(file => Guarded(() => SettingsFindings.Report(file, inputs, isJudged), file.ReportDiagnostic, () => StartOf(file.AdditionalFile)));
        context.RegisterAdditionalFileAction(file => Guarded(() => templates.Report(file), file.ReportDiagnostic, () => StartOf(file.AdditionalFile)));
        if (!isCdk)
            return;
        var bound = new BoundCode();
        var compilation = context.Compilation;
        var cancellation = context.CancellationToken;
        var findings = new CompilationFindings(() => _read(compilation, inputs.ReadFlags(cancellation), bound), rules);
        var ledger = new CodeLedger(findings, rules, inputs);
        context.RegisterOperationBlockAction(blocks => Keep(blocks, bound));
        context.RegisterSemanticModelAction(file => Guarded(() => ledger.Report(file), file.ReportDiagnostic, () => StartOf(file.SemanticModel.SyntaxTree)));
        context.RegisterSemanticModelAction(file => Guarded(() => ReportLive(file, findings, rules), file.ReportDiagnostic, () => StartOf(file.SemanticModel.SyntaxTree)));
        context.RegisterCompilationEndAction(end => Guarded(() => ReportEnd(end, findings, rules), end.ReportDiagnostic, () => Location.None));
    }

    private static void Keep(OperationBlockAnalysisContext context, BoundCode bound)
    {
        foreach (var block in context.OperationBlocks)
            bound.Add(block);
    }

    private static void ReportLive(SemanticModelAnalysisContext context, CompilationFindings findings, RulesInForce rules)
    {
        var tree = context.SemanticModel.SyntaxTree;
        if (!findings.Sources.Has(tree))
            return;
        var settings = rules.SettingsOf(context.Options.AnalyzerConfigOptionsProvider.GetOptions(tree), tree, context.SemanticModel.Compilation);
        Report(findings.Of(tree, settings), findings.Sources, settings, isEnd: false, context.ReportDiagnostic);
        foreach (var failure in findings.Failures)
        {
            if (findings.Sources.Tree(failure.Span.File) == tree)
                context.ReportDiagnostic(FindingDiagnostics.Of(failure with { Message = "internal error, the code from here on is not judged: " + failure.Message }, findings.Sources.Locate(failure.Span)));
        }
    }

    private static void ReportEnd(CompilationAnalysisContext context, CompilationFindings findings, RulesInForce rules)
    {
        foreach (var tree in context.Compilation.SyntaxTrees)
        {
            if (!findings.Sources.Has(tree))
                continue;
            var settings = rules.SettingsOf(context.Options.AnalyzerConfigOptionsProvider.GetOptions(tree), tree, context.Compilation);
            Report(findings.Of(tree, settings), findings.Sources, settings, isEnd: true, context.ReportDiagnostic);
        }
    }

    // What a resource's own properties decide is told while it is typed; what other resources decide, when all code is known.
    private static void Report(FileFindings file, SourceMap sources, FileSettings settings, bool isEnd, Action<Diagnostic> report)
    {
        foreach (var finding in file.Evaluations)
        {
            if (RulesInForce.NeedsWorld(finding.Rule) == isEnd)
                report(FindingDiagnostics.Of(finding, sources.Locate, settings));
        }

        foreach (var error in file.Errors)
        {
            if (isEnd)
                report(FindingDiagnostics.Of(error, sources.Locate(error.Span)));
        }
    }

    // Whatever goes wrong in us is told under our own name: an analyzer that throws is switched off without a word about the code.
    private static void Guarded(Action work, Action<Diagnostic> report, Func<Location> place)
    {
        try
        {
            work();
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            report(Diagnostic.Create(Descriptors.NotFollowed, place(), "internal error, this is not judged: " + exception.GetType().Name + ": " + exception.Message));
        }
    }

    private static Location StartOf(SyntaxTree tree) => Location.Create(tree, new TextSpan(0, 0));

    private static Location StartOf(AdditionalText file) => Location.Create(file.Path, new TextSpan(0, 0), default);
}
