using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.CloudFormation.Edits;

/// <summary>The way from a document's root to a place in it.</summary>
internal static class NodePath
{
    /// <summary>The slots on the way to the scalar that is written at the place, the outermost first; null where there is none.</summary>
    public static List<Slot>? To(Node root, SourceSpan place)
    {
        var path = new List<Slot>();
        return Find(root, place, path) ? path : null;
    }

    private static bool Find(Node node, SourceSpan place, List<Slot> path)
    {
        if (node is MapNode map)
        {
            foreach (var entry in map.Entries)
            {
                if (Enter(new Slot(map, entry.Key, entry.Value), place, path))
                    return true;
            }
        }
        else if (node is ListNode list)
        {
            foreach (var item in list.Items)
            {
                if (Enter(new Slot(list, null, item), place, path))
                    return true;
            }
        }

        return false;
    }

    private static bool Enter(Slot slot, SourceSpan place, List<Slot> path)
    {
        if (slot.IsMerged || slot.IsAlias || place.Start < slot.Value.Span.Start || place.End > slot.Value.Span.End)
            return false;
        path.Add(slot);
        if (slot.Value is ScalarNode || Find(slot.Value, place, path))
            return true;
        path.RemoveAt(path.Count - 1);
        return false;
    }
}
