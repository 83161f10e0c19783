using System;
using PolicyLint.Model;

namespace PolicyLint.Evaluations;

/// <summary>The tags of a resource: a list of Key and Value, or a map.</summary>
public static class Tags
{
    /// <summary>The value of the tag; the name is compared without case, with or without <c>policylint:</c> before it. Null where there is no such tag that we can see.</summary>
    public static Value? Find(Resource resource, string name) => resource.Properties.Find("Tags") switch
    {
        MapValue map => InMap(map, name),
        ListValue list => InList(list, name),
        _ => null,
    };

    private static Value? InMap(MapValue tags, string name)
    {
        for (var i = 0; i < tags.Entries.Count; i++)
        {
            if (IsNamed(tags.Entries[i].Key, name))
                return tags.Entries[i].Value;
        }

        return null;
    }

    private static Value? InList(ListValue tags, string name)
    {
        for (var i = 0; i < tags.Items.Count; i++)
        {
            if (tags.Items[i] is MapValue tag && tag.Find("Key") is ScalarValue key && IsNamed(key.Text, name))
                return tag.Find("Value");
        }

        return null;
    }

    private static bool IsNamed(string tag, string name)
    {
        const string Prefix = PolicyLintMetadata.Key + ":";
        var start = tag.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) ? Prefix.Length : 0;
        return tag.Length - start == name.Length
            && string.Compare(tag, start, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0;
    }
}
