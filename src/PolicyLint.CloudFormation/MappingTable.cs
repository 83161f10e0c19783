using System;
using System.Collections.Generic;
using PolicyLint.Documents;

namespace PolicyLint.CloudFormation;

/// <summary>The <c>Mappings</c> section: two levels of keys, then a value.</summary>
internal sealed class MappingTable
{
    private readonly Dictionary<string, MapNode> _maps = new(StringComparer.Ordinal);

    public MappingTable(Template template)
    {
        foreach (var entry in template.Section("Mappings"))
        {
            if (entry.Value is MapNode map)
                _maps[entry.Key.Text] = map;
            else if (entry.Key.Text == "Fn::Transform")
                IsOpen = true;
            else
                template.Report(entry.Value.Span, $"the mapping '{entry.Key.Text}' must be a map");
        }
    }

    public bool IsEmpty => _maps.Count == 0;

    /// <summary>True where a macro writes mappings.</summary>
    public bool IsOpen { get; }

    public IEnumerable<string> Names => _maps.Keys;

    public MapNode? Find(string map) => _maps.TryGetValue(map, out var found) ? found : null;

    /// <summary>True where a macro writes into the mapping.</summary>
    public static bool IsWrittenByMacro(MapNode map) => map.Find("Fn::Transform") is not null;
}
