using System;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Evaluations;

/// <summary>The section <c>PolicyLint</c> of a resource's or template's metadata.</summary>
public static class PolicyLintMetadata
{
    public const string Key = "PolicyLint";

    private static readonly MapValue Nothing = new(Sequence<PropertyEntry>.None, default);

    /// <summary>The resource's metadata as a whole; empty where it has none that is known.</summary>
    public static MapValue Of(Resource resource) => resource.Attributes.Find("Metadata") as MapValue ?? Nothing;

    /// <summary>The value under a name such as <c>cloudhsm.hsmCount</c>, written nested, dotted or mixed; null where there is none.</summary>
    public static Value? Find(MapValue metadata, string name) => Section(metadata, Key) is { } section ? Descend(section, name) : null;

    /// <summary>The map under the key, which is compared without case; null where there is none.</summary>
    public static MapValue? Section(MapValue metadata, string key)
    {
        for (var i = 0; i < metadata.Entries.Count; i++)
        {
            if (string.Equals(metadata.Entries[i].Key, key, StringComparison.OrdinalIgnoreCase))
                return metadata.Entries[i].Value as MapValue;
        }

        return null;
    }

    private static Value? Descend(MapValue map, string name)
    {
        for (var i = 0; i < map.Entries.Count; i++)
        {
            var key = map.Entries[i].Key;
            if (!name.StartsWith(key, StringComparison.OrdinalIgnoreCase))
                continue;
            if (name.Length == key.Length)
                return map.Entries[i].Value;
            if (name[key.Length] == '.' && map.Entries[i].Value is MapValue inner && Descend(inner, name.Substring(key.Length + 1)) is { } found)
                return found;
        }

        return null;
    }
}
