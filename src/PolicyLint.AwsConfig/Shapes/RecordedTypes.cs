using System;
using System.Collections.Generic;
using System.IO;

namespace PolicyLint.AwsConfig.Shapes;

/// <summary>Which resource types AWS Config records, and which properties its items carry.</summary>
public sealed class RecordedTypes
{
    private static readonly Lazy<RecordedTypes> Loaded = new(static () => new RecordedTypes());

    private readonly Dictionary<string, string> _lines = new(StringComparer.Ordinal);

    private RecordedTypes()
    {
        using var stream = typeof(RecordedTypes).Assembly.GetManifestResourceStream("recorded-properties.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            var space = line.IndexOf(' ', StringComparison.Ordinal);
            if (line[0] != '#')
                _lines[line[..space]] = line[(space + 1)..];
        }
    }

    /// <summary>The table that comes with the tool. Safe for concurrent use.</summary>
    public static RecordedTypes Shipped => Loaded.Value;

    /// <summary>The types, as AWS Config names them.</summary>
    public IEnumerable<string> Types => _lines.Keys;

    /// <summary>True where AWS Config writes items of the type.</summary>
    public bool Records(string type) => _lines.TryGetValue(type, out var line) && line[0] != '-';

    /// <summary>True for a type that AWS Config records or once recorded.</summary>
    public bool Knows(string type) => _lines.ContainsKey(type);

    /// <summary>True where items are written as the service describes its resource, and not by the CloudFormation schema.</summary>
    internal bool IsDescribed(string type) => _lines.TryGetValue(type, out var line) && line.AsSpan().TrimStart('-').StartsWith("camel");

    /// <summary>What items of the type carry, by CloudFormation's names; null where that is not published.</summary>
    internal CarriedProperties? Carried(string type)
    {
        if (!_lines.TryGetValue(type, out var line))
            return null;
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? null : CarriedProperties.Parse(line, space + 1);
    }
}

/// <summary>The properties that items carry, and what they carry inside of them.</summary>
internal sealed class CarriedProperties
{
    private readonly Dictionary<string, CarriedProperties?> _inside = new(StringComparer.Ordinal);
    private HashSet<string>? _hidden;

    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>The properties of the shape that items do not carry; null where any name may be a property.</summary>
    public HashSet<string>? NotAmong(FoldedShape shape)
    {
        if (_hidden is null && shape.Names is { } all)
        {
            var hidden = new HashSet<string>(all, StringComparer.Ordinal);
            hidden.ExceptWith(Names);
            _hidden = hidden;
        }

        return _hidden;
    }

    /// <summary>What is carried inside the property; null where that is not known.</summary>
    public CarriedProperties? Inside(string name) => _inside.TryGetValue(name, out var found) ? found : null;

    /// <summary>Reads <c>Name Name{Inner Inner} Name</c>.</summary>
    public static CarriedProperties Parse(string text, int start)
    {
        var at = start;
        return Parse(text, ref at);
    }

    private static CarriedProperties Parse(string text, ref int at)
    {
        var carried = new CarriedProperties();
        while (at < text.Length && text[at] != '}')
        {
            var begin = at;
            while (at < text.Length && text[at] is not (' ' or '{' or '}'))
                at++;
            var name = text[begin..at];
            carried.Names.Add(name);
            if (at < text.Length && text[at] == '{')
            {
                at++;
                carried._inside[name] = Parse(text, ref at);
                at++;
            }

            if (at < text.Length && text[at] == ' ')
                at++;
        }

        return carried;
    }
}
