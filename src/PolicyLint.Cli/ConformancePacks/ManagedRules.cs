using System;
using System.Collections.Generic;
using System.IO;
using PolicyLint.Schemas;

namespace PolicyLint.Cli.ConformancePacks;

/// <summary>All managed rules of AWS Config that are known, from <c>managed-rules.tsv</c>. Immutable.</summary>
internal sealed class ManagedRules
{
    /// <summary>The tool of our rules' <c>sameAs</c> whose ids are names of managed rules.</summary>
    public const string Tool = "aws-config";

    private static readonly Lazy<ManagedRules> Shipped = new(Read);
    private readonly Dictionary<string, ManagedRule> _byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, ManagedRule> _byIdentifier = new(StringComparer.OrdinalIgnoreCase);

    private ManagedRules()
    {
    }

    public static ManagedRules All => Shipped.Value;

    /// <summary>The day up to which the list knows what AWS has, as <c>2026-07-10</c>.</summary>
    public string AsOf { get; private set; } = "";

    public IEnumerable<string> Identifiers => _byIdentifier.Keys;

    public ManagedRule? Find(string name) => _byName.TryGetValue(name, out var found) ? found : null;

    public ManagedRule? FindIdentifier(string identifier) => _byIdentifier.TryGetValue(identifier, out var found) ? found : null;

    private static ManagedRules Read()
    {
        using var stream = typeof(ManagedRules).Assembly.GetManifestResourceStream("managed-rules.tsv")!;
        using var reader = new StreamReader(stream);
        var rules = new ManagedRules();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
                rules.Add(line.Split('\t'));
        }

        return rules;
    }

    private void Add(string[] fields)
    {
        switch (fields[0])
        {
            case "asof":
                AsOf = fields[1];
                break;
            case "rule":
                Put(ReadRule(fields));
                break;
            case "given":
                Change(fields[1], fields[2], parameter => parameter with { Given = fields[3] });
                break;
            case "same":
                Change(fields[1], fields[2], parameter => parameter with { SameAs = fields[3] });
                break;
            default:
                throw new InvalidDataException($"managed-rules.tsv: '{fields[0]}' is no kind of line");
        }
    }

    private static ManagedRule ReadRule(string[] fields)
    {
        var name = fields[1];
        string[] scope = fields.Length > 2 && fields[2].Length > 0 ? fields[2].Split(' ') : [];
        var parameters = new List<ManagedParameter>();
        if (fields.Length > 3)
        {
            foreach (var text in fields[3].Split(';'))
                parameters.Add(ReadParameter(text));
        }

        return new ManagedRule(name, ManagedRuleIdentifiers.Of(name), scope, parameters);
    }

    private static ManagedParameter ReadParameter(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var equals = text.IndexOf('=', colon);
        var type = equals < 0 ? text[(colon + 1)..] : text[(colon + 1)..equals];
        return new ManagedParameter(text[..colon].TrimEnd('!'), type, text[colon - 1] == '!', equals < 0 ? null : text[(equals + 1)..]);
    }

    private void Change(string rule, string parameter, Func<ManagedParameter, ManagedParameter> change)
    {
        var old = _byName[rule];
        var parameters = new List<ManagedParameter>(old.Parameters);
        var index = parameters.FindIndex(one => one.Name == parameter);
        parameters[index] = change(parameters[index]);
        Put(old with { Parameters = parameters });
    }

    private void Put(ManagedRule rule)
    {
        _byName[rule.Name] = rule;
        _byIdentifier[rule.Identifier] = rule;
    }
}
