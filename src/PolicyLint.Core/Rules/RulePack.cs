using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Rules;

/// <summary>Rules chosen for a purpose: the recommended ones, a topic, a framework. Read from a .pack.json, immutable.</summary>
/// <remarks>The file of a shipped pack is read when more than its name is asked.</remarks>
public sealed record RulePack
{
    private readonly Lazy<RulePack>? _whole;

    public RulePack()
    {
    }

    /// <summary>A shipped pack, as far as the index of the shipped files tells.</summary>
    /// <param name="whole">Reads the rest.</param>
    [SetsRequiredMembers]
    internal RulePack(ShippedFile file, Func<RulePack> whole)
    {
        _whole = new Lazy<RulePack>(whole);
        Name = file.Name;
    }

    /// <summary>As settings name it: <c>recommended</c>.</summary>
    public required string Name { get; init; }

    public required string Title { get => field ?? _whole!.Value.Title; init; }

    public string Version { get => field ?? _whole?.Value.Version ?? ""; init; }

    public string Description { get => field ?? _whole?.Value.Description ?? ""; init; }

    public required IReadOnlyList<PackEntry> Entries { get => field ?? _whole!.Value.Entries; init; }

    /// <summary>Values of rule parameters, not yet converted to the parameter's type; settings override them.</summary>
    public IReadOnlyDictionary<string, Value> Parameters { get => field ?? _whole?.Value.Parameters ?? new Dictionary<string, Value>(); init; }

    public required SourceSpan Span { get => _whole is null ? field : _whole.Value.Span; init; }
}

/// <summary>A rule in a pack.</summary>
/// <param name="Rule">The rule's id or name.</param>
/// <param name="Severity">The severity it has in this pack; null for the rule's own.</param>
/// <param name="Controls">The numbers of the framework's controls that the rule serves.</param>
public sealed record PackEntry(string Rule, Severity? Severity, IReadOnlyList<string> Controls, SourceSpan Span);
