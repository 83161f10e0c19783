using System.Collections.Generic;
using PolicyLint.Documents;

namespace PolicyLint.CloudFormation.Edits;

/// <summary>Takes entries out of maps and items out of lists, with the lines that are theirs alone.</summary>
internal static class Removal
{
    /// <summary>The edit after which the slot is gone; its container keeps at least one other.</summary>
    /// <exception cref="EditRefusal">The layout does not let it be told what belongs to it.</exception>
    public static TextEdit Of(Slot slot)
    {
        var text = slot.Container.Span.File.Text;
        var starts = Starts(slot.Container, out var ends);
        var index = starts.IndexOf(slot.Key?.Span.Start ?? slot.Value.Span.Start);
        if (slot.IsInFlow)
        {
            if (index + 1 < starts.Count)
                return new TextEdit(starts[index], starts[index + 1], "");
            return index > 0 ? new TextEdit(ends[index - 1], ends[index], "") : new TextEdit(slot.Container.Span.Start + 1, slot.Container.Span.End - 1, "");
        }

        var start = slot.Key?.Span.Start ?? Dash(text, slot.Value.Span.Start);
        if (Layout.BeginsLine(text, start))
            return Lines(text, start, slot.End);
        // The first name of a map that begins behind a dash: the next one takes its place.
        if (slot.Key is not null && index == 0 && starts.Count > 1)
            return new TextEdit(start, starts[1], "");
        throw new EditRefusal("it is laid out in a way that is not edited");
    }

    /// <summary>How many entries or items are written in the container.</summary>
    public static int Count(Node container) => Starts(container, out _).Count;

    /// <summary>The edit that takes out whole lines.</summary>
    public static TextEdit Lines(string text, int start, int end)
    {
        start = Layout.LineStart(text, start);
        end = YamlLayout.LineEnd(text, end);
        if (end == text.Length)
            return new TextEdit(start > 0 ? start - BreakBefore(text, start) : 0, end, "");
        return new TextEdit(start, end + (text[end] == '\r' && end + 1 < text.Length && text[end + 1] == '\n' ? 2 : 1), "");
    }

    private static int BreakBefore(string text, int at) => at > 1 && text[at - 1] == '\n' && text[at - 2] == '\r' ? 2 : 1;

    private static int Dash(string text, int at)
    {
        at--;
        while (at >= 0 && text[at] is ' ' or '\t' or '\n' or '\r')
            at--;
        return at >= 0 && text[at] == '-' ? at : throw new EditRefusal("it is laid out in a way that is not edited");
    }

    private static List<int> Starts(Node container, out List<int> ends)
    {
        var starts = new List<int>();
        ends = [];
        if (container is ListNode list)
        {
            foreach (var item in list.Items)
                Add(new Slot(list, null, item), starts, ends);
        }
        else if (container is MapNode map)
        {
            foreach (var entry in map.Entries)
                Add(new Slot(map, entry.Key, entry.Value), starts, ends);
        }

        return starts;
    }

    private static void Add(Slot slot, List<int> starts, List<int> ends)
    {
        if (slot.IsMerged || (slot.Key is null && slot.IsAlias))
            throw new EditRefusal("parts of it stand behind an alias");
        starts.Add(slot.Key?.Span.Start ?? slot.Value.Span.Start);
        ends.Add(slot.End);
    }
}
