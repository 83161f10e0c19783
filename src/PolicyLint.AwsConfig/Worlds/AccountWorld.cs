using System;
using System.Collections;
using System.Collections.Generic;
using PolicyLint.AwsConfig.Items;
using PolicyLint.AwsConfig.Mapping;
using PolicyLint.AwsConfig.Shapes;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.AwsConfig.Worlds;

/// <summary>The resources of an account and region that others may relate to, read when they are asked for.</summary>
internal sealed class AccountWorld : ResourceSource
{
    private static readonly Resource[] None = [];

    private readonly ByteStore _store;
    private readonly IReadOnlyList<DeliveryHeader> _headers;
    private readonly bool _isWhole;
    private readonly UnknownValue _mayHaveMore;
    private readonly UnknownValue _neverRecorded;
    private readonly Dictionary<string, StoredResources> _byType = new(StringComparer.Ordinal);
    private readonly ResourceCache _cache = new();

    /// <summary>An empty world.</summary>
    /// <param name="path">The delivery that it is first met in.</param>
    /// <param name="headers">What the deliveries say of themselves.</param>
    /// <param name="isWhole">True where every recorded resource of the account and region is in it.</param>
    public AccountWorld(string path, ByteStore store, IReadOnlyList<DeliveryHeader> headers, bool isWhole)
    {
        _store = store;
        _headers = headers;
        _isWhole = isWhole;
        var place = new SourceFile(path, "").Whole;
        _mayHaveMore = new UnknownValue(UnknownCause.NotRecorded, "these items are not a snapshot of the whole account, so there may be more resources", null, place);
        _neverRecorded = new UnknownValue(UnknownCause.NotRecorded, "AWS Config does not record such resources", null, place);
        Graph = new ResourceGraph(new Model.Stack(place.File), this);
    }

    /// <summary>The world as rules see it.</summary>
    public ResourceGraph Graph { get; }

    public override IEnumerable<string> Types => _byType.Keys;

    public override IReadOnlyList<Resource> OfType(string type) => _byType.TryGetValue(type, out var found) ? found : None;

    public override UnknownValue? OpenBecause(string type)
    {
        var recordedWith = Companions.Companions.RecordedWith(type) ?? type;
        if (TypeShapes.RecordedAs(recordedWith) is null)
            return _neverRecorded;
        return _isWhole ? null : _mayHaveMore;
    }

    /// <summary>Adds a resource of the type.</summary>
    public void Add(string type, StoredItem item)
    {
        if (!_byType.TryGetValue(type, out var resources))
            _byType[type] = resources = new StoredResources(this, type);
        resources.Items.Add(item);
    }

    private Resource Read(string type, StoredItem item)
    {
        var items = new List<ConfigItem>();
        ItemParser.Parse("", _store.Read(item.Offset, item.Length), 0, 0, _headers[item.Delivery], items, []);
        var number = item.Number;
        foreach (var one in items)
        {
            foreach (var resource in Resources(ItemMapper.Map(one)))
            {
                if (resource.Type == type && number-- == 0)
                    return resource;
            }
        }

        throw new InvalidOperationException("a resource of " + type + " is not where it was");
    }

    private static IEnumerable<Resource> Resources(Model.Stack stack)
    {
        foreach (var resource in stack.Resources)
            yield return resource;
        foreach (var resource in stack.Generated)
            yield return resource;
    }

    private sealed class StoredResources(AccountWorld world, string type) : IReadOnlyList<Resource>
    {
        public List<StoredItem> Items { get; } = [];

        public int Count => Items.Count;

        public Resource this[int index] => world._cache.Get(type, index, Items[index].Length, () => world.Read(type, Items[index]));

        // Who looks at all of them looks at each once: nothing of that is worth keeping.
        public IEnumerator<Resource> GetEnumerator()
        {
            for (var i = 0; i < Items.Count; i++)
                yield return world.Read(type, Items[i]);
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
