using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.CloudFormation.Linking;

/// <summary>What a stack takes from others: outputs of the stacks it nests, exports it imports. Filled when the templates of a run are linked.</summary>
/// <remarks>Values read before that look here when they are resolved, so that templates can be read in any order.</remarks>
public sealed class StackLinks
{
    private readonly Dictionary<string, Stack> _nested = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Value> _imports = new(StringComparer.Ordinal);
    private readonly HashSet<string> _imported = new(StringComparer.Ordinal);

    /// <summary>The names of exports that the stack imports, as far as they are known.</summary>
    public IEnumerable<string> Imported => _imported;

    /// <summary>The stack that the resource deploys is this one.</summary>
    public void Nest(string logicalId, Stack stack) => _nested[logicalId] = stack;

    /// <summary>The export of that name is this value of another stack.</summary>
    public void Import(string name, Value value) => _imports[name] = value;

    internal void NoteImport(string name) => _imported.Add(name);

    internal Value? ImportedValue(string name) => _imports.TryGetValue(name, out var value) ? value : null;

    /// <summary>The value of a nested stack's output; null where the stack is not known or has no such output.</summary>
    internal Value? OutputOf(string logicalId, string output, IScenario scenario) =>
        _nested.TryGetValue(logicalId, out var stack)
        && scenario.Resolve(stack.Sections.Find("Outputs")) is MapValue outputs
        && scenario.Resolve(outputs.Find(output)) is MapValue found
            ? found.Find("Value")
            : null;

    /// <summary>What the stack exports: the names that are known, and the values.</summary>
    public static IEnumerable<KeyValuePair<string, Value>> ExportsOf(Stack stack)
    {
        if (stack.Sections.Find("Outputs") is not MapValue outputs)
            yield break;
        foreach (var output in outputs.Entries)
        {
            if (output.Value is MapValue map && map.Find("Value") is { } value
                && map.Find("Export") is MapValue export && export.Find("Name") is ScalarValue { Kind: ScalarKind.String } name)
                yield return new KeyValuePair<string, Value>(name.Text, value);
        }
    }
}
