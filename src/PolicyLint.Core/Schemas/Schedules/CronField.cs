using System;
using System.Collections.Generic;
using System.Globalization;

namespace PolicyLint.Schemas.Schedules;

/// <summary>The numbers that one field of a cron expression stands for: <c>*</c>, <c>1,15</c>, <c>MON-FRI</c>, <c>*/3</c>.</summary>
internal sealed class CronField
{
    public static readonly CronField None = new([]);

    private readonly HashSet<int> _values;

    private CronField(HashSet<int> values) => _values = values;

    public bool Has(int value) => _values.Contains(value);

    /// <summary>Reads a field whose numbers lie between the bounds; null where it is something else.</summary>
    public static CronField? Read(string text, int least, int greatest, string[]? names)
    {
        var values = new HashSet<int>();
        foreach (var part in text.Split(','))
        {
            if (!Add(values, part, least, greatest, names))
                return null;
        }

        return new CronField(values);
    }

    /// <summary>A single number or name; null where it is neither.</summary>
    public static int? Value(string text, int least, int greatest, string[]? names)
    {
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number >= least && number <= greatest ? number : null;
        for (var i = 0; names is not null && i < names.Length; i++)
        {
            if (text.Equals(names[i], StringComparison.OrdinalIgnoreCase))
                return least + i;
        }

        return null;
    }

    private static bool Add(HashSet<int> values, string part, int least, int greatest, string[]? names)
    {
        var step = 1;
        var slash = part.IndexOf('/');
        if (slash >= 0)
        {
            if (Value(part.Substring(slash + 1), 1, greatest, null) is not { } every)
                return false;
            step = every;
            part = part.Substring(0, slash);
        }

        if (Range(part, slash >= 0, least, greatest, names) is not { } range)
            return false;
        for (var value = range.From; value <= range.To; value += step)
            values.Add(value);
        return true;
    }

    private static (int From, int To)? Range(string part, bool stepped, int least, int greatest, string[]? names)
    {
        if (part == "*")
            return (least, greatest);
        var dash = part.IndexOf('-');
        if (dash > 0)
        {
            return Value(part.Substring(0, dash), least, greatest, names) is { } from && Value(part.Substring(dash + 1), least, greatest, names) is { } to && from <= to
                ? (from, to)
                : null;
        }

        return Value(part, least, greatest, names) is { } single ? (single, stepped ? greatest : single) : null;
    }
}
