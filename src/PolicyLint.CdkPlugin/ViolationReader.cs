using System;
using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using Amazon.CDK;
using PolicyLint.Rules;

namespace PolicyLint.CdkPlugin;

/// <summary>Turns the engine's report, version 1 of its JSON, into the CDK's: one violation for each rule and reason, with the resources that it is about.</summary>
internal static class ViolationReader
{
    private const string OfInput = "PolicyLint";

    /// <summary>The violations of the report.</summary>
    /// <param name="report">Empty where the command line or a setting was so wrong that nothing was judged.</param>
    /// <param name="error">What the engine said beside it.</param>
    /// <param name="templates">Absolute paths.</param>
    public static IPolicyViolationBeta1[] Read(string report, string error, IReadOnlyList<string> templates)
    {
        if (report.Length == 0)
            return [Violation(OfInput, error.Trim(), "error", null, [])];
        using var document = JsonDocument.Parse(report);
        var found = new Dictionary<(string Rule, string Message, string Severity), List<IPolicyViolatingResourceBeta1>>();
        foreach (var evaluation in document.RootElement.GetProperty("evaluations").EnumerateArray())
        {
            if (evaluation.GetProperty("verdict").GetString() != "NON_COMPLIANT" || evaluation.GetProperty("suppressed").ValueKind != JsonValueKind.Null)
                continue;
            var key = (Text(evaluation, "rule"), Text(evaluation, "message"), Text(evaluation, "severity"));
            if (!found.TryGetValue(key, out var resources))
                found.Add(key, resources = []);
            resources.Add(Resource(evaluation, templates));
        }

        var violations = new List<IPolicyViolationBeta1>();
        foreach (var (key, resources) in found)
            violations.Add(Violation(key.Rule, key.Message, key.Severity, FixOf(key.Rule), [.. resources]));
        AddProblems(document.RootElement, violations);
        return [.. violations];
    }

    // What could not be judged fails the validation as well, and the report must say why.
    private static void AddProblems(JsonElement report, List<IPolicyViolationBeta1> violations)
    {
        foreach (var file in report.GetProperty("files").EnumerateArray())
        {
            foreach (var problem in file.GetProperty("problems").EnumerateArray())
                violations.Add(Violation(OfInput, $"{Text(file, "path")}:{problem.GetProperty("line")}: {Text(problem, "message")}", Text(problem, "severity"), null, []));
        }

        foreach (var problem in report.GetProperty("errors").EnumerateArray())
            violations.Add(Violation(OfInput, $"{Text(problem, "file")}:{problem.GetProperty("line")}: {Text(problem, "message")}", Text(problem, "severity"), null, []));
    }

    private static PolicyViolationBeta1 Violation(string rule, string description, string severity, string? fix, IPolicyViolatingResourceBeta1[] resources) => new()
    {
        RuleName = rule,
        Description = description,
        Severity = severity,
        Fix = fix,
        ViolatingResources = resources,
    };

    private static PolicyViolatingResourceBeta1 Resource(JsonElement evaluation, IReadOnlyList<string> templates)
    {
        var path = Text(evaluation, "path");
        return new PolicyViolatingResourceBeta1
        {
            ResourceLogicalId = Text(evaluation, "resource"),
            TemplatePath = FullPath(Text(evaluation, "file"), templates),
            Locations = [path.Length == 0 ? "Properties" : "Properties/" + path.Replace('.', '/').Replace("[", "/", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal)],
        };
    }

    // Reports show paths relative to the workspace; the CDK finds constructs by the paths it gave.
    private static string FullPath(string shown, IReadOnlyList<string> templates)
    {
        foreach (var template in templates)
        {
            if (Path.GetFileName(template) == Path.GetFileName(shown) && template.Replace('\\', '/').EndsWith(shown.TrimStart('.', '/'), StringComparison.Ordinal))
                return template;
        }

        return Path.GetFullPath(shown);
    }

    private static string? FixOf(string id)
    {
        foreach (var rule in BuiltInRules.Rules)
        {
            if (rule.Id == id)
                return rule.Fix is { Text.Length: > 0 } fix ? fix.Text : null;
        }

        return null;
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? "";
}
