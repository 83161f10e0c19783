using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Schemas;

namespace PolicyLint.Cli.Graphs;

/// <summary>A resource that another one mentions.</summary>
/// <param name="Properties">The properties that mention it, in their order.</param>
/// <param name="IsDependency">True where nothing but <c>DependsOn</c> does.</param>
internal sealed record Mention(Resource Target, IReadOnlyList<string> Properties, bool IsDependency);

/// <summary>Whom a resource mentions, in any scenario: by reference, inside of texts, by physical name or ARN, and by DependsOn.</summary>
internal sealed class Mentions
{
    // Names are compared with every resource of the world: in worlds beyond this only references are drawn.
    private const int MostCompared = 400;
    private const string DependsOn = "DependsOn";

    private readonly Resource _from;
    private readonly IReadOnlyList<Resource> _named;
    private readonly Scope _scope;
    private readonly List<Resource> _order = [];
    private readonly Dictionary<Resource, List<string>> _properties = [];

    private Mentions(Resource from, ResourceGraph world)
    {
        _from = from;
        _scope = new Scope(AnyScenario.Instance, from, world, NoParameters.Instance);
        var all = new List<Resource>();
        foreach (var stack in world.Stacks)
            all.AddRange(stack.Resources);
        _named = all.Count <= MostCompared ? all : [];
    }

    /// <summary>In the order of the properties; each resource once.</summary>
    public static IEnumerable<Mention> Of(Resource from, ResourceGraph world)
    {
        var mentions = new Mentions(from, world);
        foreach (var entry in from.Properties.Entries)
            mentions.Walk(entry.Value, entry.Key);
        mentions.AddDependencies();
        foreach (var target in mentions._order)
        {
            var properties = mentions._properties[target];
            yield return new Mention(target, properties, properties.Count == 1 && properties[0] == DependsOn);
        }
    }

    private void Walk(Value value, string property)
    {
        switch (value)
        {
            case ReferenceValue reference when reference.Target is { } target:
                Add(target.Written, property);
                break;
            case ChoiceValue choice:
                foreach (var alternative in choice.Alternatives)
                    Walk(alternative, property);
                break;
            case JoinedValue joined:
                foreach (var part in joined.Parts)
                    Walk(part, property);
                break;
            case ListValue list:
                foreach (var item in list.Items)
                    Walk(item, property);
                break;
            case MapValue map:
                foreach (var entry in map.Entries)
                    Walk(entry.Value, property);
                break;
            case ScalarValue { Kind: ScalarKind.String } scalar:
                AddNamed(scalar, property);
                break;
        }
    }

    private void AddNamed(ScalarValue text, string property)
    {
        if (!MayName(text.Text))
            return;
        foreach (var resource in _named)
        {
            if (!ReferenceEquals(resource, _from) && References.Refers(text, resource, _scope) == Verdict.Pass)
                Add(resource, property);
        }
    }

    // A path such as alias/orders ends like the name of a bucket, and means something else.
    private static bool MayName(string text) =>
        text.Length > 1 && (text[0] == '/' || text.StartsWith("arn:", StringComparison.Ordinal) || text.StartsWith("https:", StringComparison.Ordinal) || !text.Contains('/', StringComparison.Ordinal));

    private void AddDependencies()
    {
        var written = _from.Attributes.Find(DependsOn);
        IReadOnlyList<Value> ids = written is ListValue list ? list.Items : written is null ? [] : [written];
        foreach (var id in ids)
        {
            if (id is ScalarValue scalar && _from.Stack.Find(scalar.Text) is { } target && !_properties.ContainsKey(target))
                Add(target, DependsOn);
        }
    }

    private void Add(Resource target, string property)
    {
        if (!_properties.TryGetValue(target, out var properties))
        {
            _properties[target] = properties = [];
            _order.Add(target);
        }

        if (!properties.Contains(property))
            properties.Add(property);
    }

    /// <summary>Any scenario will do: what choices hide is seen by walking their alternatives.</summary>
    private sealed class AnyScenario : IScenario
    {
        public static readonly AnyScenario Instance = new();

        public int Choose(Variable variable) => 0;
    }

    private sealed class NoParameters : IRuleParameters
    {
        public static readonly NoParameters Instance = new();

        public Value? Find(string name, Resource? resource, IScenario scenario) => null;
    }
}
