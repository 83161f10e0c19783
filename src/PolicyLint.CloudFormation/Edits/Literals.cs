using System.Collections.Generic;
using PolicyLint.Documents;

namespace PolicyLint.CloudFormation.Edits;

/// <summary>Values in which nothing is computed and nothing comes from elsewhere.</summary>
internal static class Literals
{
    /// <summary>True for plain values written inside the outer node.</summary>
    public static bool IsLiteral(Node node, Node outer)
    {
        if (!Layout.Holds(outer, node))
            return false;
        switch (node)
        {
            case ListNode list:
                foreach (var item in list.Items)
                {
                    if (!IsLiteral(item, outer))
                        return false;
                }

                return true;
            case MapNode map:
                foreach (var entry in map.Entries)
                {
                    if (entry.Key.Text is "Ref" || entry.Key.Text.StartsWith("Fn::", System.StringComparison.Ordinal) || !IsLiteral(entry.Value, outer))
                        return false;
                }

                return true;
            default:
                return true;
        }
    }

    public static bool Contain(IReadOnlyList<Node> nodes, Node wanted)
    {
        foreach (var node in nodes)
        {
            if (AreEqual(node, wanted))
                return true;
        }

        return false;
    }

    /// <summary>True where both say the same, kinds of scalars aside.</summary>
    public static bool AreEqual(Node left, Node right)
    {
        switch (left, right)
        {
            case (ScalarNode one, ScalarNode other):
                return one.Text == other.Text;
            case (ListNode one, ListNode other) when one.Items.Count == other.Items.Count:
                for (var i = 0; i < one.Items.Count; i++)
                {
                    if (!AreEqual(one.Items[i], other.Items[i]))
                        return false;
                }

                return true;
            case (MapNode one, MapNode other) when one.Entries.Count == other.Entries.Count:
                foreach (var entry in one.Entries)
                {
                    if (other.Find(entry.Key.Text) is not { } counterpart || !AreEqual(entry.Value, counterpart))
                        return false;
                }

                return true;
            default:
                return false;
        }
    }
}
