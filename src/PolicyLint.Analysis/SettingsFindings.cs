using System;
using Microsoft.CodeAnalysis.Diagnostics;
using PolicyLint.Analyzers;
using PolicyLint.Rules;
using PolicyLint.Settings;
using PolicyLint.Text;

namespace PolicyLint.Analysis;

/// <summary>What is wrong with the settings files of a project in which something is judged: the compiler passes over what it does not know.</summary>
internal static class SettingsFindings
{
    public static void Report(AdditionalFileAnalysisContext context, AdditionalInputs inputs, Lazy<bool> isJudged, FindingDiagnostics diagnostics)
    {
        if (inputs.KindOf(context.AdditionalFile) != InputKind.Settings || !isJudged.Value || context.AdditionalFile.GetText(context.CancellationToken) is not { } text)
            return;
        var config = EditorConfig.Read(new SourceFile(context.AdditionalFile.Path, text.ToString()), "");
        if (config.Problems.Count == 0 && !config.HasEntries)
            return;
        // The build need not see the rules that a settings file names a folder for, be it this file or one of an outer folder.
        foreach (var problem in SettingsCheck.Problems(config, inputs.Rules.Catalogue, isWhole: !inputs.NamesRules))
            context.ReportDiagnostic(diagnostics.Of(ReservedIds.SettingsUnreadable, problem.Message, Places.InFile(problem.Span)));
    }
}
