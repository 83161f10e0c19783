using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.CloudFormation.Linking;

/// <summary>A value that another stack gives, where that stack is known; otherwise what it is without it.</summary>
internal sealed class LinkedValue(Func<IScenario, Value?> linked, Value unlinked, OriginKind origin, string name) : ChoiceValue(unlinked.Span)
{
    // Stacks that pass a value to each other in a circle cannot be deployed; here the circle must end.
    [ThreadStatic]
    private static int _depth;

    public override IEnumerable<Value> Alternatives => [In(StaticScenario.Instance) ?? unlinked];

    public override Value? In(IScenario scenario)
    {
        if (_depth >= DocumentLimits.Depth)
            return new UnknownValue(UnknownCause.Limit, "stacks pass this value on without end", name, Span);
        _depth++;
        try
        {
            return linked(scenario) is { } found
                ? Relocation.To(Span, found, new Origin(origin, name, found.Span))
                : unlinked;
        }
        finally
        {
            _depth--;
        }
    }

    /// <summary>For walks that only ask who is mentioned: the first option of everything.</summary>
    private sealed class StaticScenario : IScenario
    {
        public static readonly StaticScenario Instance = new();

        public int Choose(Variable variable) => 0;
    }
}
