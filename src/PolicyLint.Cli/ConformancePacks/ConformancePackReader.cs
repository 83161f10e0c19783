using System;
using System.Collections.Generic;
using PolicyLint.Cli.Judging;
using PolicyLint.CloudFormation;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Cli.ConformancePacks;

/// <summary>Reads conformance pack templates, YAML or JSON, and finds the rules here that demand the same.</summary>
internal sealed class ConformancePackReader
{
    private const string ConfigRule = "AWS::Config::ConfigRule";
    private readonly Dictionary<string, List<Rule>> _byManaged = new(StringComparer.OrdinalIgnoreCase);
    private readonly SortedDictionary<string, Rule> _inForce = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Value> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A reader that knows these rules.</summary>
    public ConformancePackReader(IReadOnlyList<Rule> rules)
    {
        foreach (var rule in rules)
        {
            foreach (var other in rule.SameAs)
            {
                if (other.Tool != ManagedRules.Tool)
                    continue;
                foreach (var name in other.Ids)
                {
                    if (!_byManaged.TryGetValue(name, out var same))
                        _byManaged[name] = same = [];
                    same.Add(rule);
                }
            }
        }
    }

    /// <summary>The pack in the file.</summary>
    /// <param name="parameters">Values of the pack's parameters; where none is given its default holds.</param>
    /// <param name="problems">Receives what is wrong and can be passed over.</param>
    /// <exception cref="MalformedDocumentException">The file is no template, or one without rules of AWS Config.</exception>
    public ConformancePack Read(SourceFile file, IReadOnlyDictionary<string, SuppliedText> parameters, ICollection<Problem> problems)
    {
        var stack = Templates.Read(DocumentReader.Read(file, problems), parameters, problems);
        var rules = new List<PackRule>();
        var absent = 0;
        foreach (var resource in stack.OfType(ConfigRule))
        {
            if (resource.Presence?.Holds(LikeliestScenario.Instance) != false)
                rules.Add(ReadRule(resource));
            else
                absent++;
        }

        if (rules.Count + absent == 0)
            throw new MalformedDocumentException($"this is no conformance pack: it declares no {ConfigRule}", file.Span(0, 0));
        return new ConformancePack(file, rules, new RuleSet([.. _inForce.Values], new ParameterValues(_values, null))) { Absent = absent };
    }

    private PackRule ReadRule(Resource resource)
    {
        var properties = LikeliestScenario.Instance.ResolveDeep(resource.Properties) as MapValue ?? resource.Properties;
        var source = properties.Find("Source") as MapValue;
        var name = TextOf(properties.Find("ConfigRuleName")) ?? resource.LogicalId;
        var owner = TextOf(source?.Find("Owner")) switch
        {
            "AWS" => PackRuleOwner.Managed,
            "CUSTOM_LAMBDA" => PackRuleOwner.CustomLambda,
            "CUSTOM_POLICY" => PackRuleOwner.CustomPolicy,
            _ => PackRuleOwner.Unknown,
        };
        var identifier = owner == PackRuleOwner.Managed ? TextOf(source?.Find("SourceIdentifier")) : null;
        var managed = identifier is null ? null : ManagedRules.All.FindIdentifier(identifier);
        var notes = new List<string>();
        var inputs = InputsOf(properties.Find("InputParameters"), notes);
        var rules = managed is not null && _byManaged.TryGetValue(managed.Name, out var same) ? same : [];
        if (rules.Count > 0)
            Take(managed!, rules, inputs, notes);
        return new PackRule(name, owner, identifier, managed, rules, inputs, notes, resource.Span);
    }

    private static List<KeyValuePair<string, string>> InputsOf(Value? written, List<string> notes)
    {
        var inputs = new List<KeyValuePair<string, string>>();
        // A map; but AWS Config's own API takes JSON in a text, and some packs copy that.
        if (written is ScalarValue { Kind: ScalarKind.String } text)
            written = MapIn(text, notes);
        if (written is not MapValue map)
            return inputs;
        foreach (var entry in map.Entries)
        {
            if (TextOf(entry.Value) is { } value)
                inputs.Add(new(entry.Key, value));
            else
                notes.Add($"the value of {entry.Key} is only known when the pack is deployed");
        }

        return inputs;
    }

    private static Value? MapIn(ScalarValue text, List<string> notes)
    {
        try
        {
            return Literal.Of(JsonReader.Read(new SourceFile(text.Span.File.Path, text.Text), []));
        }
        catch (MalformedDocumentException e)
        {
            notes.Add($"its input parameters are no JSON: {e.Message}");
            return null;
        }
    }

    private void Take(ManagedRule managed, List<Rule> rules, List<KeyValuePair<string, string>> inputs, List<string> notes)
    {
        foreach (var rule in rules)
            _inForce[rule.Id] = rule;
        foreach (var input in inputs)
        {
            if (managed.FindParameter(input.Key) is null)
                notes.Add($"{managed.Name} is not known to have a parameter {input.Key}");
        }

        foreach (var parameter in managed.Parameters)
            Take(parameter, ValueOf(parameter, inputs), notes);
    }

    private void Take(ManagedParameter parameter, string? value, List<string> notes)
    {
        if (parameter.SameAs is { } ours)
        {
            if ((value ?? parameter.Default) is not { } known)
                return;
            if (_values.TryGetValue(ours, out var before) && TextOf(before) != known)
                notes.Add($"{parameter.Name} = {known} is not regarded: an earlier rule of the pack sets {ours} to {TextOf(before)}");
            else
                _values[ours] = new ScalarValue(ScalarKind.String, known, default);
        }
        else if (parameter.Given is { } given)
        {
            if (!SameList(value ?? parameter.Default ?? "", given))
                notes.Add($"{parameter.Name} is '{value ?? parameter.Default}', but is judged as '{given}' here");
        }
        else if (!string.IsNullOrEmpty(value) && !SameList(value, parameter.Default ?? ""))
        {
            notes.Add($"{parameter.Name} = '{value}' is not regarded here");
        }
    }

    private static string? ValueOf(ManagedParameter parameter, List<KeyValuePair<string, string>> inputs)
    {
        foreach (var input in inputs)
        {
            if (string.Equals(input.Key, parameter.Name, StringComparison.OrdinalIgnoreCase))
                return input.Value;
        }

        return null;
    }

    // Lists are written with or without blanks, and their order means nothing.
    private static bool SameList(string left, string right)
    {
        var a = new HashSet<string>(left.Split(',', StringSplitOptions.TrimEntries), StringComparer.OrdinalIgnoreCase);
        return a.SetEquals(right.Split(',', StringSplitOptions.TrimEntries));
    }

    private static string? TextOf(Value? value) => value is ScalarValue { Kind: not ScalarKind.Null } scalar ? scalar.Text : null;
}
