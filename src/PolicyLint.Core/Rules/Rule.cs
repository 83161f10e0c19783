using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Schemas;
using PolicyLint.Text;

namespace PolicyLint.Rules;

public enum Severity
{
    Info,
    Warning,
    Error,
}

/// <summary>Whom a rule is about.</summary>
public enum RuleSubject
{
    /// <summary>Each resource of the rule's types.</summary>
    Resource,

    /// <summary>Each template as a whole: its sections. Written <c>"resource": "Template"</c>.</summary>
    Template,

    /// <summary>An account and region as a whole, once for each world. Written <c>"resource": "Account"</c>.</summary>
    Account,

    /// <summary>What users wrote to accept findings: <see cref="LedgerRules"/> alone.</summary>
    Suppression,
}

/// <summary>One demand on resources of some types: when …, require …. Compiled from a .rule.json, immutable.</summary>
/// <remarks>Of a shipped rule only what chooses it is known at first: its file is read when anything else is asked.</remarks>
public sealed record Rule
{
    private readonly ShippedFile? _file;

    public Rule()
    {
    }

    /// <summary>A shipped rule, as far as the index of the shipped files tells.</summary>
    [SetsRequiredMembers]
    internal Rule(ShippedFile file)
    {
        _file = file;
        Id = file.Id;
        Name = file.Name;
        Severity = file.Severity;
        Topic = file.Topic;
        Subject = file.Subject;
        ResourceTypes = file.ResourceTypes;
    }

    /// <summary>Opaque and immortal: <c>PL1504</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The desired state in kebab case; AWS Config's name where it is the same rule.</summary>
    public required string Name { get; init; }

    /// <summary>A sentence about the resources in the present tense.</summary>
    public required string Title { get => field ?? _file!.Rule.Title; init; }

    public required Severity Severity { get; init; }

    /// <summary>The layer of defence in depth: data, application, compute, network, perimeter, identity or physical.</summary>
    public required string Layer { get => field ?? _file!.Rule.Layer; init; }

    /// <summary>The topic the rule belongs to, such as <c>kms</c>; the folder it lies in.</summary>
    public required string Topic { get; init; }

    public required RuleSubject Subject { get; init; }

    /// <summary>The resource types judged; empty unless the subject is <see cref="RuleSubject.Resource"/>.</summary>
    public required IReadOnlyList<string> ResourceTypes { get; init; }

    /// <summary>Which of those resources the demand applies to; null for all.</summary>
    public Schema? When { get => field ?? _file?.Rule.When; init; }

    public required Schema Require { get => field ?? _file!.Rule.Require; init; }

    /// <summary>False while a shipped rule has judged nothing: its schemas are compiled when they are first needed.</summary>
    public bool IsCompiled => IsRead && Require is not RuleSchemas.Deferred { IsCompiled: false };

    /// <summary>False while nobody has asked a shipped rule for more than what chooses it.</summary>
    public bool IsRead => _file is null or { IsRead: true };

    public IReadOnlyList<RuleParameter> Parameters { get => field ?? _file?.Rule.Parameters ?? []; init; }

    /// <summary>Which checks of other tools demand the same, by tool.</summary>
    public IReadOnlyList<Equivalent> SameAs { get => field ??= _file?.Rule.SameAs ?? Rest?.ReadEquivalents() ?? []; init; }

    /// <summary>False where <see cref="SameAs"/> surely has no check with this word for an id or a name: told without reading a shipped rule's file.</summary>
    public bool MayBeSameAs(string check) => _file is null || _file.MayBeSameAs(check);

    public RuleFix? Fix { get => field ??= _file is null ? Rest?.ReadFix() : _file.Rule.Fix; init; }

    /// <summary>Addresses of the documents that the rule's facts come from.</summary>
    public IReadOnlyList<string> References { get => field ??= _file?.Rule.References ?? Rest?.ReadReferences() ?? []; init; }

    /// <summary>True where a verdict depends on other resources than the judged one.</summary>
    public bool NeedsGraph => Schemas is { NeedsGraph: true };

    /// <summary>True where its schemas ask whether other rules hold.</summary>
    public bool BuildsOnRules => Schemas is { AsksRules: true };

    /// <summary>True where it draws a conclusion from the verdicts of other rules: it is judged when they have been.</summary>
    public bool IsConclusion => Schemas is { NeedsVerdicts: true };

    /// <summary>The types of other resources that a verdict may depend on; perhaps more than really count, never fewer.</summary>
    public IReadOnlyCollection<string> RelatedTypes => Schemas?.RelatedTypes ?? [];

    /// <summary>What the rule was read from; null for one that is not written in the rule language.</summary>
    internal RuleSchemas? Schemas { get => field ?? _file?.Rule.Schemas; init; }

    /// <summary>Reads what the file of a shipped rule tells beside its demand, when somebody asks for it; null where all was read at once.</summary>
    internal RuleReader? Rest { get; init; }

    /// <summary>Where the rule was read from.</summary>
    public required SourceSpan Span { get => _file is null ? field : _file.Rule.Span; init; }
}

/// <summary>A parameter that a rule declares; packs, settings, tags and metadata may set it.</summary>
/// <param name="Name">Such as <c>waf.includeInternal</c>; compared without case.</param>
/// <param name="Type"><c>string</c>, <c>number</c>, <c>boolean</c> or <c>list</c> (of strings; comma separated in settings).</param>
/// <param name="Default">The value where nobody sets one; null where it is then unset.</param>
public sealed record RuleParameter(string Name, string Type, Value? Default, string Description);

/// <summary>Checks of one other tool.</summary>
/// <param name="Tool">Such as <c>checkov</c>, <c>aws-config</c>, <c>security-hub</c>.</param>
public sealed record Equivalent(string Tool, IReadOnlyList<string> Ids);

/// <summary>How a finding is mended.</summary>
/// <param name="Text">What to do, in one sentence.</param>
/// <param name="Set">Property paths and the values to write there; empty where the fix cannot be done by a machine.</param>
/// <param name="IsSafe">False where the edit may replace the resource or change what runs.</param>
public sealed record RuleFix(string Text, IReadOnlyList<PropertyEdit> Set, bool IsSafe)
{
    /// <summary>Attributes beside the properties, such as DeletionPolicy, and the values to write there.</summary>
    public IReadOnlyList<PropertyEdit> Attributes { get; init; } = [];

    /// <summary>True where a machine can do it.</summary>
    public bool IsMechanical => Set.Count > 0 || Attributes.Count > 0;
}

/// <summary>A value to write at a property path.</summary>
public sealed record PropertyEdit(string Path, Node Value);
