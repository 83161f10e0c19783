using System;
using System.Collections.Generic;
using PolicyLint.Cli.Judging;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Cli.Drift;

/// <summary>Which facts of a deployed resource are otherwise than its template says.</summary>
/// <remarks>
/// What the template leaves to the service is no difference, whatever the service made of it; nor is what a deployment fills in (a reference, an
/// unknown), or what AWS Config does not record. Lists of texts are compared without regard to order, other lists item by item.
/// </remarks>
internal sealed class FactComparer
{
    // Beside what was deployed AWS writes tags of its own.
    private const string TagsOfAws = "aws:";
    private static readonly string[] IdentityKeys = ["Sid", "Key", "Id", "Name", "PolicyName", "DeviceName", "IndexName", "AttributeName"];
    private readonly List<FactDifference> _differences = [];

    private FactComparer()
    {
    }

    /// <summary>The differences, in the template's order.</summary>
    public static List<FactDifference> Compare(MapValue template, MapValue deployed)
    {
        var comparer = new FactComparer();
        comparer.CompareMaps(template, deployed, "");
        return comparer._differences;
    }

    private void CompareMaps(MapValue template, MapValue deployed, string path)
    {
        foreach (var entry in template.Entries)
            Compare(entry.Value, deployed.Find(entry.Key), path.Length == 0 ? entry.Key : $"{path}.{entry.Key}");
    }

    private void Compare(Value? written, Value? recorded, string path)
    {
        var template = Resolved(written);
        var deployed = Resolved(recorded);
        if (!IsKnown(template) || deployed is UnknownValue)
            return;
        if (deployed is null or ScalarValue { Kind: ScalarKind.Null })
        {
            if (!IsNothing(template!))
                Add(path, template, null);
            return;
        }

        switch (template)
        {
            case MapValue map when deployed is MapValue other:
                CompareMaps(map, other, path);
                break;
            case ListValue list:
                CompareLists(list, deployed as ListValue ?? new ListValue([deployed], deployed.Span), path);
                break;
            case ScalarValue when deployed is ListValue { Items.Count: 1 } list:
                Compare(template, list.Items[0], path);
                break;
            case ScalarValue scalar when deployed is ScalarValue other && ScalarComparer.Same(scalar, other):
                break;
            default:
                Add(path, template, deployed);
                break;
        }
    }

    private void CompareLists(ListValue template, ListValue deployed, string path)
    {
        var left = new List<Value?>();
        foreach (var item in deployed.Items)
        {
            if (!IsTagOfAws(item))
                left.Add(Resolved(item));
        }

        var unmatched = new List<(int Index, Value Item)>();
        for (var i = 0; i < template.Items.Count; i++)
        {
            var item = Resolved(template.Items[i]);
            // An item that only a deployment knows may be any of those that were recorded.
            if (!IsKnown(item))
                return;
            if (!Take(left, other => IsSame(item!, other)))
                unmatched.Add((i, item!));
        }

        foreach (var (index, item) in unmatched)
        {
            var partner = left.FindIndex(other => other is not null && HasIdentityOf(item, other));
            if (partner < 0 && item is MapValue && IdentityOf(item) is null && unmatched.Count == left.Count)
                partner = 0;
            Compare(item, partner < 0 ? null : left[partner], $"{path}[{index}]");
            if (partner >= 0)
                left.RemoveAt(partner);
        }

        foreach (var other in left)
        {
            if (other is not (null or UnknownValue) && !deployed.IsOpen)
                Add($"{path}[]", null, other);
        }
    }

    private static bool Take(List<Value?> values, Predicate<Value?> matches)
    {
        var index = values.FindIndex(matches);
        if (index < 0)
            return false;
        values.RemoveAt(index);
        return true;
    }

    private static bool IsSame(Value template, Value? deployed)
    {
        var comparer = new FactComparer();
        comparer.Compare(template, deployed, "");
        return deployed is not null && comparer._differences.Count == 0;
    }

    private static bool HasIdentityOf(Value template, Value deployed) =>
        IdentityOf(template) is { } identity && deployed is MapValue map && map.Find(identity.Key) is ScalarValue other && other.Text == identity.Value;

    private static KeyValuePair<string, string>? IdentityOf(Value value)
    {
        if (value is MapValue map)
        {
            foreach (var key in IdentityKeys)
            {
                if (map.Find(key) is ScalarValue scalar)
                    return new(key, scalar.Text);
            }
        }

        return null;
    }

    private static bool IsTagOfAws(Value item) =>
        item is MapValue map && map.Find("Key") is ScalarValue key && key.Text.StartsWith(TagsOfAws, StringComparison.Ordinal);

    private static bool IsKnown(Value? value) => value is ScalarValue or ListValue or MapValue;

    // "Nothing is listed" and "it is off" are what services answer by leaving the property out.
    private static bool IsNothing(Value value) =>
        value is ListValue { Items.Count: 0 } or MapValue { Entries.Count: 0 } or ScalarValue { Kind: ScalarKind.Null } or ScalarValue { Text: "" or "false" or "False" };

    private static Value? Resolved(Value? value) => value is null ? null : LikeliestScenario.Instance.Resolve(value);

    private void Add(string path, Value? template, Value? deployed) =>
        _differences.Add(new FactDifference(path, template is null ? null : FactText.Of(template), deployed is null ? null : FactText.Of(deployed)));
}
