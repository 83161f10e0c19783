using System;
using System.Collections.Generic;
using System.Text;
using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Level2;

/// <summary>What level 2 constructs make, as data: Tables/, one file for each of the CDK's modules, each of which says where its facts come from.</summary>
/// <remarks>A program uses a few constructs of the hundreds: each is read when it is first asked for. Several threads may ask.</remarks>
internal sealed class Level2Table
{
    /// <summary>What the names of the embedded files begin with.</summary>
    private const string Folder = "Level2/";

    private static readonly Lazy<Level2Table> Loaded = new(static () => new Level2Table());

    private readonly Dictionary<string, Level2Construct> _constructs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PostponedNode> _shapes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PostponedNode> _bindings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PostponedNode> _grants = new(StringComparer.Ordinal);

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

    /// <summary>A template that several constructs use, by its name.</summary>
    public MapNode? Shape(string name) => _shapes.TryGetValue(name, out var found) ? (MapNode)found.Read() : null;

    /// <summary>What binding an object of the jsii type to a construct does; null where that is not known.</summary>
    public ListNode? Binding(string typeName) => _bindings.TryGetValue(typeName, out var found) ? (ListNode)found.Read() : null;

    /// <summary>The permissions that a method of the construct gives, as effects; null where that is not known.</summary>
    public ListNode? Grant(string className, string method) => _grants.TryGetValue(className, out var found) ? ((MapNode)found.Read()).Find(method) as ListNode : null;

    private void Load(string name)
    {
        using var stream = typeof(Level2Table).Assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        var length = stream.Read(bytes, 0, bytes.Length);
        var root = (MapNode)JsonReader.ReadOutline(new SourceFile(name, Encoding.UTF8.GetString(bytes, 0, length)).Whole);
        foreach (var entry in Entries(root, "constructs"))
            _constructs[entry.Key.Text] = new Level2Construct(entry.Key.Text, (PostponedNode)entry.Value, this);
        Add(root, "shapes", _shapes);
        Add(root, "grants", _grants);
        Add(root, "bindings", _bindings);
    }

    private static void Add(MapNode root, string key, Dictionary<string, PostponedNode> into)
    {
        foreach (var entry in Entries(root, key))
            into[entry.Key.Text] = (PostponedNode)entry.Value;
    }

    private static IReadOnlyList<MapEntry> Entries(MapNode root, string key) => root.Find(key) is PostponedNode map ? ((MapNode)map.ReadOutline()).Entries : [];
}
