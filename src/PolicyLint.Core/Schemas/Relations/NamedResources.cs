using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using PolicyLint.Model;

namespace PolicyLint.Schemas;

/// <summary>Which resources of a type a text may name: made once for a world that is too large to ask everybody.</summary>
internal sealed class NamedResources
{
    private static readonly ConditionalWeakTable<ResourceGraph, Dictionary<string, Lazy<NamedResources>>> ByGraph = new();

    private readonly IReadOnlyList<Resource> _all;
    private readonly NameIndex _names = new();
    private readonly List<int> _always = [];

    private NamedResources(IReadOnlyList<Resource> all)
    {
        _all = all;
        var names = new List<string>();
        var number = 0;
        foreach (var resource in all)
        {
            names.Clear();
            if (!PhysicalNames.TryAll(resource, names))
                _always.Add(number);
            foreach (var name in names)
                _names.AddName(name, number);
            number++;
        }
    }

    /// <summary>The resources of the type that the text may name, in order; all of them where the world is in memory anyway.</summary>
    public static IReadOnlyList<Resource> MayBeIn(Value text, string type, ResourceGraph graph)
    {
        var all = graph.OfType(type);
        if (!graph.IsStored || text is not ScalarValue scalar || (type == "AWS::KMS::Key" && scalar.Text.IndexOf("alias/", StringComparison.Ordinal) >= 0))
            return all;
        var indexes = ByGraph.GetValue(graph, static _ => new Dictionary<string, Lazy<NamedResources>>(StringComparer.Ordinal));
        Lazy<NamedResources>? index;
        lock (indexes)
        {
            if (!indexes.TryGetValue(type, out index))
                indexes[type] = index = new Lazy<NamedResources>(() => new NamedResources(all));
        }

        return index.Value.Find(scalar.Text);
    }

    private Resource[] Find(string text)
    {
        var numbers = new List<int>(_always);
        _names.FindText(text, numbers);
        var distinct = Ascending.Distinct(numbers);
        var found = new Resource[distinct.Length];
        for (var i = 0; i < found.Length; i++)
            found[i] = _all[distinct[i]];
        return found;
    }
}
