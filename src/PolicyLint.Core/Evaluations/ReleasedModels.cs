using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Evaluations;

/// <summary>Lets go of the values that findings were made from: what reports show of a stack is a fraction of what its model takes.</summary>
internal sealed class ReleasedModels
{
    private readonly Dictionary<Stack, Stack> _stacks = [];
    private readonly Dictionary<Resource, Resource> _resources = [];

    /// <summary>The same findings about resources that know their names and places, and nothing of their properties.</summary>
    public StackEvaluations Of(StackEvaluations found) => found with
    {
        Stack = Of(found.Stack),
        Evaluations = new PackedEvaluations(found.Stack, found.Evaluations, this),
    };

    /// <summary>The same evaluation of the released resource; its fingerprint is made now, where it has one.</summary>
    public Evaluation Of(Evaluation evaluation) => evaluation with
    {
        Stack = Of(evaluation.Stack),
        Resource = Of(evaluation.Resource),
        OtherEnd = Of(evaluation.OtherEnd),
        Identity = evaluation.Identity is null ? null : new FindingIdentity.Settled(evaluation.Fingerprint),
    };

    /// <summary>A stack of that name without resources.</summary>
    public Stack Of(Stack stack)
    {
        if (!_stacks.TryGetValue(stack, out var released))
            _stacks[stack] = released = new Stack(stack.File) { NestedIn = Of(stack.NestedIn) };
        return released;
    }

    /// <summary>A resource of that name without properties; null for null.</summary>
    public Resource? Of(Resource? resource)
    {
        if (resource is null)
            return null;
        if (!_resources.TryGetValue(resource, out var released))
        {
            var nothing = new MapValue(Sequence<PropertyEntry>.None, resource.Span);
            _resources[resource] = released = new Resource(Of(resource.Stack), resource.LogicalId, resource.Type, nothing, resource.Span)
            {
                Attributes = nothing,
                MadeFrom = Of(resource.MadeFrom),
            };
        }

        return released;
    }
}
