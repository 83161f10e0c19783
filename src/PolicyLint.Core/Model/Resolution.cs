using System.Collections.Generic;
using System.Text;
using PolicyLint.Documents;

namespace PolicyLint.Model;

/// <summary>What values are in a scenario.</summary>
public static class Resolution
{
    /// <summary>What the value is in this scenario: no choice any more; null where it vanished.</summary>
    /// <remarks>A joined text whose parts are all known becomes a scalar; neighbouring known parts become one.</remarks>
    public static Value? Resolve(this IScenario scenario, Value? value)
    {
        while (value is { MustBeResolved: true })
        {
            if (value is JoinedValue joined)
                return Join(scenario, joined);
            value = ((ChoiceValue)value).In(scenario);
        }

        return value;
    }

    /// <summary>True where the parts of a text are what they are in every scenario: one of them is not known, and no known ones are neighbours.</summary>
    internal static bool IsResolved(Sequence<Value> parts)
    {
        var isUnknown = false;
        var wasText = false;
        var length = 0;
        foreach (var part in parts)
        {
            if (part is ChoiceValue or JoinedValue)
                return false;
            var text = (part as ScalarValue)?.Text;
            if (text is not null && (wasText || text.Length == 0))
                return false;
            wasText = text is not null;
            isUnknown |= text is null;
            length += text?.Length ?? 0;
        }

        return isUnknown && length <= DocumentLimits.Text;
    }

    /// <summary>The same, also for all that lies inside lists and maps.</summary>
    public static Value? ResolveDeep(this IScenario scenario, Value? value) => scenario.Resolve(value) switch
    {
        ListValue list when IsUndecided(list) => ResolveItems(scenario, list),
        MapValue map when IsUndecided(map) => ResolveEntries(scenario, map),
        var other => other,
    };

    /// <summary>True where the value or something inside it depends on the scenario.</summary>
    public static bool IsUndecided(Value value)
    {
        switch (value)
        {
            case ChoiceValue:
                return true;
            case JoinedValue joined:
                return AnyUndecided(joined.Parts);
            case ListValue list:
                return AnyUndecided(list.Items);
            case MapValue map:
                for (var i = 0; i < map.Entries.Count; i++)
                {
                    if (IsUndecided(map.Entries[i].Value))
                        return true;
                }

                return false;
            default:
                return false;
        }
    }

    private static bool AnyUndecided(Sequence<Value> values)
    {
        for (var i = 0; i < values.Count; i++)
        {
            if (IsUndecided(values[i]))
                return true;
        }

        return false;
    }

    private static ListValue ResolveItems(IScenario scenario, ListValue list)
    {
        var items = new List<Value>(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (scenario.ResolveDeep(item) is { } resolved)
                items.Add(resolved);
        }

        return new ListValue(items, list.Span) { Origin = list.Origin, OpenBecause = list.OpenBecause };
    }

    private static MapValue ResolveEntries(IScenario scenario, MapValue map)
    {
        var entries = new PropertyEntries(map.Entries.Count);
        foreach (var entry in map.Entries)
        {
            if (scenario.ResolveDeep(entry.Value) is { } resolved)
                entries.Add(new PropertyEntry(entry.Key, entry.KeySpan, resolved));
        }

        return new MapValue(entries.ToArray(), map.Span) { Origin = map.Origin, OpenBecause = map.OpenBecause, HiddenKeys = map.HiddenKeys };
    }

    private static Value Join(IScenario scenario, JoinedValue joined)
    {
        var parts = new List<Value>(joined.Parts.Count);
        var text = new StringBuilder();
        var length = 0;
        Flatten(scenario, joined, joined, parts, text, ref length);
        if (length > DocumentLimits.Text)
            return new UnknownValue(UnknownCause.Limit, $"is a text of more than {DocumentLimits.Text} characters", null, joined.Span);
        if (parts.Count == 0)
            return new ScalarValue(ScalarKind.String, text.ToString(), joined.Span) { Origin = joined.Origin };
        AddText(joined, parts, text);
        return new JoinedValue(parts, joined.Span) { Origin = joined.Origin };
    }

    private static void Flatten(IScenario scenario, JoinedValue whole, JoinedValue joined, List<Value> parts, StringBuilder text, ref int length)
    {
        foreach (var part in joined.Parts)
        {
            if (length > DocumentLimits.Text)
                return;
            var resolved = part;
            while (resolved is ChoiceValue choice)
                resolved = choice.In(scenario);
            switch (resolved)
            {
                case null:
                    break;
                case ScalarValue scalar:
                    text.Append(scalar.Text);
                    length += scalar.Text.Length;
                    break;
                case JoinedValue inner:
                    Flatten(scenario, whole, inner, parts, text, ref length);
                    break;
                default:
                    AddText(whole, parts, text);
                    parts.Add(resolved);
                    break;
            }
        }
    }

    private static void AddText(JoinedValue joined, List<Value> parts, StringBuilder text)
    {
        if (text.Length == 0)
            return;
        parts.Add(new ScalarValue(ScalarKind.String, text.ToString(), joined.Span));
        text.Clear();
    }
}
