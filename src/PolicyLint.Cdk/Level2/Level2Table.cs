using System;
using System.Collections.Generic;
using System.IO;
using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Level2;

/// <summary>What level 2 constructs make, as data: Tables/, one file for each of the CDK's modules, each of which says where its facts come from.</summary>
internal sealed class Level2Table
{
    /// <summary>What the names of the embedded files begin with.</summary>
    private const string Folder = "Level2/";

    private static readonly Lazy<Level2Table> Loaded = new(static () => new Level2Table());

    private readonly Dictionary<string, Level2Construct> _constructs = new(StringComparer.Ordinal);

    private Level2Table()
    {
        foreach (var name in typeof(Level2Table).Assembly.GetManifestResourceNames())
        {
            if (name.StartsWith(Folder, StringComparison.Ordinal))
                Load(name);
        }
    }

    public static Level2Table Shipped => Loaded.Value;

    /// <summary>The construct of that jsii name; null where the table has none.</summary>
    public Level2Construct? Find(string className) => _constructs.TryGetValue(className, out var found) ? found : null;

    private void Load(string name)
    {
        using var stream = typeof(Level2Table).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        var root = (MapNode)JsonReader.Read(new SourceFile(name, reader.ReadToEnd()), new List<Problem>());
        foreach (var entry in ((MapNode)root.Find("constructs")!).Entries)
            _constructs[entry.Key.Text] = new Level2Construct((MapNode)entry.Value);
    }
}

/// <summary>What one level 2 construct makes.</summary>
internal sealed class Level2Construct
{
    private readonly MapNode _node;
    private readonly HashSet<string> _followed = new(StringComparer.Ordinal) { "RemovalPolicy" };

    public Level2Construct(MapNode node)
    {
        _node = node;
        foreach (var resource in ((ListNode)node.Find("resources")!).Items)
            Resources.Add((MapNode)resource);
        CollectFollowed(node);
        foreach (var ignored in (node.Find("ignores") as ListNode)?.Items ?? [])
            _followed.Add(((ScalarNode)ignored).Text);
    }

    public List<MapNode> Resources { get; } = [];

    /// <summary>True where the table knows what the property does.</summary>
    public bool Follows(string property) => _followed.Contains(property);

    /// <summary>The attribute that a member gives, empty for the reference itself; null for members that the table does not know.</summary>
    public string? MemberOf(string name) => ((_node.Find("members") as MapNode)?.Find(name) as ScalarNode)?.Text;

    /// <summary>Where a method adds its statement; null for other methods.</summary>
    public MapNode? StatementOf(string method) => (_node.Find("statements") as MapNode)?.Find(method) as MapNode;

    /// <summary>True where the method only gives somebody else permissions.</summary>
    public bool IsGrant(string method) => Lists("grants", method);

    /// <summary>True where the property changes more than the table says.</summary>
    public bool Opens(string property) => Lists("opens", property);

    /// <summary>True where the construct that the property names is changed by it.</summary>
    public bool OpensTarget(string property) => Lists("opensTargets", property);

    /// <summary>True for methods that change nothing that a rule could ask about.</summary>
    public bool IsHarmless(string method) => Lists("harmless", method);

    /// <summary>A text that a method makes of an attribute and its argument; null for other methods.</summary>
    public MapNode? TextOf(string method) => (_node.Find("texts") as MapNode)?.Find(method) as MapNode;

    private bool Lists(string key, string name)
    {
        foreach (var item in (_node.Find(key) as ListNode)?.Items ?? [])
        {
            if (((ScalarNode)item).Text == name)
                return true;
        }

        return false;
    }

    private void CollectFollowed(Node node)
    {
        if (node is ListNode list)
        {
            foreach (var item in list.Items)
                CollectFollowed(item);
        }
        else if (node is MapNode map)
        {
            foreach (var entry in map.Entries)
            {
                if (entry.Key.Text == "$")
                    _followed.Add(((ScalarNode)entry.Value).Text.Split('.')[0]);
                CollectFollowed(entry.Value);
            }
        }
    }
}
