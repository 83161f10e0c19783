using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Schemas;

/// <summary>Which resources of a type may refer to a resource through a path, in any scenario: made once for a world, so that nobody asks everybody.</summary>
internal sealed class MentionIndex
{
    private static readonly ConditionalWeakTable<ResourceGraph, Dictionary<string, Lazy<MentionIndex>>> ByGraph = new();
    private static readonly Resource[] None = [];

    // Where a world is read from a store, looking at everybody for everybody would never end.
    private const int MostAlways = 64;

    private readonly IReadOnlyList<Resource> _all;

    // Numbers of resources, ascending, as they are looked at one after the other.
    private readonly Dictionary<Resource, List<int>> _byTarget = [];
    private readonly List<int> _always = [];
    private readonly List<int> _literal = [];
    private readonly List<int> _alias = [];
    private readonly NameIndex? _names;

    private MentionIndex(IReadOnlyList<Resource> all, PropertyStep[][] paths, bool isStored)
    {
        _all = all;
        _names = isStored ? new NameIndex() : null;
        // In a row and not by number: whoever keeps some of a store's resources need not keep these.
        var number = 0;
        foreach (var resource in all)
        {
            foreach (var path in paths)
                Collect(resource.Properties, path, 0, number);
            number++;
        }
    }

    public static MentionIndex Of(ResourceGraph graph, string type, string key, PropertyStep[][] paths)
    {
        var indexes = ByGraph.GetValue(graph, static _ => new Dictionary<string, Lazy<MentionIndex>>(StringComparer.Ordinal));
        Lazy<MentionIndex>? index;
        lock (indexes)
        {
            if (!indexes.TryGetValue(key, out index))
                indexes[key] = index = Postponed(graph, type, paths);
        }

        return index.Value;
    }

    // One thread makes it and the others wait: a store is not read twice.
    private static Lazy<MentionIndex> Postponed(ResourceGraph graph, string type, PropertyStep[][] paths) =>
        new(() => new MentionIndex(graph.OfType(type), paths, graph.IsStored));

    /// <summary>In the order in which they were written.</summary>
    public IReadOnlyList<Resource> MayReferTo(Resource resource)
    {
        if (_names is not null)
            return Stored(resource);
        var hasName = MayBeNamed(resource);
        if (!_byTarget.TryGetValue(Named(resource), out var direct) && _always.Count == 0 && (!hasName || _literal.Count == 0))
            return None;
        var numbers = new List<int>(_always);
        if (direct is not null)
            numbers.AddRange(direct);
        if (hasName)
            numbers.AddRange(_literal);
        var distinct = Ascending.Distinct(numbers);
        var found = new Resource[distinct.Length];
        for (var i = 0; i < found.Length; i++)
            found[i] = _all[distinct[i]];
        return found;
    }

    /// <summary>True where so many may refer to anything that not all of them are looked at.</summary>
    public bool IsCutShort => _names is not null && _always.Count > MostAlways;

    private Resource[] Stored(Resource resource)
    {
        var numbers = _always.Count > MostAlways ? _always.GetRange(0, MostAlways) : new List<int>(_always);
        var names = new List<string>();
        if (!PhysicalNames.TryAll(resource, names))
            numbers.AddRange(_literal);
        foreach (var name in names)
            _names!.FindName(name, numbers);
        if (resource.Type == "AWS::KMS::Key")
            numbers.AddRange(_alias);
        var distinct = Ascending.Distinct(numbers);
        var found = new Resource[distinct.Length];
        for (var i = 0; i < found.Length; i++)
            found[i] = _all[distinct[i]];
        return found;
    }

    private void CollectText(string text, int number)
    {
        Ascending.Append(_literal, number);
        if (_names is null)
            return;
        _names.AddText(text, number);
        if (text.IndexOf("alias/", StringComparison.Ordinal) >= 0)
            Ascending.Append(_alias, number);
    }

    /// <summary>What a reference to the resource's logical id leads to.</summary>
    private static Resource Named(Resource resource) => resource.Stack.Find(resource.LogicalId) ?? resource;

    private static bool MayBeNamed(Resource resource) => resource.Type == "AWS::KMS::Key" || PhysicalNames.MayBeNamed(resource);

    private void Collect(Value value, PropertyStep[] path, int step, int number)
    {
        switch (value)
        {
            case ChoiceValue choice:
                foreach (var alternative in choice.Alternatives)
                    Collect(alternative, path, step, number);
                return;
            case UnknownValue:
                Ascending.Append(_always, number);
                return;
        }

        if (step == path.Length)
            CollectEnd(value, number);
        else
            CollectStep(value, path, step, number);
    }

    private void CollectStep(Value value, PropertyStep[] path, int step, int number)
    {
        switch (path[step].Kind, value)
        {
            case (StepKind.Property, MapValue map):
                if (map.Find(path[step].Key) is { } found)
                    Collect(found, path, step + 1, number);
                break;
            case (StepKind.Values, MapValue map):
                CollectEntries(map, path, step + 1, number);
                break;
            case (StepKind.Items, ListValue list):
                CollectItems(list, path, step + 1, number);
                break;
            case (StepKind.Items, _):
                Collect(value, path, step + 1, number);
                break;
            case (_, ReferenceValue):
                Ascending.Append(_always, number);
                break;
        }
    }

    private void CollectEnd(Value value, int number)
    {
        switch (value)
        {
            case ReferenceValue reference:
                CollectReference(reference, number);
                break;
            case JoinedValue joined:
                foreach (var part in joined.Parts)
                    Collect(part, [], 0, number);
                Ascending.Append(_literal, number);
                break;
            case ScalarValue { Kind: ScalarKind.String } text:
                CollectText(text.Text, number);
                break;
            case ListValue list:
                CollectItems(list, [], 0, number);
                break;
            case MapValue map:
                CollectEntries(map, [], 0, number);
                break;
        }
    }

    private void CollectItems(ListValue list, PropertyStep[] path, int step, int number)
    {
        if (list.IsOpen)
            Ascending.Append(_always, number);
        foreach (var item in list.Items)
            Collect(item, path, step, number);
    }

    private void CollectEntries(MapValue map, PropertyStep[] path, int step, int number)
    {
        if (map.IsOpen)
            Ascending.Append(_always, number);
        foreach (var entry in map.Entries)
            Collect(entry.Value, path, step, number);
    }

    private void CollectReference(ReferenceValue reference, int number)
    {
        if (reference.IsPseudoParameter)
            return;
        if (reference.Target is not { } target || PhysicalNames.StandsFor(target) is not null || PhysicalNames.IsOpaque(target))
            Ascending.Append(_always, number);
        if (reference.Target is not { } known)
            return;
        if (!_byTarget.TryGetValue(known, out var numbers))
            _byTarget[known] = numbers = [];
        Ascending.Append(numbers, number);
    }
}
