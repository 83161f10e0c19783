using System.Collections.Generic;
using System.Linq;
using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.Model;

/// <summary>One template, CDK stack or account snapshot: the scope in which logical ids are unique.</summary>
/// <remarks>Built in two steps, because its resources' values refer back to it: <see cref="Seal"/> ends the building.</remarks>
/// <param name="file">Where it is written.</param>
/// <param name="capacity">How many resources are expected.</param>
public sealed class Stack(SourceFile file, int capacity = 0)
{
    private readonly Dictionary<string, Resource> _byId = new(capacity, System.StringComparer.Ordinal);
    private readonly List<Resource> _resources = new(capacity);
    private readonly List<Resource> _generated = [];

    public SourceFile File { get; } = file;

    /// <summary>The resource of another stack that deploys this one; null for a stack that is deployed by itself.</summary>
    public Resource? NestedIn { get; init; }

    /// <summary>In the order they were written.</summary>
    public IReadOnlyList<Resource> Resources => _resources;

    /// <summary>What a transform makes of the written resources, in their order: the functions, roles and stages of a SAM template.</summary>
    /// <remarks>One that keeps the logical id of the resource it is made from stands beside it: the id goes on to mean the written one.</remarks>
    public IReadOnlyList<Resource> Generated => _generated;

    /// <summary>The template's top-level <c>Metadata</c> section.</summary>
    public MapValue Metadata { get; private set; } = new(Sequence<PropertyEntry>.None, file.Whole);

    /// <summary>The template itself as something to judge: its <c>Parameters</c>, <c>Outputs</c>, <c>Mappings</c>, <c>Metadata</c> as a map.</summary>
    public MapValue Sections { get; private set; } = new(Sequence<PropertyEntry>.None, file.Whole);

    /// <summary>Why the stack may hold more resources than we saw (a macro, code that we do not follow); null where these are all.</summary>
    public UnknownValue? OpenBecause { get; private set; }

    public ScenarioConstraint? Constraint { get; private set; }

    public Resource? Find(string logicalId) => _byId.TryGetValue(logicalId, out var found) ? found : null;

    /// <summary>The resource of that logical id that is of one of the types, written or generated; else the written one.</summary>
    public Resource? Find(string logicalId, string[] types)
    {
        var found = Find(logicalId);
        if (found is null || System.Array.IndexOf(types, found.Type) >= 0)
            return found;
        foreach (var made in _generated)
        {
            if (made.LogicalId == logicalId && System.Array.IndexOf(types, made.Type) >= 0)
                return made;
        }

        return found;
    }

    public void AddGenerated(Resource resource)
    {
        _generated.Add(resource);
        if (!_byId.ContainsKey(resource.LogicalId))
            _byId[resource.LogicalId] = resource;
    }

    public void Add(Resource resource)
    {
        _resources.Add(resource);
        _byId[resource.LogicalId] = resource;
    }

    public void Seal(MapValue metadata, MapValue sections, UnknownValue? openBecause, ScenarioConstraint? constraint)
    {
        Metadata = metadata;
        Sections = sections;
        OpenBecause = openBecause;
        Constraint = constraint;
    }

    public IEnumerable<Resource> OfType(string type) => _resources.Where(r => r.Type == type);
}
