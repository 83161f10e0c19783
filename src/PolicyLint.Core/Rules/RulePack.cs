using System.Collections.Generic;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Rules;

/// <summary>Rules chosen for a purpose: the recommended ones, a topic, a framework. Read from a .pack.json, immutable.</summary>
public sealed record RulePack
{
    /// <summary>As settings name it: <c>recommended</c>.</summary>
    public required string Name { get; init; }

    public required string Title { get; init; }

    public string Version { get; init; } = "";

    public string Description { get; init; } = "";

    public required IReadOnlyList<PackEntry> Entries { get; init; }

    /// <summary>Values of rule parameters, not yet converted to the parameter's type; settings override them.</summary>
    public IReadOnlyDictionary<string, Value> Parameters { get; init; } = new Dictionary<string, Value>();

    public required SourceSpan Span { get; init; }
}

/// <summary>A rule in a pack.</summary>
/// <param name="Rule">The rule's id or name.</param>
/// <param name="Severity">The severity it has in this pack; null for the rule's own.</param>
/// <param name="Controls">The numbers of the framework's controls that the rule serves.</param>
public sealed record PackEntry(string Rule, Severity? Severity, IReadOnlyList<string> Controls, SourceSpan Span);
