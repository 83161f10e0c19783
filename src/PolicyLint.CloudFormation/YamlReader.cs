using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.CloudFormation;

/// <summary>Reads a YAML template into the nodes that the same template in JSON would have.</summary>
/// <remarks>
/// A short form such as <c>!Ref Key</c> becomes a map with one entry. An alias is the very node it names, so that a node's span may lie outside the span
/// of the map or list that holds it; the limits count what is reached, not what is written.
/// </remarks>
public sealed class YamlReader
{
    private const string MergeKey = "<<";

    private readonly SourceFile _file;
    private readonly ICollection<Problem> _problems;
    private readonly ScalarPlaces? _scalars;
    private readonly NodeBuilder _nodes;
    private readonly YamlEvents _events;
    private readonly ShortForms _shortForms;
    private readonly Dictionary<string, Anchored> _anchors = new(StringComparer.Ordinal);

    // The offset behind what was last read; where a block collection ends.
    private int _end;

    // The deepest level reached since somebody last set it back.
    private int _deepest;

    private YamlReader(SourceFile file, ICollection<Problem> problems, ScalarPlaces? scalars)
    {
        _file = file;
        _problems = problems;
        _scalars = scalars;
        _nodes = new NodeBuilder(file, problems);
        _events = new YamlEvents(file);
        _shortForms = new ShortForms(file, problems);
    }

    /// <summary>The root of the first document.</summary>
    /// <param name="problems">Receives what is wrong and can be passed over: keys that come twice, unknown tags, a second document.</param>
    /// <param name="scalars">Receives where scalars stand, in order; what looks like a comment there is none.</param>
    /// <exception cref="MalformedDocumentException">The text is not YAML, or a limit is reached.</exception>
    public static Node Read(SourceFile file, ICollection<Problem> problems, ScalarPlaces? scalars = null) =>
        new YamlReader(file, problems, scalars).ReadDocument();

    private Node ReadDocument()
    {
        _events.Next();
        if (_events.Kind != YamlEventKind.DocumentStart)
            throw new MalformedDocumentException("the document is empty", _file.Span(_file.Text.Length, _file.Text.Length));
        _events.Next();
        var root = ReadNode(0);
        _events.Next();
        if (_events.Kind == YamlEventKind.DocumentStart)
            ReportSecondDocument();
        return root;
    }

    private void ReportSecondDocument()
    {
        var start = _file.Span(_events.Start, _events.End);
        _events.Next();
        if (_events.Kind != YamlEventKind.Scalar || _events.Text.Length > 0)
            _problems.Add(new Problem(start, "a file holds one document; this second one is not read"));
    }

    /// <summary>The node at whose event the reader stands; afterwards it stands at the event behind it.</summary>
    private Node ReadNode(int depth)
    {
        if (_events.Kind == YamlEventKind.Alias)
            return ReadAlias(depth);

        _nodes.Count(1, _events.Start);
        if (_events.Anchor.Length == 0)
            return ReadTagged(depth);

        var anchor = _events.Anchor;
        var count = _nodes.Nodes - 1;
        var deepest = _deepest;
        _deepest = depth;
        _anchors[anchor] = Anchored.Open;
        var node = ReadTagged(depth);
        _anchors[anchor] = new Anchored(node, _nodes.Nodes - count, _deepest - depth);
        _deepest = Math.Max(_deepest, deepest);
        return node;
    }

    private Node ReadAlias(int depth)
    {
        var span = _file.Span(_events.Start, _events.End);
        if (!_anchors.TryGetValue(_events.Anchor, out var anchored))
            throw new MalformedDocumentException($"there is no anchor '&{_events.Anchor}' before this alias", span);
        if (anchored.Node is null)
            throw new MalformedDocumentException($"the alias '*{_events.Anchor}' stands inside what it refers to", span);
        _nodes.Count(anchored.Count, span.Start);
        _nodes.CheckDepth(depth + anchored.Height, span.Start);
        _deepest = Math.Max(_deepest, depth + anchored.Height);
        _end = span.End;
        _events.Next();
        return anchored.Node;
    }

    private Node ReadTagged(int depth)
    {
        var tag = _events.Tag;
        if (tag.Length == 0)
            return ReadContent(depth, tag);

        var tagSpan = _events.TagSpan;
        if (_shortForms.FunctionOf(tag, tagSpan) is not { } function)
            return ReadContent(depth, tag);

        Enter(++depth, tagSpan.Start);
        _nodes.Count(1, tagSpan.Start);
        var plainText = _events.Kind == YamlEventKind.Scalar;
        var argument = ReadContent(depth, tag);
        if (plainText)
            argument = ShortForms.ArgumentOf(function, (ScalarNode)argument);
        return ShortForms.Expand(function, tagSpan, argument, _file.Span(tagSpan.Start, _end));
    }

    private Node ReadContent(int depth, string tag) => _events.Kind switch
    {
        YamlEventKind.Scalar => ReadScalar(tag),
        YamlEventKind.ListStart => ReadList(depth + 1),
        YamlEventKind.MapStart => ReadMap(depth + 1),
        _ => throw new MalformedDocumentException("a value is missing", _file.Span(_events.Start, _events.Start)),
    };

    private ScalarNode ReadScalar(string tag)
    {
        var span = TakeScalar();
        var text = _events.Text;
        var kind = YamlScalars.KindOf(ref text, _events.IsPlain, tag);
        _events.Next();
        return new ScalarNode(kind, text, span);
    }

    private SourceSpan TakeScalar()
    {
        var span = _file.Span(_events.Start, _events.End);
        _scalars?.Add(_events.IsBlock ? _file.Span(YamlLayout.LineEnd(_file.Text, span.Start), span.End) : span);
        _end = span.End;
        return span;
    }

    private ListNode ReadList(int depth)
    {
        var start = _events.Start;
        Enter(depth, start);
        var isFlow = _events.IsFlow;
        var begin = _nodes.BeginList();
        _events.Next();
        for (var isFirst = true; _events.Kind != YamlEventKind.ListEnd; isFirst = false)
        {
            if (isFlow && !isFirst)
                RequireComma();
            _nodes.Add(ReadNode(depth));
        }

        return _nodes.EndList(begin, EndCollection(start, isFlow));
    }

    private MapNode ReadMap(int depth)
    {
        var start = _events.Start;
        Enter(depth, start);
        var isFlow = _events.IsFlow;
        List<MapNode>? merged = null;
        var begin = _nodes.BeginMap();
        _events.Next();
        if (!isFlow)
            start = _events.Start;
        for (var isFirst = true; _events.Kind != YamlEventKind.MapEnd; isFirst = false)
        {
            if (isFlow && !isFirst)
                RequireComma();
            var isMerge = _events is { Kind: YamlEventKind.Scalar, IsPlain: true, Tag: "", Text: MergeKey };
            var key = ReadKey(depth);
            if (isFlow)
                RequireColon();
            var value = ReadNode(depth);
            if (isMerge)
                CollectMerged(value, key!, merged ??= []);
            else if (key is not null)
                _nodes.Add(key, value);
        }

        var map = _nodes.EndMap(begin, EndCollection(start, isFlow));
        return merged is null ? map : Merge(map, merged);
    }

    /// <summary>The key, always a string and as it is written; null where it is no scalar, which is reported.</summary>
    private ScalarNode? ReadKey(int depth)
    {
        var isScalar = _events.Kind == YamlEventKind.Scalar;
        var text = _events.Text;
        if (isScalar && _events.Anchor.Length == 0 && _events.Tag.Length == 0)
        {
            var key = new ScalarNode(ScalarKind.String, text, TakeScalar());
            _events.Next();
            return key;
        }

        var start = _events.Start;
        var node = ReadNode(depth);
        if (node is ScalarNode scalar)
            return new ScalarNode(ScalarKind.String, isScalar ? text : scalar.Text, scalar.Span);
        start = Math.Min(start, node.Span.Start);
        _problems.Add(new Problem(_file.Span(start, _end), "a key must be a name, not a map or list"));
        return null;
    }

    private void CollectMerged(Node value, ScalarNode key, List<MapNode> merged)
    {
        if (value is MapNode map)
        {
            merged.Add(map);
            return;
        }

        if (value is ListNode list)
        {
            foreach (var item in list.Items)
            {
                if (item is MapNode one)
                    merged.Add(one);
                else
                    _problems.Add(new Problem(key.Span, "'<<' merges maps; an item of this list is none"));
            }

            return;
        }

        _problems.Add(new Problem(key.Span, "'<<' merges a map or a list of maps"));
    }

    // What is written counts more than what is merged, and an earlier map more than a later one.
    private static MapNode Merge(MapNode map, List<MapNode> merged)
    {
        var entries = new List<MapEntry>(map.Entries);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in entries)
            keys.Add(entry.Key.Text);
        foreach (var other in merged)
        {
            foreach (var entry in other.Entries)
            {
                if (keys.Add(entry.Key.Text))
                    entries.Add(entry);
            }
        }

        return new MapNode(entries, map.Span);
    }

    // YamlDotNet takes ["a" "b"] for a list of two,
    private void RequireComma() => Require(',');

    // and {"a" "b"} for a map with a value.
    private void RequireColon()
    {
        if (_events.Kind != YamlEventKind.Scalar || _events.End > _events.Start)
            Require(':');
    }

    private void Require(char separator)
    {
        var at = YamlLayout.SkipBlank(_file.Text, _end);
        if (at == _file.Text.Length || _file.Text[at] != separator)
            throw new MalformedDocumentException($"'{separator}' is missing before this", _file.Span(_events.Start, _events.End));
    }

    private void Enter(int depth, int at)
    {
        _nodes.CheckDepth(depth, at);
        _deepest = Math.Max(_deepest, depth);
    }

    // A block collection's end event is where the next token begins; the collection ends with its last value.
    private SourceSpan EndCollection(int start, bool isFlow)
    {
        if (isFlow)
            _end = Math.Min(_events.Start + 1, _file.Text.Length);
        _events.Next();
        return _file.Span(start, Math.Max(start, _end));
    }

    /// <summary>What an alias stands for.</summary>
    /// <param name="Node">Null while it is being read.</param>
    /// <param name="Count">Nodes in it, aliases expanded.</param>
    /// <param name="Height">Levels below it.</param>
    private sealed record Anchored(Node? Node, int Count, int Height)
    {
        /// <summary>What is still being read.</summary>
        public static readonly Anchored Open = new(null, 0, 0);
    }
}
