using System;
using System.Collections.Generic;
using System.Text.Json;
using PolicyLint.Cli.CommandLine;
using PolicyLint.Cli.Judging;
using PolicyLint.Cli.Reporting;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Cli.Commands;

/// <summary><c>policylint rules</c>: lists rules, or the words that rules are made of.</summary>
internal static class RulesCommand
{
    public static readonly OptionSpec Format = new("--format", "FORMAT", "text (the default) or json") { OneOf = ["text", "json"] };
    public static readonly OptionSpec Pack = new("--pack", "NAME", "Only rules of the pack") { Suggests = CheckOptions.PackNames };
    public static readonly OptionSpec Topic = new("--topic", "NAME", "Only rules of the topic");
    public static readonly OptionSpec Layer = new("--layer", "NAME", "Only rules of the layer of defence: data, application, compute, network, perimeter, identity, physical");
    public static readonly OptionSpec Resource = new("--resource", "TYPE", "Only rules about the resource type; part of its name will do");
    public static readonly OptionSpec KeywordsOption = new("--keywords", null, "List the words of the rule language instead");

    public static readonly CommandSpec Spec = new("rules", "[TEXT...]", "List rules, or the words that rules are made of")
    {
        Options =
        [
            Pack, Topic, Layer, Resource, CheckOptions.Rules, KeywordsOption, Format,
        ],
        Details = "A text selects rules with it in id, name, title or in the id of another tool's check that demands the same.",
        Examples =
        [
            "policylint rules --resource AWS::KMS::Key", "rules about one resource type",
            "policylint rules CKV_AWS_7", "the rule that demands what another tool's check demands",
            "policylint rules --keywords", "how to write a rule",
        ],
        Run = Run,
    };

    public static int Run(Arguments arguments, Streams streams)
    {
        var isJson = arguments.Last(Format) == "json";
        if (arguments.Has(KeywordsOption))
        {
            KeywordList.Write(streams.Out, isJson);
            return ExitCode.Clean;
        }

        var library = RuleCommand.LibraryOf(arguments, streams);
        var catalogue = library.Catalogue();
        var rules = Filter(arguments, catalogue);
        if (isJson)
            WriteJson(rules, library, streams);
        else
            WriteText(rules, streams);
        return ExitCode.Clean;
    }

    private static List<Rule> Filter(Arguments arguments, RuleCatalogue catalogue)
    {
        HashSet<string>? ofPack = null;
        if (arguments.Last(Pack) is { } name)
        {
            var pack = catalogue.FindPack(name) ?? throw new UsageException($"there is no pack '{name}'{Spelling.DidYouMean(name, catalogue.PackNames)}");
            ofPack = new HashSet<string>(StringComparer.Ordinal);
            foreach (var entry in pack.Entries)
                ofPack.Add(catalogue.Find(entry.Rule)?.Id ?? entry.Rule);
        }

        var rules = new List<Rule>();
        foreach (var rule in catalogue.Rules)
        {
            if ((ofPack is null || ofPack.Contains(rule.Id)) && Matches(arguments, rule))
                rules.Add(rule);
        }

        return rules;
    }

    private static bool Matches(Arguments arguments, Rule rule)
    {
        if (arguments.Last(Topic) is { } topic && !string.Equals(rule.Topic, topic, StringComparison.OrdinalIgnoreCase))
            return false;
        if (arguments.Last(Layer) is { } layer && !string.Equals(rule.Layer, layer, StringComparison.OrdinalIgnoreCase))
            return false;
        if (arguments.Last(Resource) is { } type && !string.Join('\n', TypesOf(rule)).Contains(type, StringComparison.OrdinalIgnoreCase))
            return false;
        foreach (var text in arguments.Operands)
        {
            if (!Mentions($"{rule.Id}\n{rule.Name}\n{rule.Title}\n{Equivalents(rule)}", text))
                return false;
        }

        return true;
    }

    // A number is not part of a longer one: CKV_AWS_7 is not CKV_AWS_74.
    private static bool Mentions(string all, string text)
    {
        var endsInDigit = text.Length > 0 && char.IsAsciiDigit(text[^1]);
        for (var at = all.IndexOf(text, StringComparison.OrdinalIgnoreCase); at >= 0; at = all.IndexOf(text, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + text.Length;
            if (!endsInDigit || end == all.Length || !char.IsAsciiDigit(all[end]))
                return true;
        }

        return false;
    }

    private static string Equivalents(Rule rule)
    {
        var ids = new List<string>();
        foreach (var other in rule.SameAs)
            ids.AddRange(other.Ids);
        return string.Join('\n', ids);
    }

    private static IReadOnlyList<string> TypesOf(Rule rule) =>
        rule.Subject == RuleSubject.Resource ? rule.ResourceTypes : [rule.Subject.ToString()];

    private static void WriteText(List<Rule> rules, Streams streams)
    {
        foreach (var rule in rules)
            streams.Out.Write($"{rule.Id}  {Wording.Of(rule.Severity),-7}  {rule.Topic,-16}  {rule.Title}\n");
        streams.Out.Write(Wording.Count(rules.Count, "rule") + "\n");
    }

    private static void WriteJson(List<Rule> rules, RuleLibrary library, Streams streams)
    {
        using var json = new JsonOutput(streams.Out);
        json.Writer.WriteStartObject();
        json.Writer.WriteNumber("version", 1);
        json.Writer.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            WriteRule(json.Writer, rule, library.PageOf(rule) ?? "");
            json.Advance();
        }

        json.Writer.WriteEndArray();
        json.Writer.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter writer, Rule rule, string page)
    {
        writer.WriteStartObject();
        writer.WriteString("id", rule.Id);
        writer.WriteString("name", rule.Name);
        writer.WriteString("title", rule.Title);
        writer.WriteString("severity", Wording.Of(rule.Severity));
        writer.WriteString("layer", rule.Layer);
        writer.WriteString("topic", rule.Topic);
        WriteTexts(writer, "resource", TypesOf(rule));
        WriteTexts(writer, "surfaces", SurfacesOf(page));
        writer.WriteStartObject("parameters");
        foreach (var parameter in rule.Parameters)
        {
            writer.WriteStartObject(parameter.Name);
            writer.WriteString("type", parameter.Type);
            writer.WritePropertyName("default");
            ValueText.Write(writer, parameter.Default);
            writer.WriteString("description", parameter.Description);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.WriteStartObject("sameAs");
        foreach (var other in rule.SameAs)
            WriteTexts(writer, other.Tool, other.Ids);
        writer.WriteEndObject();
        writer.WriteString("help", page);
        writer.WriteEndObject();
    }

    // A rule is held against what its page has examples of.
    private static List<string> SurfacesOf(string page)
    {
        var surfaces = new List<string> { "template" };
        if (page.Contains("\n```csharp", StringComparison.Ordinal))
            surfaces.Add("csharp");
        if (page.Contains("\n```json config-item", StringComparison.Ordinal))
            surfaces.Add("config-item");
        return surfaces;
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IReadOnlyList<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
            writer.WriteStringValue(text);
        writer.WriteEndArray();
    }
}
