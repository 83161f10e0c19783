using System.Collections.Generic;
using PolicyLint.AwsConfig.Items;
using PolicyLint.AwsConfig.Shapes;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.AwsConfig.Mapping;

/// <summary>Makes a resource with CloudFormation's properties of a configuration item.</summary>
public static class ItemMapper
{
    private const string Id = "PhysicalId";
    private const string Arn = "Arn";
    private const string Account = "AccountId";
    private const string Host = "HostName";

    /// <summary>The resources of the item: the one it is about, and those that CloudFormation declares beside it, such as a bucket's policy.</summary>
    /// <remarks>The logical id is the <c>resourceId</c>.</remarks>
    public static Stack Map(ConfigItem item)
    {
        var stack = new Stack(item.Span.File);
        var shape = TypeShapes.Of(item.Identity.Type);
        var resource = new Resource(stack, IdOf(item), shape.Type, Properties(item, shape), item.Span) { Attributes = Attributes(item) };
        stack.Add(resource);
        foreach (var companion in Companions.Companions.Of(item, resource))
            stack.AddGenerated(companion);
        return stack;
    }

    private static string IdOf(ConfigItem item) => item.Identity.Id.Length > 0 ? item.Identity.Id : item.Identity.Name ?? item.Identity.Arn ?? item.Identity.Type;

    /// <summary>The attributes of what is recorded with the resource: it has no id of its own.</summary>
    internal static MapValue AttributesOfCompanion(ConfigItem item) =>
        new([new PropertyEntry(Account, item.Span, new ScalarValue(ScalarKind.String, item.Identity.AccountId, item.Span))], item.Span);

    private static MapValue Attributes(ConfigItem item)
    {
        var entries = new List<PropertyEntry>(4);
        Add(Id, item.Identity.Id);
        Add(Arn, item.Identity.Arn);
        Add(Account, item.Identity.AccountId);
        Add(Host, HostNames.Of(item));
        // What else stands beside properties is a template's: DeletionPolicy, DependsOn, Metadata.
        return new MapValue(entries, item.Span) { OpenBecause = new UnknownValue(UnknownCause.NotRecorded, "a deployed resource does not show it", null, item.Span) };

        void Add(string name, string? text)
        {
            if (text is { Length: > 0 })
                entries.Add(new PropertyEntry(name, item.Span, new ScalarValue(ScalarKind.String, text, item.Span)));
        }
    }

    private static MapValue Properties(ConfigItem item, TypeShape shape)
    {
        var because = item.Configuration is null ? "the item holds no configuration"
            : item.IsWhole ? "AWS Config does not record it for " + item.Identity.Type
            : "the query did not select it";
        var notRecorded = new UnknownValue(UnknownCause.NotRecorded, because, null, item.Span);
        var folding = new Folding(notRecorded, item.IsWhole, shape.IsDescribed);
        var writer = new PropertyWriter(folding, shape);
        foreach (var source in shape.Sources)
            writer.Write(item, source);
        if (item.Configuration is { } configuration)
            writer.WriteRest(configuration);
        writer.WriteTags(item);
        return writer.Close(item);
    }
}
