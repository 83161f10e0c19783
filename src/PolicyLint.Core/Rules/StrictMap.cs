using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.Rules;

/// <summary>A map with a fixed set of keys, as rule and pack files are made of: everything unexpected is a problem with its place.</summary>
internal sealed class StrictMap
{
    private readonly string _what;
    private readonly ICollection<Problem> _problems;

    public StrictMap(MapNode node, string what, string[] keys, ICollection<Problem> problems)
    {
        Node = node;
        _what = what;
        _problems = problems;
        foreach (var entry in node.Entries)
        {
            if (Array.IndexOf(keys, entry.Key.Text) < 0)
                Report(entry.Key, what + " has no '" + entry.Key.Text + "'" + Spelling.DidYouMean(entry.Key.Text, keys));
        }
    }

    public MapNode Node { get; }

    /// <summary>The file's root, which is a map; null, and reported, where it is something else or cannot be read.</summary>
    /// <param name="postponed">Keys under which maps and lists are not read yet.</param>
    public static MapNode? Root(SourceFile file, ICollection<Problem> problems, params string[] postponed)
    {
        try
        {
            var root = JsonReader.Read(file, problems, postponed);
            if (root is MapNode map)
                return map;
            problems.Add(new Problem(root.Span, "the file holds a map"));
        }
        catch (MalformedDocumentException exception)
        {
            problems.Add(exception.ToProblem());
        }

        return null;
    }

    public Node? Find(string key) => Node.Find(key);

    /// <summary>The value under a key that has to be there.</summary>
    public Node? Require(string key)
    {
        var found = Node.Find(key);
        if (found is null)
            _problems.Add(new Problem(Node.Span, _what + " has a '" + key + "'; it is missing"));
        return found;
    }

    /// <summary>The text under a key that has to be there.</summary>
    public string? Text(string key) => Require(key) is { } node ? TextOf(key, node) : null;

    /// <summary>The text under a key that may be missing.</summary>
    public string? OptionalText(string key) => Find(key) is { } node ? TextOf(key, node) : null;

    public bool? Flag(string key)
    {
        var node = Find(key);
        if (node is ScalarNode { Kind: ScalarKind.Boolean } flag)
            return flag.Text == "true";
        if (node is not null)
            Report(node, "'" + key + "' is true or false");
        return null;
    }

    /// <summary>A text under a key that has to be there, and is one of these.</summary>
    public string? OneOf(string key, string[] words)
    {
        var text = Text(key);
        if (text is null || Array.IndexOf(words, text) >= 0)
            return text;
        Report(Find(key)!, "'" + key + "' is one of " + string.Join(", ", words) + Spelling.DidYouMean(text, words));
        return null;
    }

    /// <summary>One text or a list of texts.</summary>
    public string[] Texts(Node node, string what)
    {
        if (node is not ListNode list)
            return TextOf(node) is { } single ? [single] : None(node, what);
        var texts = new List<string>(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (TextOf(item) is { } text)
                texts.Add(text);
            else
                Report(item, "each of " + what + " is a text");
        }

        return [.. texts];
    }

    /// <summary>The map under a key that may be missing.</summary>
    public StrictMap? Child(string key, params string[] keys) => Find(key) is { } node ? Child(node, "'" + key + "'", keys) : null;

    /// <summary>A map inside this one; null, and reported, where it is something else.</summary>
    public StrictMap? Child(Node node, string what, params string[] keys)
    {
        if (node is MapNode map)
            return new StrictMap(map, what, keys, _problems);
        Report(node, what + " is a map");
        return null;
    }

    private string[] None(Node node, string what)
    {
        Report(node, what + " is a text");
        return [];
    }

    private string? TextOf(string key, Node node)
    {
        var text = TextOf(node);
        if (text is null)
            Report(node, "'" + key + "' is a text");
        return text;
    }

    private static string? TextOf(Node node) => node is ScalarNode { Kind: ScalarKind.String } scalar ? scalar.Text : null;

    private void Report(Node at, string message) => _problems.Add(new Problem(at.Span, message));
}
