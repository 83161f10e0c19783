using System.Collections.Generic;
using PolicyLint.Documents;

namespace PolicyLint.CloudFormation.Edits;

/// <summary>Which nodes stand at several places of a document, by aliases: who edits one edits all of them.</summary>
internal sealed class SharedNodes
{
    private readonly HashSet<Node> _seen = [];
    private readonly HashSet<Node> _shared = [];

    public SharedNodes(Document document)
    {
        if (document.Format == DocumentFormat.Yaml && document.File.Text.IndexOf('*') >= 0 && document.File.Text.IndexOf('&') >= 0)
            Visit(document.Root);
    }

    public bool Contains(Node node) => _shared.Contains(node);

    private void Visit(Node node)
    {
        if (!_seen.Add(node))
        {
            _shared.Add(node);
            return;
        }

        if (node is ListNode list)
        {
            foreach (var item in list.Items)
                Visit(item);
        }
        else if (node is MapNode map)
        {
            foreach (var entry in map.Entries)
                Visit(entry.Value);
        }
    }
}
