using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PolicyLint.CloudFormation;
using PolicyLint.Documents;
using PolicyLint.Evaluations;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Analyzers;

/// <summary>What the rules say of templates that the project hands to the compiler as additional files.</summary>
internal sealed class TemplateFindings(RulesInForce rules)
{
    private const string Kind = "build_metadata.AdditionalFiles.PolicyLintKind";

    public void Report(AdditionalFileAnalysisContext context)
    {
        var options = context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.AdditionalFile);
        if (!options.TryGetValue(Kind, out var kind) || kind != "template" || context.AdditionalFile.GetText(context.CancellationToken) is not { } text)
            return;
        var file = new SourceFile(context.AdditionalFile.Path, text.ToString());
        if (Read(file) is not { } stack)
            return;
        var settings = rules.SettingsOf(options, null, context.Compilation);
        var evaluator = new RuleEvaluator(EvaluationOptions.For(settings, rules.For(settings)));
        foreach (var evaluation in evaluator.Evaluate(stack, new ResourceGraph([stack])).Evaluations)
        {
            if (evaluation.IsFinding)
                context.ReportDiagnostic(FindingDiagnostics.Of(evaluation, Locate(evaluation.Span), evaluation.Origin is { } origin ? Locate(origin.Span) : null, settings));
        }
    }

    // A file that is no template is nobody's fault here: the glob that picks them is wide.
    private static Stack? Read(SourceFile file)
    {
        var problems = new List<Problem>();
        try
        {
            var document = DocumentReader.Read(file, problems);
            return document.Root is MapNode root && root.Find("Resources") is MapNode
                ? TemplateReader.Read(file, root, new TemplateOptions(), problems)
                : null;
        }
        catch (MalformedDocumentException)
        {
            return null;
        }
    }

    private static Location Locate(SourceSpan span) => Location.Create(
        span.File.Path,
        TextSpan.FromBounds(span.Start, span.End),
        new LinePositionSpan(new LinePosition(span.Line - 1, span.Column - 1), new LinePosition(span.EndLine - 1, span.EndColumn - 1)));
}
