using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Rules;

/// <summary>Reads packs from .pack.json files, as strictly as rules.</summary>
public static class PackReader
{
    private static readonly string[] Keys = ["$schema", "pack", "version", "title", "description", "parameters", "rules", "$comment"];
    private static readonly string[] Severities = ["error", "warning", "info"];

    /// <summary>The pack of the file, or null where something is wrong with it; the problems say what.</summary>
    /// <param name="problems">Receives everything that is wrong. Whether the rules exist is the catalogue's question.</param>
    public static RulePack? Read(SourceFile file, ICollection<Problem> problems)
    {
        var found = new List<Problem>();
        var pack = StrictMap.Root(file, found) is { } map ? Read(new StrictMap(map, "a pack", Keys, found), found) : null;
        foreach (var problem in found)
            problems.Add(problem);
        return found.Count == 0 ? pack : null;
    }

    private static RulePack Read(StrictMap map, List<Problem> problems)
    {
        var parameters = new Dictionary<string, Value>(StringComparer.OrdinalIgnoreCase);
        AddParameters(map.Find("parameters"), parameters, problems);
        return new RulePack
        {
            Name = map.Text("pack") ?? "",
            Version = map.Text("version") ?? "",
            Title = map.Text("title") ?? "",
            Description = map.OptionalText("description") ?? "",
            Entries = ReadEntries(map, parameters, problems),
            Parameters = parameters,
            Span = map.Node.Span,
        };
    }

    private static List<PackEntry> ReadEntries(StrictMap map, Dictionary<string, Value> parameters, List<Problem> problems)
    {
        var entries = new List<PackEntry>();
        var node = map.Require("rules");
        if (node is MapNode rules)
        {
            entries.Capacity = rules.Entries.Count;
            foreach (var rule in rules.Entries)
            {
                if (rule.Value is MapNode { Entries.Count: 0 })
                    entries.Add(new PackEntry(rule.Key.Text, null, [], rule.Key.Span));
                else if (map.Child(rule.Value, "'" + rule.Key.Text + "'", "severity", "controls", "parameters", "$comment") is { } entry)
                    entries.Add(ReadEntry(rule.Key, entry, parameters, problems));
            }
        }
        else if (node is not null)
        {
            problems.Add(new Problem(node.Span, "'rules' is a map from rule ids or names to what the pack makes of them: {} for nothing"));
        }

        return entries;
    }

    private static PackEntry ReadEntry(ScalarNode rule, StrictMap map, Dictionary<string, Value> parameters, List<Problem> problems)
    {
        AddParameters(map.Find("parameters"), parameters, problems);
        Severity? severity = map.Find("severity") is null ? null : map.OneOf("severity", Severities) switch
        {
            "error" => Severity.Error,
            "info" => Severity.Info,
            _ => Severity.Warning,
        };
        return new PackEntry(rule.Text, severity, map.Find("controls") is { } controls ? map.Texts(controls, "'controls'") : [], rule.Span);
    }

    private static void AddParameters(Node? node, Dictionary<string, Value> parameters, List<Problem> problems)
    {
        if (node is MapNode map)
        {
            foreach (var entry in map.Entries)
                parameters[entry.Key.Text] = Literal.Of(entry.Value);
        }
        else if (node is not null)
        {
            problems.Add(new Problem(node.Span, "'parameters' is a map from parameter names to values"));
        }
    }
}
