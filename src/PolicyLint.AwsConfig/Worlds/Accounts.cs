using System;
using System.Collections.Generic;
using System.IO;
using PolicyLint.AwsConfig.Items;
using PolicyLint.AwsConfig.Mapping;
using PolicyLint.AwsConfig.Shapes;
using PolicyLint.Model;

namespace PolicyLint.AwsConfig.Worlds;

/// <summary>The worlds of a run, gathered by reading all deliveries once before anything is judged.</summary>
/// <remarks>
/// A snapshot is a world of its own. The items of all other deliveries are gathered by account and region, the latest version of each; those of
/// no region, such as roles, belong to all regions of their account.
/// </remarks>
/// <param name="related">The types that relations of rules are about: only of these anything is kept.</param>
/// <param name="spill">Opens the file for what does not fit in memory.</param>
/// <param name="mostInMemory">Bytes that do.</param>
internal sealed class Accounts(HashSet<string> related, Func<Stream>? spill, int mostInMemory) : IDisposable
{
    private readonly ByteStore _store = new(spill, mostInMemory);
    private readonly List<DeliveryHeader> _headers = [];
    private readonly Dictionary<int, AccountWorld> _snapshots = [];
    private readonly Dictionary<(string Account, string Region), AccountWorld> _pooled = [];
    private readonly List<PooledItem> _items = [];
    private readonly Versions _versions = new();

    public void Dispose() => _store.Dispose();

    /// <summary>What the delivery says of itself.</summary>
    public DeliveryHeader HeaderOf(int delivery) => _headers[delivery];

    /// <summary>Keeps the place of a delivery that could not be opened.</summary>
    public void Miss(int delivery)
    {
        if (_headers.Count == delivery)
            _headers.Add(new DeliveryHeader());
    }

    /// <summary>Reads the next delivery.</summary>
    /// <param name="progress">Is told the bytes read.</param>
    public void Gather(SliceReader reader, string path, Action<long> progress)
    {
        var delivery = _headers.Count;
        _headers.Add(reader.Header);
        var items = new List<ConfigItem>();
        AccountWorld? snapshot = null;
        while (reader.Next(out var slice))
        {
            progress(reader.BytesRead);
            if (slice.Ordinal == 0 && reader.Header.IsWholeAccount)
                _snapshots[delivery] = snapshot = new AccountWorld(path, _store, _headers, isWhole: true);
            if (snapshot is not null)
            {
                AddToSnapshot(snapshot, slice, path, delivery, items);
                continue;
            }

            items.Clear();
            ItemParser.Parse(path, slice.Bytes.Span, slice.Line, slice.Column, reader.Header, items, []);
            AddToPool(items, slice, path, delivery);
        }

        // Who says only at its end that it is a snapshot has had its items judged as what they were until then.
        if (snapshot is null && reader.Header.IsWholeAccount)
            reader.Header.Form = DeliveryForm.History;
    }

    /// <summary>Ends the gathering: of all versions the latest stay.</summary>
    public void Close()
    {
        foreach (var item in _items)
        {
            if (!_versions.IsLatest(item.Key, item.Position))
                continue;
            item.World.Add(item.Type, item.Stored);
            if (item.Region != "global")
                continue;
            foreach (var world in _pooled)
            {
                if (world.Key.Account == item.Account && world.Key.Region != "global")
                    world.Value.Add(item.Type, item.Stored);
            }
        }

        _items.Clear();
        _items.TrimExcess();
    }

    /// <summary>The world that an item of the delivery lives in.</summary>
    public AccountWorld WorldOf(int delivery, ItemIdentity item) =>
        _snapshots.TryGetValue(delivery, out var snapshot) ? snapshot : _pooled[(item.AccountId, item.Region)];

    /// <summary>The world of a snapshot; null for other deliveries.</summary>
    public AccountWorld? SnapshotOf(int delivery) => _snapshots.TryGetValue(delivery, out var snapshot) ? snapshot : null;

    /// <summary>True for the version of a resource that counts; a snapshot has one of each.</summary>
    public bool IsLatest(int delivery, ItemIdentity item, long position) => _snapshots.ContainsKey(delivery) || _versions.IsLatest(item, position);

    /// <summary>The place of an item among all of a run.</summary>
    public static long Position(int delivery, int ordinal, int number) => ((long)delivery << 44) | ((long)ordinal << 12) | (long)Math.Min(number, 0xFFF);

    private void AddToSnapshot(AccountWorld world, ItemSlice slice, string path, int delivery, List<ConfigItem> items)
    {
        var head = ItemHead.Read(slice.Bytes.Span);
        if (head.Type is null || head.Status is not (null or "OK" or "ResourceDiscovered"))
            return;
        var type = TypeShapes.NameOf(head.Type);
        var brings = Brings(head.Type);
        if (!brings && !related.Contains(type))
            return;
        var offset = _store.Add(slice.Bytes.Span);
        if (!brings)
        {
            world.Add(type, new StoredItem(offset, slice.Bytes.Length, 0, delivery));
            return;
        }

        items.Clear();
        ItemParser.Parse(path, slice.Bytes.Span, slice.Line, slice.Column, _headers[delivery], items, []);
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var item in items)
        {
            foreach (var resource in Resources(item))
                world.Add(resource.Type, new StoredItem(offset, slice.Bytes.Length, CountOf(counts, resource.Type), delivery));
        }
    }

    private void AddToPool(List<ConfigItem> items, ItemSlice slice, string path, int delivery)
    {
        var offset = -1L;
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < items.Count; i++)
        {
            var identity = items[i].Identity;
            var position = Position(delivery, slice.Ordinal, i);
            var key = _versions.Note(identity, items[i].StateId, position);
            if (!_pooled.TryGetValue((identity.AccountId, identity.Region), out var world))
                _pooled[(identity.AccountId, identity.Region)] = world = new AccountWorld(path, _store, _headers, isWhole: false);
            foreach (var resource in Resources(items[i]))
            {
                if (offset < 0)
                    offset = _store.Add(slice.Bytes.Span);
                var stored = new StoredItem(offset, slice.Bytes.Length, CountOf(counts, resource.Type), delivery);
                _items.Add(new PooledItem(world, resource.Type, stored, key, position, identity.AccountId, identity.Region));
            }
        }
    }

    private bool Brings(string recordedType)
    {
        foreach (var companion in Companions.Companions.BroughtBy(recordedType))
        {
            if (related.Contains(companion))
                return true;
        }

        return false;
    }

    // Those of the related types; the number of each counts all, as it is counted when it is read again.
    private IEnumerable<Resource> Resources(ConfigItem item)
    {
        if (!related.Contains(TypeShapes.NameOf(item.Identity.Type)) && !Brings(item.Identity.Type))
            yield break;
        var stack = ItemMapper.Map(item);
        foreach (var resource in stack.Resources)
        {
            if (related.Contains(resource.Type))
                yield return resource;
        }

        foreach (var resource in stack.Generated)
        {
            if (related.Contains(resource.Type))
                yield return resource;
        }
    }

    private static int CountOf(Dictionary<string, int> counts, string type)
    {
        counts.TryGetValue(type, out var count);
        counts[type] = count + 1;
        return count;
    }

    private sealed record PooledItem(AccountWorld World, string Type, StoredItem Stored, UInt128 Key, long Position, string Account, string Region);
}
