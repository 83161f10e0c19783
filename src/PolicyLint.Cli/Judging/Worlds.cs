using System.Collections.Generic;
using PolicyLint.Model;

namespace PolicyLint.Cli.Judging;

/// <summary>A stack to judge, in its world.</summary>
internal sealed record JudgedStack(TemplateInput Judged, Stack Stack, ResourceGraph World);

/// <summary>Which templates of a run belong to one world.</summary>
internal static class Worlds
{
    /// <summary>The stacks to judge, in the order of their files.</summary>
    public static List<JudgedStack> Link(IReadOnlyList<TemplateInput> inputs)
    {
        var judged = new List<JudgedStack>(inputs.Count);
        foreach (var input in inputs)
        {
            if (input.Stack is { } stack)
                judged.Add(new JudgedStack(input, stack, new ResourceGraph([stack])));
        }

        return judged;
    }
}
