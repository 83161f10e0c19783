using System;
using System.Collections.Generic;
using System.Globalization;
using PolicyLint.Text;

namespace PolicyLint.Documents;

/// <summary>Gathers the nodes of one document, keeps its limits, and sees to it that a map's keys are unique.</summary>
/// <remarks>Open lists and maps lie above each other on two stacks, so that each node is copied once, into an array of the right length.</remarks>
public sealed class NodeBuilder
{
    // Up to here comparing every key with every other is quicker than a set.
    private const int FewKeys = 24;

    // What is open in one document is seldom more.
    private const int UsuallyOpen = 64;

    private static readonly Node[] NoItems = [];

    // The stacks of the thread's last document serve its next one: a run reads hundreds of small parts of rules one after the other.
    [ThreadStatic]
    private static Node[]? _idleItems;

    [ThreadStatic]
    private static MapEntry[]? _idleEntries;

    private readonly SourceFile _file;
    private readonly ICollection<Problem> _problems;
    private Node[] _items;
    private MapEntry[] _entries;
    private int _itemCount;
    private int _entryCount;
    private int _nodes;

    public NodeBuilder(SourceFile file, ICollection<Problem> problems)
    {
        _file = file;
        _problems = problems;
        _items = _idleItems ?? new Node[UsuallyOpen];
        _entries = _idleEntries ?? new MapEntry[UsuallyOpen];
        _idleItems = null;
        _idleEntries = null;
    }

    /// <summary>Nodes so far, a shared one counted as often as it is reached.</summary>
    public int Nodes => _nodes;

    /// <summary>Counts nodes that begin at the offset.</summary>
    /// <exception cref="MalformedDocumentException">There are more than <see cref="DocumentLimits.Nodes"/>.</exception>
    public void Count(int nodes, int at)
    {
        _nodes += nodes;
        if (_nodes > DocumentLimits.Nodes)
        {
            var limit = DocumentLimits.Nodes.ToString("N0", CultureInfo.InvariantCulture);
            throw new MalformedDocumentException($"more than {limit} values in one document", _file.Span(at, at));
        }
    }

    /// <summary>Refuses a map or list that begins at the offset inside too many others.</summary>
    /// <exception cref="MalformedDocumentException">The depth is greater than <see cref="DocumentLimits.Depth"/>.</exception>
    public void CheckDepth(int depth, int at)
    {
        if (depth > DocumentLimits.Depth)
            throw new MalformedDocumentException($"more than {DocumentLimits.Depth} maps and lists inside each other", _file.Span(at, at));
    }

    /// <summary>Begins a list; what is returned goes to <see cref="EndList"/>.</summary>
    public int BeginList() => _itemCount;

    public void Add(Node item)
    {
        if (_itemCount == _items.Length)
            Array.Resize(ref _items, _items.Length * 2);
        _items[_itemCount++] = item;
    }

    public ListNode EndList(int begin, SourceSpan span)
    {
        var count = _itemCount - begin;
        if (count == 0)
            return new ListNode(NoItems, span);
        var items = new Node[count];
        Array.Copy(_items, begin, items, 0, count);
        _itemCount = begin;
        return new ListNode(items, span);
    }

    /// <summary>Begins a map; what is returned goes to <see cref="EndMap"/>.</summary>
    public int BeginMap() => _entryCount;

    public void Add(ScalarNode key, Node value)
    {
        if (_entryCount == _entries.Length)
        {
            var longer = new MapEntry[_entries.Length * 2];
            Array.Copy(_entries, longer, _entryCount);
            _entries = longer;
        }

        _entries[_entryCount++] = new MapEntry(key, value);
    }

    /// <summary>The map of the entries added since it was begun. A key that was there before is a problem, and the first one counts.</summary>
    public MapNode EndMap(int begin, SourceSpan span)
    {
        if (_entryCount - begin > FewKeys)
            DropRepeatedOfMany(begin);
        else
            DropRepeatedOfFew(begin);

        var count = _entryCount - begin;
        if (count == 0)
            return new MapNode(default(Sequence<MapEntry>), span);
        var entries = new MapEntry[count];
        Array.Copy(_entries, begin, entries, 0, count);
        _entryCount = begin;
        return new MapNode(entries, span);
    }

    /// <summary>The document is read, and no more is added.</summary>
    public void Close()
    {
        if (_items.Length > UsuallyOpen || _entries.Length > UsuallyOpen)
            return;
        Array.Clear(_items, 0, _items.Length);
        Array.Clear(_entries, 0, _entries.Length);
        _idleItems = _items;
        _idleEntries = _entries;
    }

    private void DropRepeatedOfFew(int begin)
    {
        for (var i = begin + 1; i < _entryCount; i++)
        {
            var key = _entries[i].Key.Text;
            for (var j = begin; j < i; j++)
            {
                if (_entries[j].Key.Text != key)
                    continue;
                Report(_entries[j].Key, _entries[i].Key);
                Array.Copy(_entries, i + 1, _entries, i, --_entryCount - i);
                i--;
                break;
            }
        }
    }

    private void DropRepeatedOfMany(int begin)
    {
        var first = new Dictionary<string, ScalarNode>(_entryCount - begin, StringComparer.Ordinal);
        var kept = begin;
        for (var i = begin; i < _entryCount; i++)
        {
            var entry = _entries[i];
            if (first.TryGetValue(entry.Key.Text, out var earlier))
            {
                Report(earlier, entry.Key);
                continue;
            }

            first.Add(entry.Key.Text, entry.Key);
            _entries[kept++] = entry;
        }

        _entryCount = kept;
    }

    private void Report(ScalarNode first, ScalarNode second) =>
        _problems.Add(new Problem(
            second.Span,
            $"the key '{second.Text}' is already in line {first.Span.Line.ToString(CultureInfo.InvariantCulture)}; this one is not read"));
}
