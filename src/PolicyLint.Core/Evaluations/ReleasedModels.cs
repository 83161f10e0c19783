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
    public StackEvaluations Of(StackEvaluations found)
    {
        var evaluations = new Evaluation[found.Evaluations.Count];
        for (var i = 0; i < evaluations.Length; i++)
            evaluations[i] = Of(found.Evaluations[i]);
        return found with { Stack = Of(found.Stack), Evaluations = evaluations };
    }

    private Evaluation Of(Evaluation evaluation) => evaluation with
    {
        Stack = Of(evaluation.Stack),
        Resource = Of(evaluation.Resource),
        OtherEnd = Of(evaluation.OtherEnd),
        Identity = evaluation.Identity is null ? null : new FindingIdentity.Settled(evaluation.Fingerprint),
    };

    private Stack Of(Stack stack)
    {
        if (!_stacks.TryGetValue(stack, out var released))
            _stacks[stack] = released = new Stack(stack.File) { NestedIn = Of(stack.NestedIn) };
        return released;
    }

    private Resource? Of(Resource? resource)
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
