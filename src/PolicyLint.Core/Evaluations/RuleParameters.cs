using System;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Schemas;
using PolicyLint.Text;

namespace PolicyLint.Evaluations;

/// <summary>
/// The values of one rule's parameters. Asked in this order: the resource's metadata, its tags, the template's metadata, the
/// settings, the pack, the rule's default.
/// </summary>
/// <param name="report">Hears of values that have another type than the rule declares; they are passed over.</param>
public sealed class RuleParameters(Rule rule, Stack stack, ParameterValues values, Action<Problem> report) : IRuleParameters
{
    /// <summary>For rules that declare none.</summary>
    public static readonly IRuleParameters None = new NoParameters();

    public Value? Find(string name, Resource? resource)
    {
        if (Declaration(name) is not { } parameter)
            return null;
        if (resource is not null && OfResource(parameter, resource) is { } ofResource)
            return ofResource;
        if (Convert(parameter, PolicyLintMetadata.Find((resource?.Stack ?? stack).Metadata, parameter.Name)) is { } ofTemplate)
            return ofTemplate;
        foreach (var value in values.Find(parameter.Name))
        {
            // The settings' own check reports a wrong type there: once for the file, not once for each resource.
            if (ParameterConversion.Convert(value, parameter.Type) is { } converted)
                return converted;
        }

        return parameter.Default;
    }

    private Value? OfResource(RuleParameter parameter, Resource resource) =>
        Convert(parameter, PolicyLintMetadata.Find(PolicyLintMetadata.Of(resource), parameter.Name))
        ?? Convert(parameter, Tags.Find(resource, parameter.Name));

    private Value? Convert(RuleParameter parameter, Value? written)
    {
        if (written is null)
            return null;
        var converted = ParameterConversion.Convert(written, parameter.Type);
        if (converted is null)
            report(new Problem(written.Span, ParameterConversion.Complaint(parameter.Name, parameter.Type, written)));
        return converted;
    }

    private RuleParameter? Declaration(string name)
    {
        for (var i = 0; i < rule.Parameters.Count; i++)
        {
            if (string.Equals(rule.Parameters[i].Name, name, StringComparison.OrdinalIgnoreCase))
                return rule.Parameters[i];
        }

        return null;
    }

    private sealed class NoParameters : IRuleParameters
    {
        public Value? Find(string name, Resource? resource) => null;
    }
}

/// <summary>The section <c>PolicyLint</c> of a resource's or template's metadata.</summary>
public static class PolicyLintMetadata
{
    public const string Key = "PolicyLint";

    private static readonly MapValue Nothing = new([], default);

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
