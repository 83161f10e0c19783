using System.Collections.Generic;

namespace PolicyLint.Model;

/// <summary>Resources of a world that are read when they are asked for: an account may have more than memory holds.</summary>
public abstract class ResourceSource
{
    /// <summary>The types of which there are resources.</summary>
    public abstract IEnumerable<string> Types { get; }

    /// <summary>Resources of the type, in an order that is always the same. An item may be read anew each time it is asked for.</summary>
    public abstract IReadOnlyList<Resource> OfType(string type);

    /// <summary>Why there may be more resources of the type; null where these are all.</summary>
    public abstract UnknownValue? OpenBecause(string type);
}

/// <summary>A world: the linked stacks that are judged together, and who mentions whom.</summary>
public sealed class ResourceGraph
{
    private static readonly Resource[] None = [];
    private readonly Dictionary<string, List<Resource>> _byType;
    private readonly ResourceSource? _source;
    private readonly UnknownValue? _openBecause;

    public ResourceGraph(IReadOnlyList<Stack> stacks)
    {
        Stacks = stacks;
        _byType = new(System.StringComparer.Ordinal);
        foreach (var stack in stacks)
        {
            foreach (var resource in stack.Resources)
                Add(resource);
            foreach (var resource in stack.Generated)
                Add(resource);
        }
    }

    /// <summary>A world whose resources are not all in memory.</summary>
    /// <param name="stack">The account as a whole: a stack without resources.</param>
    /// <param name="source">The resources.</param>
    public ResourceGraph(Stack stack, ResourceSource source)
        : this([stack]) => _source = source;

    private ResourceGraph(ResourceGraph closed, UnknownValue openBecause)
    {
        Stacks = closed.Stacks;
        _byType = closed._byType;
        _source = closed._source;
        _openBecause = openBecause;
    }

    public IReadOnlyList<Stack> Stacks { get; }

    /// <summary>True where resources are read when they are asked for.</summary>
    public bool IsStored => _source is not null;

    /// <summary>The types of which the world has resources.</summary>
    public IEnumerable<string> Types => _source?.Types ?? _byType.Keys;

    /// <summary>Resources of the type in all stacks of the world, in order; <c>Custom::*</c> stands for every type that begins so.</summary>
    public IReadOnlyList<Resource> OfType(string type)
    {
        if (_source is not null)
            return _source.OfType(type);
        if (_byType.TryGetValue(type, out var list))
            return list;
        return type.Length > 0 && type[type.Length - 1] == '*' ? OfTypesLike(type.Substring(0, type.Length - 1)) : None;
    }

    /// <summary>Why the world may hold more resources of one of the types than we saw; null where these are all.</summary>
    public UnknownValue? OpenFor(string[] types)
    {
        if (OpenBecause is { } open)
            return open;
        for (var i = 0; _source is not null && i < types.Length; i++)
        {
            if (_source.OpenBecause(types[i]) is { } because)
                return because;
        }

        return null;
    }

    /// <summary>The same world, taken to hold more than we see.</summary>
    public ResourceGraph Opened(UnknownValue because) => new(this, because);

    /// <summary>Why the world may hold more resources than we saw; null where it is closed.</summary>
    public UnknownValue? OpenBecause
    {
        get
        {
            if (_openBecause is not null)
                return _openBecause;
            foreach (var stack in Stacks)
            {
                if (stack.OpenBecause is { } because)
                    return because;
            }

            return null;
        }
    }

    private List<Resource> OfTypesLike(string prefix)
    {
        var found = new List<Resource>();
        foreach (var stack in Stacks)
        {
            foreach (var resource in stack.Resources)
            {
                if (resource.Type.StartsWith(prefix, System.StringComparison.Ordinal))
                    found.Add(resource);
            }
        }

        return found;
    }

    private void Add(Resource resource)
    {
        if (!_byType.TryGetValue(resource.Type, out var list))
            _byType[resource.Type] = list = [];
        list.Add(resource);
    }
}
