using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis.Diagnostics;
using PolicyLint.Analyzers;
using PolicyLint.CloudFormation;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Analysis;

/// <summary>What the rules say of files that the project hands to the compiler beside its code.</summary>
internal sealed class TemplateFindings(AdditionalInputs inputs, RulesInForce rules, FindingDiagnostics diagnostics)
{
    public void Report(AdditionalFileAnalysisContext context)
    {
        switch (inputs.KindOf(context.AdditionalFile))
        {
            case InputKind.Template:
                Judge(context);
                break;
            case InputKind.Rules:
                TellProblems(context);
                break;
        }
    }

    private void Judge(AdditionalFileAnalysisContext context)
    {
        if (context.AdditionalFile.GetText(context.CancellationToken) is not { } text)
            return;
        var file = new SourceFile(context.AdditionalFile.Path, text.ToString());
        if (Read(file, context, out var comments) is not { } stack)
            return;
        var settings = rules.SettingsOf(context.AdditionalFile, context.Options);
        var judged = rules.JudgeFor(settings).Judge(stack, new ResourceGraph([stack]), comments);
        foreach (var evaluation in judged.Evaluations)
        {
            if (RulesInForce.IsTold(evaluation, settings))
                context.ReportDiagnostic(diagnostics.Of(evaluation, Places.InFile, settings));
        }

        foreach (var error in judged.InternalErrors)
            context.ReportDiagnostic(diagnostics.Of(error.ToProblem(), Places.InFile(error.Span)));
    }

    // A file that is no template is nobody's fault here: the glob that picks them is wide.
    private Stack? Read(SourceFile file, AdditionalFileAnalysisContext context, out List<SourceSpan> comments)
    {
        comments = [];
        var problems = new List<Problem>();
        try
        {
            var document = DocumentReader.Read(file, problems);
            foreach (var comment in document.Comments)
                comments.Add(comment.Span);
            return document.Root is MapNode root && root.Find("Resources") is MapNode
                ? TemplateReader.Read(file, root, new TemplateOptions(), problems)
                : null;
        }
        catch (MalformedDocumentException e)
        {
            if (file.Text.IndexOf("Resources", StringComparison.Ordinal) >= 0)
                context.ReportDiagnostic(diagnostics.Of(ReservedIds.TemplateUnreadable, "the template cannot be read: " + e.Message, Places.InFile(e.Span)));
            return null;
        }
    }

    private void TellProblems(AdditionalFileAnalysisContext context)
    {
        foreach (var problem in inputs.Rules.Problems)
        {
            if (problem.Span.File.Path == context.AdditionalFile.Path)
                context.ReportDiagnostic(diagnostics.Of(ReservedIds.OwnRuleUnreadable, problem.Message, Places.InFile(problem.Span)));
        }
    }
}
