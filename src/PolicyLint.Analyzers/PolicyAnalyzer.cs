using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PolicyLint.Cdk;

namespace PolicyLint.Analyzers;

/// <summary>Judges C# code for the AWS CDK, and templates among the additional files, by PolicyLint's rules.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PolicyAnalyzer : DiagnosticAnalyzer
{
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext context)
    {
        var rules = new RulesInForce();
        var templates = new TemplateFindings(rules);
        context.RegisterAdditionalFileAction(templates.Report);
        if (!CdkModel.IsNeeded(context.Compilation))
            return;
        var findings = new CompilationFindings(context.Compilation, rules);
        context.RegisterSemanticModelAction(file => Report(file, findings, rules));
    }

    private static void Report(SemanticModelAnalysisContext context, CompilationFindings findings, RulesInForce rules)
    {
        var tree = context.SemanticModel.SyntaxTree;
        var settings = rules.SettingsOf(context.Options.AnalyzerConfigOptionsProvider.GetOptions(tree), tree, context.SemanticModel.Compilation);
        foreach (var finding in findings.Under(settings))
        {
            if (findings.Sources.Tree(finding.Span.File) != tree || findings.Sources.Locate(finding.Span) is not { } location)
                continue;
            var origin = finding.Origin is { } elsewhere ? findings.Sources.Locate(elsewhere.Span) : null;
            context.ReportDiagnostic(FindingDiagnostics.Of(finding, location, origin, settings));
        }

        foreach (var failure in findings.Failures)
        {
            if (findings.Sources.Tree(failure.Span.File) == tree)
                context.ReportDiagnostic(Diagnostic.Create(Descriptors.NotFollowed, findings.Sources.Locate(failure.Span), "internal error, the code from here on is not judged: " + failure.Message));
        }
    }
}
