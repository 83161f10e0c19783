using System;
using System.Collections.Generic;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Schemas;
using PolicyLint.Text;

namespace PolicyLint.Evaluations;

/// <summary>
/// The values of one rule's parameters. Asked in this order: the resource's metadata, its tags, the template's metadata, the
/// settings, the pack, the rule's default.
/// </summary>
/// <param name="report">Hears of values that have another type than the rule declares; they are passed over.</param>
public sealed class RuleParameters(Rule rule, Stack stack, ParameterValues values, Action<Problem> report) : IRuleParameters
{
    /// <summary>For rules that declare none.</summary>
    public static readonly IRuleParameters None = new NoParameters();

    private readonly IReadOnlyList<RuleParameter> _declared = rule.Parameters;

    /// <summary>The rule that declares them.</summary>
    public Rule Rule { get; } = rule;

    public Value? Find(string name, Resource? resource, IScenario scenario)
    {
        if (Declaration(name) is not { } parameter)
            return null;
        if (resource is not null && OfResource(parameter, resource, scenario) is { } ofResource)
            return ofResource;
        if (Convert(parameter, PolicyLintMetadata.Find((resource?.Stack ?? stack).Metadata, parameter.Name)) is { } ofTemplate)
            return ofTemplate;
        // The settings' own check reports a wrong type there: once for the file, not once for each resource.
        return values.Find(parameter) ?? parameter.Default;
    }

    private Value? OfResource(RuleParameter parameter, Resource resource, IScenario scenario) =>
        Convert(parameter, scenario.Resolve(PolicyLintMetadata.Find(PolicyLintMetadata.Of(resource), parameter.Name)))
        ?? Convert(parameter, Tags.Find(resource, parameter.Name, scenario));

    private Value? Convert(RuleParameter parameter, Value? written)
    {
        if (written is null)
            return null;
        var converted = ParameterConversion.Convert(written, parameter.Type);
        if (converted is null)
            report(new Problem(written.Span, ParameterConversion.Complaint(parameter.Name, parameter.Type, written)));
        return converted;
    }

    private RuleParameter? Declaration(string name)
    {
        for (var i = 0; i < _declared.Count; i++)
        {
            if (string.Equals(_declared[i].Name, name, StringComparison.OrdinalIgnoreCase))
                return _declared[i];
        }

        return null;
    }

    private sealed class NoParameters : IRuleParameters
    {
        public Value? Find(string name, Resource? resource, IScenario scenario) => null;
    }
}
