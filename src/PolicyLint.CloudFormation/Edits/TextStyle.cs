using PolicyLint.Documents;

namespace PolicyLint.CloudFormation.Edits;

/// <summary>How a document is laid out, as far as its own text shows it.</summary>
internal sealed class TextStyle
{
    private const string UsualUnit = "  ";
    private int? _unit;
    private int? _listOffset;

    public TextStyle(Document document)
    {
        var text = document.File.Text;
        IsJson = document.Format == DocumentFormat.Json;
        NewLine = NewLineOf(text);
        if (IsJson || Layout.IsFlow(document.Root))
        {
            Unit = UnitOfFlow(document.Root);
            IsCompact = IsCompactFlow(document.Root);
            return;
        }

        Measure(document.Root, 0);
        Unit = _unit is { } unit ? new string(' ', unit) : UsualUnit;
        ListOffset = _listOffset ?? Unit.Length;
    }

    public bool IsJson { get; }

    public string NewLine { get; }

    /// <summary>The blanks by which what is nested stands further right.</summary>
    public string Unit { get; }

    /// <summary>True where nothing is written that a reader could do without.</summary>
    public bool IsCompact { get; }

    /// <summary>How many columns the dashes of a list stand to the right of the name it stands under.</summary>
    public int ListOffset { get; }

    private static string NewLineOf(string text)
    {
        var at = text.IndexOf('\n');
        if (at < 0)
            return text.IndexOf('\r') >= 0 ? "\r" : "\n";
        return at > 0 && text[at - 1] == '\r' ? "\r\n" : "\n";
    }

    private static string UnitOfFlow(Node root)
    {
        if (root is not MapNode { Entries.Count: > 0 } map)
            return UsualUnit;
        var text = root.Span.File.Text;
        var first = map.Entries[0].Key.Span.Start;
        if (!Layout.BeginsLine(text, first))
            return UsualUnit;
        var outer = Layout.Indentation(text, root.Span.Start);
        var inner = Layout.Indentation(text, first);
        return inner.Length > outer.Length ? inner.Substring(outer.Length) : UsualUnit;
    }

    private static bool IsCompactFlow(Node root) =>
        root is MapNode { Entries: { Count: > 0 } entries } && !IsBlank(root.Span.File.Text[new Slot(root, entries[0].Key, entries[0].Value).AfterColon]);

    private static bool IsBlank(char c) => c is ' ' or '\t' or '\n' or '\r';

    // The first nested map and the first list of the document speak for all of it.
    private void Measure(Node node, int depth)
    {
        if (node is not MapNode map || Layout.IsFlow(map) || depth > DocumentLimits.Depth)
            return;
        foreach (var entry in map.Entries)
        {
            if (_unit is not null && _listOffset is not null)
                return;
            var slot = new Slot(map, entry.Key, entry.Value);
            if (slot.IsMerged || slot.IsAlias || entry.Value is ScalarNode || Layout.IsFlow(entry.Value) || IsShortForm(entry.Value))
                continue;
            var offset = Column(entry.Value) - Column(entry.Key);
            if (entry.Value is MapNode && offset > 0)
                _unit ??= offset;
            else if (entry.Value is ListNode && offset >= 0)
                _listOffset ??= offset;
            Measure(entry.Value, depth + 1);
        }
    }

    private static bool IsShortForm(Node node) => node.Span.File.Text[node.Span.Start] == '!';

    private static int Column(Node node) => node.Span.Start - Layout.LineStart(node.Span.File.Text, node.Span.Start);
}
