using System.Collections.Generic;
using PolicyLint.Model;

namespace PolicyLint.Evaluations;

/// <summary>What none of the linked stacks admits.</summary>
internal sealed class WorldConstraint(IReadOnlyList<ScenarioConstraint> parts) : ScenarioConstraint
{
    /// <summary>The constraint of the world; null where anything goes.</summary>
    public static ScenarioConstraint? Of(ResourceGraph world)
    {
        ScenarioConstraint? only = null;
        List<ScenarioConstraint>? parts = null;
        foreach (var stack in world.Stacks)
        {
            if (stack.Constraint is not { } constraint)
                continue;
            if (only is null)
                only = constraint;
            else
                (parts ??= [only]).Add(constraint);
        }

        return parts is null ? only : new WorldConstraint(parts);
    }

    public override bool Admits(IReadOnlyDictionary<Variable, int> assigned)
    {
        foreach (var part in parts)
        {
            if (!part.Admits(assigned))
                return false;
        }

        return true;
    }
}
