using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Level2;

/// <summary>What level 2 constructs make, as data: Tables/, one file for each of the CDK's modules, each of which says where its facts come from.</summary>
/// <remarks>
/// A program uses a few constructs of the hundreds: the file of a module is read when one of its constructs is first asked for, the construct itself
/// then. Shapes, bindings and constructs that are not the CDK's own may stand in any file: all are read where those read so far do not have them.
/// Several threads may ask.
/// </remarks>
internal sealed class Level2Table
{
    /// <summary>What the names of the embedded files begin and end with.</summary>
    private const string Folder = "Level2/";
    private const string Extension = ".json";

    /// <summary>What the names of most modules begin with, and the names of their files do not.</summary>
    private const string ModulePrefix = "aws_";

    /// <summary>The file of constructs that are in no module.</summary>
    private const string CoreFile = "core";

    /// <summary>The file of what methods permit.</summary>
    private const string GrantsFile = "grants";

    /// <summary>Stands in place of a module where something is no construct of the CDK's, but a part of one.</summary>
    private const string NoModule = "custom";

    private readonly object _reading = new();
    private readonly HashSet<string> _read = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Level2Construct> _constructs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PostponedNode> _shapes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PostponedNode> _bindings = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PostponedNode> _grants = new(StringComparer.Ordinal);
    private bool _isWhole;

    private Level2Table()
    {
    }

    public static Level2Table Shipped { get; } = new();

    /// <summary>The construct of that jsii name; null where the table has none.</summary>
    public Level2Construct? Find(string className)
    {
        lock (_reading)
        {
            if (_constructs.TryGetValue(className, out var found))
                return found;
            if (FileOf(className) is { } file)
                Read(file);
            else
                ReadAll();
            return _constructs.TryGetValue(className, out found) ? found : null;
        }
    }

    /// <summary>A template that several constructs use, by its name.</summary>
    public MapNode? Shape(string name) => (MapNode?)FindAnywhere(_shapes, name);

    /// <summary>What binding an object of the jsii type to a construct does; null where that is not known.</summary>
    public ListNode? Binding(string typeName) => (ListNode?)FindAnywhere(_bindings, typeName);

    /// <summary>The permissions that a method of the construct gives, as effects; null where that is not known.</summary>
    public ListNode? Grant(string className, string method)
    {
        lock (_reading)
        {
            Read(GrantsFile);
            return _grants.TryGetValue(className, out var found) ? ((MapNode)found.Read()).Find(method) as ListNode : null;
        }
    }

    private Node? FindAnywhere(Dictionary<string, PostponedNode> entries, string name)
    {
        lock (_reading)
        {
            if (!entries.ContainsKey(name))
                ReadAll();
            return entries.TryGetValue(name, out var found) ? found.Read() : null;
        }
    }

    private static string? FileOf(string className)
    {
        var dot = className.IndexOf('.');
        if (dot < 0)
            return CoreFile;
        var module = className.Substring(0, dot);
        return module == NoModule ? null : module.StartsWith(ModulePrefix, StringComparison.Ordinal) ? module.Substring(ModulePrefix.Length) : module;
    }

    private void ReadAll()
    {
        if (_isWhole)
            return;
        _isWhole = true;
        foreach (var name in typeof(Level2Table).Assembly.GetManifestResourceNames())
        {
            if (name.StartsWith(Folder, StringComparison.Ordinal))
                Read(name.Substring(Folder.Length, name.Length - Folder.Length - Extension.Length));
        }
    }

    // Most modules have no file.
    private void Read(string file)
    {
        if (_read.Add(file) && EmbeddedFile.Find(typeof(Level2Table).Assembly, Folder + file + Extension) is { } embedded)
            Add((MapNode)JsonReader.ReadOutline(new SourceFile(file, embedded.Text).Whole));
    }

    private void Add(MapNode root)
    {
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
