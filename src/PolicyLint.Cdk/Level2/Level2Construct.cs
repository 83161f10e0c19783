using System;
using System.Collections.Generic;
using PolicyLint.Documents;

namespace PolicyLint.Cdk.Level2;

/// <summary>What one level 2 construct makes, has and does. What it does not say itself, the construct that it extends says.</summary>
internal sealed class Level2Construct(string className, PostponedNode written, Level2Table table)
{
    private HashSet<string>? _followed;

    /// <summary>The resources that stand directly in the construct; the first one stands for it.</summary>
    public Sequence<Node> Resources => Items("resources");

    /// <summary>Constructs that the construct makes inside of itself or beside it.</summary>
    public Sequence<Node> Children => Items("constructs");

    /// <summary>What else making the construct does.</summary>
    public ListNode? Effects => Find("effects") as ListNode;

    /// <summary>Whoever is given permissions in place of the construct; null where it is itself a principal, or none.</summary>
    public Node? Principal => Find("principal");

    private MapNode Map => (MapNode)written.Read();

    private Level2Construct? Extended => Map.Find("extends") is ScalarNode name ? table.Find(name.Text) : null;

    /// <summary>True where the table knows what the property does.</summary>
    public bool Follows(string property) => className.StartsWith("custom.", StringComparison.Ordinal) || (_followed ??= CollectFollowed()).Contains(property);

    /// <summary>What a member gives: the name of an attribute, empty for the reference itself, or a template; null for members that the table does not know.</summary>
    public Node? MemberOf(string name) => In("members", name);

    /// <summary>What a method does; null for methods that the table does not know.</summary>
    public MapNode? MethodOf(string name) => In("methods", name) as MapNode;

    /// <summary>Where a method adds its statement; null for other methods.</summary>
    public MapNode? StatementOf(string method) => In("statements", method) as MapNode;

    /// <summary>The permissions that a method gives, as effects; null for methods that are not known to give any.</summary>
    public ListNode? GrantsOf(string method) => table.Grant(className, method) ?? Extended?.GrantsOf(method);

    /// <summary>True where the method only gives somebody else permissions, and which ones is not known.</summary>
    public bool IsGrant(string method) => Lists("grants", method);

    /// <summary>True where the property changes more than the table says.</summary>
    public bool Opens(string property) => Lists("opens", property);

    /// <summary>True where the construct that the property names is changed by it.</summary>
    public bool OpensTarget(string property) => Lists("opensTargets", property);

    /// <summary>True for methods that change nothing that a rule could ask about.</summary>
    public bool IsHarmless(string method) => Lists("harmless", method);

    /// <summary>A text that a method makes of an attribute and its argument; null for other methods.</summary>
    public MapNode? TextOf(string method) => In("texts", method) as MapNode;

    private Node? Find(string key) => Map.Find(key) ?? Extended?.Find(key);

    private Node? In(string key, string name) => (Map.Find(key) as MapNode)?.Find(name) ?? Extended?.In(key, name);

    private Sequence<Node> Items(string key) => Find(key) is ListNode list ? list.Items : default;

    private bool Lists(string key, string name)
    {
        foreach (var item in (Map.Find(key) as ListNode)?.Items ?? [])
        {
            if (((ScalarNode)item).Text == name)
                return true;
        }

        return Extended?.Lists(key, name) == true;
    }

    private HashSet<string> CollectFollowed()
    {
        var followed = new HashSet<string>(StringComparer.Ordinal) { "RemovalPolicy" };
        for (var at = this; at is not null; at = at.Extended)
            at.Collect(followed);
        return followed;
    }

    private void Collect(HashSet<string> followed)
    {
        foreach (var part in new[] { "resources", "constructs", "effects" })
            FollowedProperties.Collect(Map.Find(part), true, followed);
        foreach (var ignored in (Map.Find("ignores") as ListNode)?.Items ?? [])
            followed.Add(((ScalarNode)ignored).Text);
    }
}

/// <summary>Which properties a template asks for.</summary>
internal static class FollowedProperties
{
    /// <summary>The key under which a shape lists properties that it does not ask for and that change nothing in it.</summary>
    public const string Ignored = "$ignores";

    /// <summary>Collects the names of the subject's properties that the template reads.</summary>
    /// <param name="isOwn">True where the subject is the one asked about; inside of <c>each</c> and <c>shape</c> only paths from the root are.</param>
    public static void Collect(Node? node, bool isOwn, HashSet<string> followed)
    {
        if (node is ListNode list)
        {
            foreach (var item in list.Items)
                Collect(item, isOwn, followed);
        }
        else if (node is MapNode map)
        {
            foreach (var entry in map.Entries)
            {
                if (entry.Key.Text == "$shape" && entry.Value is ScalarNode shape)
                    Collect(Level2Table.Shipped.Shape(shape.Text), isOwn, followed);
                else if (entry.Key.Text == Ignored)
                    AddAll((ListNode)entry.Value, followed);
                else if (entry.Key.Text is "$" or "$has" or "of" or "bind" && entry.Value is ScalarNode path)
                    Add(path.Text, isOwn, followed);
                else if (entry.Key.Text == "$has" && entry.Value is ListNode paths)
                    AddEach(paths, isOwn, followed);
                else
                    Collect(entry.Value, isOwn && entry.Key.Text is not ("each" or "shape"), followed);
            }
        }
    }

    private static void AddEach(ListNode paths, bool isOwn, HashSet<string> followed)
    {
        foreach (var path in paths.Items)
            Add(((ScalarNode)path).Text, isOwn, followed);
    }

    private static void AddAll(ListNode names, HashSet<string> followed)
    {
        foreach (var name in names.Items)
            followed.Add(((ScalarNode)name).Text);
    }

    private static void Add(string path, bool isOwn, HashSet<string> followed)
    {
        if (path.StartsWith("/", StringComparison.Ordinal))
            followed.Add(path.Substring(1).Split('.')[0]);
        else if (isOwn && !path.StartsWith("@", StringComparison.Ordinal))
            followed.Add(path.Split('.')[0]);
    }
}
