using System;
using PolicyLint.Model;

namespace PolicyLint.Evaluations;

/// <summary>The tags of a resource: a list of Key and Value, or a map.</summary>
public static class Tags
{
    /// <summary>The value of the tag; the name is compared without case, with or without <c>policylint:</c> before it. Null where there is no such tag that we can see.</summary>
    /// <param name="scenario">Settles tags that stand under conditions.</param>
    public static Value? Find(Resource resource, string name, IScenario scenario) => scenario.Resolve(resource.Properties.Find("Tags")) switch
    {
        MapValue map => InMap(map, name, scenario),
        ListValue list => InList(list, name, scenario),
        _ => null,
    };

    private static Value? InMap(MapValue tags, string name, IScenario scenario)
    {
        for (var i = 0; i < tags.Entries.Count; i++)
        {
            if (IsNamed(tags.Entries[i].Key, name) && scenario.Resolve(tags.Entries[i].Value) is { } value)
                return value;
        }

        return null;
    }

    private static Value? InList(ListValue tags, string name, IScenario scenario)
    {
        for (var i = 0; i < tags.Items.Count; i++)
        {
            if (scenario.Resolve(tags.Items[i]) is MapValue tag && scenario.Resolve(tag.Find("Key")) is ScalarValue key && IsNamed(key.Text, name))
                return scenario.Resolve(tag.Find("Value"));
        }

        return null;
    }

    private static bool IsNamed(string tag, string name)
    {
        const string Prefix = PolicyLintMetadata.Key + ":";
        var before = tag.Length - name.Length;
        return (before == 0 || (before == Prefix.Length && tag.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)))
            && string.Compare(tag, before, name, 0, name.Length, StringComparison.OrdinalIgnoreCase) == 0;
    }
}
