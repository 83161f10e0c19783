using System.IO;
using PolicyLint.Cli.Reporting;
using PolicyLint.Evaluations;

namespace PolicyLint.Cli.Drift;

/// <summary>A comparison for people.</summary>
internal static class DriftText
{
    /// <summary>A paragraph for each resource that differs or is not found, and a line that counts.</summary>
    /// <param name="showsAll">True to name also what agrees.</param>
    public static void Write(DriftReport report, bool showsAll, TextWriter output)
    {
        foreach (var resource in report.Resources)
        {
            if (!resource.IsFound || resource.Differs || showsAll)
                Write(resource, output);
        }

        var differing = report.Count(static one => one.IsFound && one.Differs);
        var found = report.Count(static one => one.IsFound);
        Line(output, $"{Wording.Count(report.Resources.Count, "resource")} in {report.Template}: {found - differing} as declared, {differing} otherwise, {report.Resources.Count - found} not found.");
    }

    private static void Write(ResourceDrift resource, TextWriter output)
    {
        var template = resource.Match.Template;
        if (resource.Match.Item is not { } item)
        {
            Line(output, $"{template.LogicalId} ({template.Type}) is not found: {resource.Match.How}");
            return;
        }

        Line(output, $"{template.LogicalId} ({template.Type}) is {item.Identity.Arn ?? item.Identity.Id}, {resource.Match.How}{(resource.Differs ? "" : ": as declared")}");
        foreach (var rule in resource.Rules)
        {
            var because = rule.Deployed.Outcome == Outcome.Pass ? "" : $": {rule.Deployed.Because}";
            Line(output, $"  {rule.Rule.Id} {Wording.Verdict(rule.Template.Outcome)} in the template, {Wording.Verdict(rule.Deployed.Outcome)} deployed{because}");
        }

        foreach (var fact in resource.Facts)
            Line(output, $"  {fact.Path}: {(fact.Template is null ? "not" : fact.Template)} in the template, {fact.Deployed ?? "not set"} deployed");
    }

    private static void Line(TextWriter output, string text) => output.Write(TerminalText.Clean(text) + "\n");
}
