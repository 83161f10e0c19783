using System.Collections.Generic;
using System.Text;
using PolicyLint.Documents;

namespace PolicyLint.CloudFormation.Edits;

/// <summary>Writes a value in place of another one.</summary>
internal sealed class Replacement(TextStyle style)
{
    /// <summary>Adds the edits that put the value into the slot.</summary>
    /// <exception cref="EditRefusal">The layout does not let it be told where.</exception>
    public void Add(Slot slot, Node value, List<TextEdit> edits)
    {
        if (slot.IsInFlow)
            Put(slot, InFlow(slot, value), edits);
        else if (value is ScalarNode scalar)
            Put(slot, OfScalar(slot, scalar), edits);
        else if (slot.Key is null)
            Put(slot, AsItem(slot, value), edits);
        else
            PutNested(slot, value, edits);
    }

    /// <summary>Adds the edits that put strings into the place of one item of a list.</summary>
    public void AddItems(Slot slot, IReadOnlyList<string> items, List<TextEdit> edits)
    {
        var text = slot.Container.Span.File.Text;
        var blank = FlowStyle.Of(slot.Container, style, Quotes.In(slot.Container)).IsSpaced ? " " : "";
        var begin = Layout.BeginsLine(text, slot.Start) ? style.NewLine + Layout.Indentation(text, slot.Start) : blank;
        var separator = slot.IsInFlow ? "," + begin : style.NewLine + new string(' ', Layout.BlockColumn(slot.Container)) + "- ";
        var written = new StringBuilder();
        foreach (var item in items)
        {
            if (written.Length > 0)
                written.Append(separator);
            written.Append(OfScalar(slot, new ScalarNode(ScalarKind.String, item, default)));
        }

        Put(slot, written.ToString(), edits);
    }

    /// <summary>The scalar in the quotes of the one it replaces, else in those of the neighbours.</summary>
    public string OfScalar(Slot slot, ScalarNode scalar)
    {
        var old = slot.IsAlias ? null : slot.Value as ScalarNode;
        var quote = old is null ? ScalarText.Plain : ScalarText.QuoteOf(old);
        // Who wrote "false" with quotes gets "true" with quotes.
        if (old is not null && quote != ScalarText.Plain && (scalar.Kind == ScalarKind.String || old.Text is "true" or "false" || scalar.Kind == ScalarKind.Number))
            return ScalarText.Quoted(scalar.Text, quote);
        if (style.IsJson)
            return ScalarText.InJson(scalar);
        var isString = old is { Kind: ScalarKind.String };
        return ScalarText.InYaml(scalar, isString ? ScalarText.Plain : Quotes.In(slot.Container).OfStrings);
    }

    /// <summary>The wanted list in the layout of the one it replaces.</summary>
    public string OfList(ListNode list, ListNode wanted)
    {
        var text = list.Span.File.Text;
        if (Layout.IsFlow(list))
        {
            var isInOneLine = Layout.AreInOneLine(text, list.Span.Start, list.Span.End);
            return new FlowWriter(style, FlowStyle.Of(list, style, Quotes.In(list))).Value(wanted, isInOneLine ? null : Layout.Indentation(text, list.Span.Start));
        }

        var column = Layout.BlockColumn(list);
        var writer = new BlockWriter(style, Quotes.In(list).OfStrings);
        var written = new StringBuilder();
        foreach (var item in wanted.Items)
        {
            if (written.Length > 0)
                written.Append(style.NewLine).Append(' ', column);
            written.Append(writer.Item(item, column));
        }

        return written.ToString();
    }

    private string InFlow(Slot slot, Node value)
    {
        if (value is ScalarNode scalar)
            return OfScalar(slot, scalar);
        var text = slot.Container.Span.File.Text;
        var isOverLines = style.IsJson && Layout.BeginsLine(text, slot.Key?.Span.Start ?? slot.Value.Span.Start);
        var indentation = isOverLines ? Layout.Indentation(text, slot.Value.Span.Start) : null;
        return new FlowWriter(style, FlowStyle.Of(slot.Container, style, Quotes.In(slot.Container))).Value(value, indentation);
    }

    private string AsItem(Slot slot, Node value)
    {
        const string Dash = "- ";
        return new BlockWriter(style, Quotes.In(slot.Container).OfStrings).Item(value, Layout.BlockColumn(slot.Container)).Substring(Dash.Length);
    }

    private static void Put(Slot slot, string written, List<TextEdit> edits)
    {
        if (slot.Key is not null && slot.IsEmpty)
            edits.Add(new TextEdit(slot.AfterColon, slot.AfterColon, " " + written));
        else
            edits.Add(new TextEdit(slot.Start, slot.End, written));
    }

    // A comment behind what is replaced stays where it is.
    private void PutNested(Slot slot, Node value, List<TextEdit> edits)
    {
        var text = slot.Container.Span.File.Text;
        var written = new BlockWriter(style, Quotes.In(slot.Container).OfStrings).Behind(value, Layout.BlockColumn(slot.Container));
        var end = slot.IsEmpty ? slot.AfterColon : slot.End;
        var lineEnd = YamlLayout.LineEnd(text, end);
        if (text.Substring(end, lineEnd - end).Trim().Length == 0)
        {
            edits.Add(new TextEdit(slot.AfterColon, lineEnd, written));
            return;
        }

        if (end > slot.AfterColon)
            edits.Add(new TextEdit(slot.AfterColon, end, ""));
        edits.Add(new TextEdit(lineEnd, lineEnd, written));
    }
}
