using System;
using System.Collections.Generic;
using PolicyLint.Documents;

namespace PolicyLint.CloudFormation.Edits;

/// <summary>Adds entries to maps and items to lists, laid out as those that are there.</summary>
internal sealed class Insertion(TextStyle style, List<TextEdit> edits)
{
    /// <summary>Adds entries behind the last one of the map.</summary>
    /// <exception cref="EditRefusal">The layout does not let it be told where.</exception>
    public void AddEntries(MapNode map, IReadOnlyList<MapEntry> added)
    {
        if (Layout.IsFlow(map))
            AddInFlow(map, (writer, i, indentation) => writer.Entry(added[i].Key.Text, added[i].Value, indentation), added.Count);
        else
            AddInBlock(map, added);
    }

    /// <summary>Adds items behind the last one of the list.</summary>
    /// <exception cref="EditRefusal">The layout does not let it be told where.</exception>
    public void AddItems(ListNode list, IReadOnlyList<Node> added)
    {
        if (Layout.IsFlow(list))
        {
            AddInFlow(list, (writer, i, indentation) => writer.Value(added[i], indentation), added.Count);
            return;
        }

        var text = list.Span.File.Text;
        var column = Layout.BlockColumn(list);
        if (KeepsLines(list))
            throw new EditRefusal("the text before it keeps its blank lines");
        var writer = new BlockWriter(style, Quotes.In(list).OfStrings);
        foreach (var item in added)
            Insert(YamlLayout.LineEnd(text, list.Span.End), style.NewLine + new string(' ', column) + writer.Item(item, column));
    }

    private void AddInBlock(MapNode map, IReadOnlyList<MapEntry> added)
    {
        var text = map.Span.File.Text;
        var column = Layout.BlockColumn(map);
        var indentation = new string(' ', column);
        var quotes = Quotes.In(map);
        var writer = new BlockWriter(style, quotes.OfStrings);
        // Behind a text that keeps its blank lines a new line would be taken for what follows them.
        var isInFront = KeepsLines(map);
        foreach (var entry in added)
        {
            var written = writer.Entry(entry.Key.Text, quotes.OfKeys, entry.Value, column);
            if (isInFront)
                Insert(map.Span.Start, written + style.NewLine + indentation);
            else
                Insert(YamlLayout.LineEnd(text, map.Span.End), style.NewLine + indentation + written);
        }
    }

    private void AddInFlow(Node collection, Func<FlowWriter, int, string?, string> written, int count)
    {
        var flow = FlowStyle.Of(collection, style, Quotes.In(collection));
        var writer = new FlowWriter(style, flow);
        if (LastOf(collection) is not { } last)
        {
            FillEmpty(collection, flow, (i, indentation) => written(writer, i, indentation), count);
            return;
        }

        var text = collection.Span.File.Text;
        var isOverLines = !Layout.AreInOneLine(text, collection.Span.Start, last.Start) && Layout.BeginsLine(text, last.Start);
        var indentation = isOverLines ? Layout.Indentation(text, last.Start) : null;
        var next = YamlLayout.SkipBlank(text, last.End);
        var hasComma = next < text.Length && text[next] == ',';
        var end = hasComma ? next + 1 : last.End;
        var at = isOverLines ? EndOfLine(text, end, collection) : end;
        if (!hasComma && at != end)
            Insert(end, ",");
        for (var i = 0; i < count; i++)
        {
            var comma = i == 0 && (hasComma || at != end) ? "" : ",";
            var between = indentation is not null ? style.NewLine + indentation : flow.IsSpaced ? " " : "";
            Insert(at, comma + between + written(writer, i, indentation) + (hasComma && i == count - 1 ? "," : ""));
        }
    }

    private void FillEmpty(Node collection, FlowStyle flow, Func<int, string?, string> written, int count)
    {
        var text = collection.Span.File.Text;
        var outer = style.IsJson && !style.IsCompact && !IsInOneLine(text, collection) ? Layout.Indentation(text, collection.Span.Start) : null;
        var inner = outer is null ? null : outer + style.Unit;
        var pad = flow.IsPadded && collection is MapNode ? " " : "";
        var content = "";
        for (var i = 0; i < count; i++)
            content += (i == 0 ? "" : inner is null && flow.IsSpaced ? ", " : ",") + (inner is null ? "" : style.NewLine + inner) + written(i, inner);
        edits.Add(new TextEdit(collection.Span.Start + 1, collection.Span.End - 1, outer is null ? pad + content + pad : content + style.NewLine + outer));
    }

    // Where the name that an empty pair of braces stands under does not begin its line, all of it is to stay in that line.
    private static bool IsInOneLine(string text, Node collection)
    {
        var start = Layout.LineStart(text, collection.Span.Start) + Layout.Indentation(text, collection.Span.Start).Length;
        return text.IndexOf('{', start, collection.Span.Start - start) >= 0 || text.IndexOf('[', start, collection.Span.Start - start) >= 0;
    }

    // Behind the comment that belongs to the last entry, unless the bracket closes in its line.
    private static int EndOfLine(string text, int at, Node collection)
    {
        var end = YamlLayout.LineEnd(text, at);
        if (end > collection.Span.End - 1)
            return at;
        var rest = text.Substring(at, end - at);
        return rest.Trim().Length == 0 ? at : end;
    }

    private static Extent? LastOf(Node collection)
    {
        if (collection is ListNode { Items: { Count: > 0 } items })
        {
            var item = items[items.Count - 1];
            if (!Layout.Holds(collection, item))
                throw new EditRefusal("its last item stands behind an alias");
            return new Extent(item.Span.Start, item.Span.End);
        }

        Extent? last = null;
        foreach (var entry in (collection as MapNode)?.Entries ?? [])
        {
            var slot = new Slot(collection, entry.Key, entry.Value);
            if (slot.IsMerged)
                throw new EditRefusal("a map is merged into it");
            last = new Extent(entry.Key.Span.Start, Math.Max(slot.End, slot.AfterColon));
        }

        return last;
    }

    private static bool KeepsLines(Node node)
    {
        while (node is MapNode { Entries.Count: > 0 } or ListNode { Items.Count: > 0 })
            node = node is MapNode map ? map.Entries[map.Entries.Count - 1].Value : ((ListNode)node).Items[((ListNode)node).Items.Count - 1];
        var text = node.Span.File.Text;
        if (node is not ScalarNode || node.Span.End == node.Span.Start || text[node.Span.Start] is not ('|' or '>'))
            return false;
        return text.IndexOf('+', node.Span.Start, YamlLayout.LineEnd(text, node.Span.Start) - node.Span.Start) >= 0;
    }

    private void Insert(int at, string text) => edits.Add(new TextEdit(at, at, text));

    private readonly record struct Extent(int Start, int End);
}
