using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Settings;

/// <summary>The settings in force for a file; one instance for all files to which the same sections apply. Immutable.</summary>
/// <remarks>A value that cannot be understood is passed over here: <see cref="SettingsCheck"/> reports it once for its file.</remarks>
public sealed class FileSettings
{
    /// <summary>Where no settings file says anything.</summary>
    public static readonly FileSettings Default = new([]);

    private readonly Dictionary<string, SettingsEntry> _byKey = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<SettingsEntry> _severities = [];

    /// <summary>The settings that the entries come to.</summary>
    /// <param name="entries">In the order in which they apply: later ones override earlier ones with the same key.</param>
    internal FileSettings(IReadOnlyList<SettingsEntry> entries)
    {
        var parameters = new Dictionary<string, Value>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in entries)
        {
            if (SettingsValues.IsUnset(entry.Value))
            {
                Forget(entry.Key, parameters);
                continue;
            }

            _byKey[entry.Key] = entry;
            if (SettingsKeys.SeverityOf(entry.Key) is not null)
                _severities.Add(entry);
            else if (SettingsKeys.ParameterOf(entry.Key) is { } parameter)
                parameters[parameter] = new ScalarValue(ScalarKind.String, entry.Value, entry.ValueSpan);
        }

        Parameters = parameters;
        var effective = new List<SettingsEntry>(_byKey.Values);
        effective.Sort(static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        Entries = effective;
    }

    /// <summary>Settings that a host has already resolved for a file, as the compiler has for an analyzer; keys that are not ours are passed over.</summary>
    /// <param name="host">Stands for the place of the settings, which the host does not tell.</param>
    public static FileSettings Of(IEnumerable<KeyValuePair<string, string>> resolved, SourceFile host)
    {
        var entries = new List<SettingsEntry>();
        foreach (var pair in resolved)
        {
            var key = pair.Key.ToLowerInvariant();
            if (SettingsKeys.IsOurs(key))
                entries.Add(new SettingsEntry(key, pair.Key, pair.Value, "", host.Whole, host.Whole));
        }

        entries.Sort(static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        return entries.Count == 0 ? Default : new FileSettings(entries);
    }

    /// <summary>The entry in force for each key, by key; each knows where it stands.</summary>
    public IReadOnlyList<SettingsEntry> Entries { get; }

    /// <summary>Rule parameters, not yet converted to their types.</summary>
    public IReadOnlyDictionary<string, Value> Parameters { get; }

    /// <summary>The packs that are named; null where none are, which means <see cref="RuleCatalogue.DefaultPack"/>.</summary>
    public IReadOnlyList<string>? Packs => Find(SettingsKeys.Packs) is { } entry ? SettingsValues.ParseList(entry.Value) : null;

    public WorldSetting World => Find(SettingsKeys.World) is { } entry ? SettingsValues.ParseWorld(entry.Value) ?? default : default;

    public ScopeSetting Scope => Find(SettingsKeys.Scope) is { } entry ? SettingsValues.ParseScope(entry.Value) ?? default : default;

    /// <summary>The lowest severity that decides the exit code; null where nothing is set.</summary>
    public SeverityLevel? FailOn => Find(SettingsKeys.FailOn) is { } entry ? SeverityLevel.Parse(entry.Value) : null;

    /// <summary>True where a compiler is to tell what cannot be decided, too.</summary>
    public bool ShowsUnknown => Find(SettingsKeys.ShowUnknown) is { } entry && string.Equals(entry.Value, "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>The folders of the user's rules, as written: relative to the directory of <c>Find(SettingsKeys.Rules)</c>.</summary>
    public IReadOnlyList<string> RuleFolders => Find(SettingsKeys.Rules) is { } entry ? SettingsValues.ParseList(entry.Value) : [];

    private void Forget(string key, Dictionary<string, Value> parameters)
    {
        _byKey.Remove(key);
        _severities.RemoveAll(e => e.Key == key);
        if (SettingsKeys.ParameterOf(key) is { } parameter)
            parameters.Remove(parameter);
    }

    /// <summary>The entry in force for the key; null where it is not set.</summary>
    public SettingsEntry? Find(string key) => _byKey.TryGetValue(key, out var entry) ? entry : null;

    /// <summary>The severity that settings give the rule, by its id or its name; null where they leave it alone.</summary>
    /// <remarks>Our own key is stronger than the compiler's; of two that are alike the later one holds.</remarks>
    public SeverityLevel? SeverityOf(Rule rule)
    {
        SeverityLevel? compilers = null;
        for (var i = _severities.Count - 1; i >= 0; i--)
        {
            var entry = _severities[i];
            var name = SettingsKeys.SeverityOf(entry.Key);
            if (!string.Equals(name, rule.Id, StringComparison.OrdinalIgnoreCase) && !string.Equals(name, rule.Name, StringComparison.OrdinalIgnoreCase))
                continue;
            if (SettingsKeys.IsDiagnostic(entry.Key))
                compilers ??= SeverityLevel.ParseDiagnostic(entry.Value);
            else if (SeverityLevel.Parse(entry.Value) is { } level)
                return level;
        }

        return compilers;
    }
}
