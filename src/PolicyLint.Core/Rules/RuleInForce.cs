using PolicyLint.Schemas;

namespace PolicyLint.Rules;

/// <summary>A rule while it is held against one resource after the other: what it demands is read and compiled for the first of them, and then at hand.</summary>
/// <remarks>Safe for use by several threads at once: they find the same demand.</remarks>
public sealed class RuleInForce(Rule rule)
{
    private Demand? _demand;

    public Rule Rule { get; } = rule;

    /// <summary>Which resources it applies to; null for all.</summary>
    public Schema? When => Known.When;

    public Schema Require => Known.Require;

    public bool HasParameters => Known.HasParameters;

    public string Layer => Known.Layer;

    private Demand Known => _demand ??= new Demand(Compiled(Rule.When), Compiled(Rule.Require)!, Rule.Parameters.Count > 0, Rule.Layer);

    private static Schema? Compiled(Schema? schema) => schema is RuleSchemas.Deferred deferred ? deferred.Compiled : schema;

    private sealed record Demand(Schema? When, Schema Require, bool HasParameters, string Layer);
}
