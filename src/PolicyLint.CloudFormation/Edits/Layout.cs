using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.CloudFormation.Edits;

/// <summary>How nodes lie in their text.</summary>
internal static class Layout
{
    /// <summary>True for a map or list in brackets.</summary>
    public static bool IsFlow(Node collection) =>
        collection.Span.Start < collection.Span.File.Text.Length && collection.Span.File.Text[collection.Span.Start] is '{' or '[';

    /// <summary>True where the node is written inside the other; what an alias or a merge brings is not.</summary>
    public static bool Holds(Node outer, Node inner) =>
        inner.Span.Start >= outer.Span.Start && inner.Span.End <= outer.Span.End;

    /// <summary>The blanks with which the line of the offset begins.</summary>
    public static string Indentation(string text, int at)
    {
        var start = LineStart(text, at);
        var end = start;
        while (end < text.Length && text[end] is ' ' or '\t')
            end++;
        return text.Substring(start, end - start);
    }

    public static int LineStart(string text, int at)
    {
        while (at > 0 && text[at - 1] is not ('\n' or '\r'))
            at--;
        return at;
    }

    /// <summary>True where only blanks stand before the offset in its line.</summary>
    public static bool BeginsLine(string text, int at) => LineStart(text, at) + Indentation(text, at).Length >= at;

    /// <summary>True where both offsets are in one line.</summary>
    public static bool AreInOneLine(string text, int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (text[i] is '\n' or '\r')
                return false;
        }

        return true;
    }

    /// <summary>The column of the first character of a block collection, counted from 0: where its names or dashes stand.</summary>
    /// <exception cref="EditRefusal">What stands before it does not let its place be told.</exception>
    public static int BlockColumn(Node collection)
    {
        var text = collection.Span.File.Text;
        if (collection is MapNode { Entries: { Count: > 1 } entries } && Holds(collection, entries[1].Key) && BeginsLine(text, entries[1].Key.Span.Start))
            return entries[1].Key.Span.Start - LineStart(text, entries[1].Key.Span.Start);
        var start = LineStart(text, collection.Span.Start);
        for (var i = start; i < collection.Span.Start; i++)
        {
            if (text[i] is not (' ' or '-'))
                throw new EditRefusal("it is laid out in a way that is not edited");
        }

        return collection.Span.Start - start;
    }

    /// <summary>True where a comment stands in the stretch, scalars aside.</summary>
    public static bool HasComment(Node node, SourceSpan span)
    {
        if (node is ScalarNode)
            return false;
        var scalars = new List<SourceSpan>();
        CollectScalars(node, scalars);
        scalars.Sort(static (left, right) => left.Start.CompareTo(right.Start));
        var text = span.File.Text;
        var at = span.Start;
        foreach (var scalar in scalars)
        {
            if (scalar.Start > at && text.IndexOf('#', at, scalar.Start - at) >= 0)
                return true;
            at = Math.Max(at, scalar.End);
        }

        return at < span.End && text.IndexOf('#', at, span.End - at) >= 0;
    }

    private static void CollectScalars(Node node, List<SourceSpan> scalars)
    {
        switch (node)
        {
            case ScalarNode:
                scalars.Add(node.Span);
                break;
            case ListNode list:
                foreach (var item in list.Items)
                    CollectScalars(item, scalars);
                break;
            case MapNode map:
                foreach (var entry in map.Entries)
                {
                    scalars.Add(entry.Key.Span);
                    CollectScalars(entry.Value, scalars);
                }

                break;
        }
    }
}
