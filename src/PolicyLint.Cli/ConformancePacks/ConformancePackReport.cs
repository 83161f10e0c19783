using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using PolicyLint.Cli.Reporting;
using PolicyLint.Rules;

namespace PolicyLint.Cli.ConformancePacks;

/// <summary>What stands here for the rules of a conformance pack, for people and for machines.</summary>
internal static class ConformancePackReport
{
    // What AWS's sample packs name for controls that no machine can check.
    private const string ProcessCheck = "AWS_CONFIG_PROCESS_CHECK";

    public static void WriteText(ConformancePack pack, TextWriter output)
    {
        var width = 0;
        foreach (var rule in pack.Rules)
            width = System.Math.Max(width, rule.Name.Length);
        foreach (var rule in pack.Rules)
        {
            output.Write(TerminalText.Clean($"{rule.Name.PadRight(width)}  {(rule.Rules.Count > 0 ? IdsOf(rule.Rules) : WhyNot(rule))}") + "\n");
            foreach (var note in rule.Notes)
                output.Write(TerminalText.Clean($"{new string(' ', width)}  note: {note}") + "\n");
        }

        output.Write(Summary(pack) + "\n");
    }

    /// <summary>What the pack demands and is judged otherwise, or not at all.</summary>
    public static void WriteUnjudged(ConformancePack pack, TextWriter output)
    {
        if (pack.Absent > 0)
            output.Write(Summary(pack) + "\n");
        foreach (var rule in pack.Rules)
        {
            if (rule.Rules.Count == 0)
                output.Write(TerminalText.Clean($"{rule.Name}: {WhyNot(rule)}") + "\n");
            foreach (var note in rule.Notes)
                output.Write(TerminalText.Clean($"{rule.Name}: note: {note}") + "\n");
        }
    }

    public static void WriteJson(ConformancePack pack, TextWriter output)
    {
        using var json = new JsonOutput(output);
        var writer = json.Writer;
        writer.WriteStartObject();
        writer.WriteNumber("version", 1);
        writer.WriteString("pack", pack.File.Path);
        writer.WriteString("managedRulesAsOf", ManagedRules.All.AsOf);
        writer.WriteStartArray("rules");
        foreach (var rule in pack.Rules)
            WriteRule(writer, rule);
        writer.WriteEndArray();
        writer.WriteStartObject("summary");
        writer.WriteNumber("rules", pack.Rules.Count);
        writer.WriteNumber("judged", pack.Covered);
        writer.WriteNumber("notDeployed", pack.Absent);
        writer.WriteNumber("by", pack.InForce.Rules.Count);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    /// <summary>"5 rules, 4 of them judged here by 6 rules".</summary>
    public static string Summary(ConformancePack pack) =>
        $"{Wording.Count(pack.Rules.Count, "rule")} in {pack.File.Path}, {pack.Covered} of them judged here by {Wording.Count(pack.InForce.Rules.Count, "rule")}"
        + (pack.Absent == 0 ? "." : $"; {pack.Absent} more {(pack.Absent == 1 ? "is" : "are")} not deployed with these parameters.");

    /// <summary>Why nothing here judges the rule, as a clause.</summary>
    public static string WhyNot(PackRule rule) => rule.Owner switch
    {
        PackRuleOwner.CustomLambda => "not judged: a Lambda function of the account's decides it",
        PackRuleOwner.CustomPolicy => "not judged: a Guard policy decides it",
        PackRuleOwner.Unknown => "not judged: the pack does not say whose rule it is",
        _ when rule.Identifier == ProcessCheck => "not judged: a process check, which people answer",
        _ when rule.Managed is null => $"not judged: there is no managed rule {rule.Identifier} as of {ManagedRules.All.AsOf}",
        _ => "not judged: no rule here demands the same",
    };

    private static void WriteRule(Utf8JsonWriter writer, PackRule rule)
    {
        writer.WriteStartObject();
        writer.WriteString("name", rule.Name);
        writer.WriteString("identifier", rule.Identifier);
        writer.WriteStartArray("judgedBy");
        foreach (var ours in rule.Rules)
            writer.WriteStringValue(ours.Id);
        writer.WriteEndArray();
        if (rule.Rules.Count == 0)
            writer.WriteString("reason", WhyNot(rule));
        writer.WriteStartObject("inputParameters");
        foreach (var input in rule.Inputs)
            writer.WriteString(input.Key, input.Value);
        writer.WriteEndObject();
        writer.WriteStartArray("notes");
        foreach (var note in rule.Notes)
            writer.WriteStringValue(note);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static string IdsOf(IReadOnlyList<Rule> rules)
    {
        var ids = new List<string>(rules.Count);
        foreach (var rule in rules)
            ids.Add(rule.Id);
        return string.Join(", ", ids);
    }
}
