using System.Collections.Generic;
using PolicyLint.AwsConfig.Items;
using PolicyLint.AwsConfig.Mapping;
using PolicyLint.AwsConfig.Transforms;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.AwsConfig.Companions;

/// <summary>Puts companions together; each has the logical id of the resource it is recorded with.</summary>
internal sealed class CompanionWriter(ConfigItem item, Resource owner, List<Resource> companions)
{
    private readonly Folding _folding = new(
        new UnknownValue(UnknownCause.NotRecorded, "AWS Config does not record it", null, item.Span), item.IsWhole, dropsEmpty: false);

    public string OwnerId => owner.LogicalId;

    public string OwnerName => item.Identity.Name ?? item.Identity.Id;

    public string OwnerArn => item.Identity.Arn ?? item.Identity.Id;

    /// <summary>A new map of properties.</summary>
    public MapBuilder Map => new(_folding, item.Span);

    public void Add(string type, MapBuilder properties) =>
        companions.Add(new Resource(owner.Stack, owner.LogicalId, type, properties.Close(), item.Span) { Attributes = ItemMapper.AttributesOfCompanion(item) });

    public ListValue List(params string[] texts)
    {
        var items = new List<Value>(texts.Length);
        foreach (var text in texts)
            items.Add(new ScalarValue(ScalarKind.String, text, item.Span));
        return new ListValue(items, item.Span);
    }
}
