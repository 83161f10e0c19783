using System.Collections.Generic;
using PolicyLint.Model;

namespace PolicyLint.Rules;

/// <summary>Values of rule parameters that hold for whole files: from settings or from a pack. Names are compared without case.</summary>
public sealed class ParameterValues
{
    public static readonly ParameterValues None = new(new Dictionary<string, Value>(), null);

    private readonly Dictionary<string, Value> _values = new(System.StringComparer.OrdinalIgnoreCase);
    private readonly ParameterValues? _rest;

    /// <summary>These values, and behind them the rest.</summary>
    /// <param name="values">Scalars or lists, not yet converted to the parameter's type.</param>
    /// <param name="rest">Who is asked for what is not among them: settings come before packs.</param>
    public ParameterValues(IReadOnlyDictionary<string, Value> values, ParameterValues? rest)
    {
        foreach (var pair in values)
            _values[pair.Key] = pair.Value;
        _rest = rest;
    }

    /// <summary>The nearest value of the parameter's type, converted; null where there is none. A value of another type is passed over for the next.</summary>
    public Value? Find(RuleParameter parameter)
    {
        for (var source = this; source is not null; source = source._rest)
        {
            if (source._values.TryGetValue(parameter.Name, out var value) && ParameterConversion.Convert(value, parameter.Type) is { } converted)
                return converted;
        }

        return null;
    }
}
