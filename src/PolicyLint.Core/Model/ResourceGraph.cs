using System.Collections.Generic;

namespace PolicyLint.Model;

/// <summary>A world: the linked stacks that are judged together, and who mentions whom.</summary>
public sealed class ResourceGraph
{
    private static readonly Resource[] None = [];
    private readonly Dictionary<string, List<Resource>> _byType;
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

    private ResourceGraph(ResourceGraph closed, UnknownValue openBecause)
    {
        Stacks = closed.Stacks;
        _byType = closed._byType;
        _openBecause = openBecause;
    }

    public IReadOnlyList<Stack> Stacks { get; }

    /// <summary>The types of which the world has resources.</summary>
    public IEnumerable<string> Types => _byType.Keys;

    /// <summary>Resources of the type in all stacks of the world, in order; <c>Custom::*</c> stands for every type that begins so.</summary>
    public IReadOnlyList<Resource> OfType(string type)
    {
        if (_byType.TryGetValue(type, out var list))
            return list;
        return type.Length > 0 && type[type.Length - 1] == '*' ? OfTypesLike(type.Substring(0, type.Length - 1)) : None;
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
