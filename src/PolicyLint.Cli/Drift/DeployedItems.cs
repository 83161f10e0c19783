using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using PolicyLint.AwsConfig.Items;
using PolicyLint.AwsConfig.Mapping;
using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.Cli.Drift;

/// <summary>The recorded resources that may be a template's: those of its types, the latest version of each.</summary>
/// <param name="types">The template's resource types.</param>
internal sealed class DeployedItems(HashSet<string> types)
{
    private readonly Dictionary<string, DeployedItem> _latest = new(StringComparer.Ordinal);
    private readonly List<string> _order = [];

    /// <summary>In the order in which resources were first met.</summary>
    public IEnumerable<DeployedItem> All
    {
        get
        {
            foreach (var key in _order)
                yield return _latest[key];
        }
    }

    /// <summary>Reads a delivery. What is wrong with it is said by those who judge it.</summary>
    public void Read(string path, Stream stream)
    {
        using var reader = new SliceReader(path, stream);
        var items = new List<ConfigItem>();
        while (reader.Next(out var slice))
        {
            items.Clear();
            try
            {
                var file = new SourceFile(path, Encoding.UTF8.GetString(slice.Bytes.Span)) { LinesAbove = slice.Line, UnitsBefore = slice.Column };
                new ItemUnwrapper(reader.Header, items, []).Unwrap(JsonReader.Read(file, []));
            }
            catch (MalformedDocumentException)
            {
                continue;
            }

            foreach (var item in items)
                Add(item);
        }
    }

    private void Add(ConfigItem item)
    {
        var stack = ItemMapper.Map(item);
        var found = new DeployedItem(item.Identity, stack.Resources[0]);
        var isWanted = types.Contains(found.Resource.Type);
        foreach (var companion in stack.Generated)
            isWanted |= types.Contains(companion.Type);
        if (!isWanted)
            return;
        if (!_latest.TryGetValue(found.Key, out var known))
            _order.Add(found.Key);
        if (known is null || string.CompareOrdinal(known.Identity.CaptureTime, item.Identity.CaptureTime) <= 0)
            _latest[found.Key] = found;
    }
}
