using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Schemas.Policies;
using PolicyLint.Text;

namespace PolicyLint.Schemas;

/// <summary>What a judgment may look at beside the value: the scenario, the resource, its world, the rule's parameters.</summary>
public sealed class Scope(IScenario scenario, Resource? resource, ResourceGraph graph, IRuleParameters parameters)
{
    private PolicyMemo? _policies;
    private bool _asksVerdictAlone;

    private Scope(Scope from, Resource about)
        : this(from.Scenario, about, from.Graph, from.Parameters)
    {
        Judged = from.Judged;
        Layers = from.Layers;
        _policies = from.Policies;
        _asksVerdictAlone = from._asksVerdictAlone;
    }

    public IScenario Scenario { get; } = scenario;

    /// <summary>The resource that is looked at; null where the world itself is.</summary>
    public Resource? Resource { get; } = resource;

    /// <summary>The resource that the rule is held against, however far relations have led from it.</summary>
    public Resource? Judged { get; } = resource;

    public ResourceGraph Graph { get; } = graph;

    /// <summary>Those of the rule that is held against the resource: the next rule has others.</summary>
    public IRuleParameters Parameters { get; internal set; } = parameters;

    /// <summary>What the other rules came to, by layer; null while they are still being judged.</summary>
    public IReadOnlyList<LayerVerdicts>? Layers { get; init; }

    /// <summary>What was read of policies in this scenario.</summary>
    internal PolicyMemo Policies
    {
        get => _policies ??= new PolicyMemo();
        init => _policies = value;
    }

    /// <summary>False while only a verdict is asked for: then judgments need neither place nor reason.</summary>
    internal bool AsksWhy => !_asksVerdictAlone;

    /// <summary>The same scenario and world, about another resource.</summary>
    public Scope About(Resource resource) => new(this, resource);

    /// <summary>True where the resource exists in this scenario.</summary>
    public bool IsPresent(Resource resource) => resource.Presence is not { } presence || presence.Holds(Scenario);

    /// <summary>What the value is in this scenario: no choice any more; null where it vanished.</summary>
    /// <remarks>A joined text whose parts are all known becomes a scalar; neighbouring known parts become one.</remarks>
    public Value? Resolve(Value? value) => value is { MustBeResolved: true } ? Scenario.Resolve(value) : value;

    /// <summary>The value under the key in this scenario; unknown where the map is open; null where the key is surely absent.</summary>
    public Value? Find(MapValue map, string key) => Resolve(map.Find(key));

    /// <summary>Whether the map has the key in this scenario, and what is there; where that is unknown, the value says why.</summary>
    public Verdict Look(MapValue map, string key, out Value? value)
    {
        value = Find(map, key);
        return value switch
        {
            null => Verdict.Fail,
            UnknownValue unknown when unknown.MayVanish || ReferenceEquals(unknown, map.OpenBecause) => Verdict.Unknown,
            _ => Verdict.Pass,
        };
    }

    /// <summary>The items of the list that exist in this scenario, resolved.</summary>
    public Sequence<Value> Items(ListValue list)
    {
        List<Value>? resolved = null;
        for (var i = 0; i < list.Items.Count; i++)
        {
            var item = list.Items[i];
            var now = Resolve(item);
            if (resolved is null && !ReferenceEquals(now, item))
            {
                resolved = new List<Value>(list.Items.Count);
                for (var j = 0; j < i; j++)
                    resolved.Add(list.Items[j]);
            }

            if (resolved is not null && now is not null)
                resolved.Add(now);
        }

        return resolved is null ? list.Items : new Sequence<Value>(resolved);
    }

    /// <summary>The verdict alone, for whoever does not pass the judgment on. Who then wants to know why holds the value against the schema again.</summary>
    /// <remarks>Most judgments are asked for in conditions, and told by nobody.</remarks>
    public Verdict Ask(Schema schema, Value value)
    {
        var outside = _asksVerdictAlone;
        _asksVerdictAlone = true;
        try
        {
            return schema.Judge(value, this).Verdict;
        }
        finally
        {
            _asksVerdictAlone = outside;
        }
    }

    /// <summary>A judgment that was made beforehand, as far as it is asked for.</summary>
    internal Judgment Say(Judgment known) => AsksWhy ? known : Judgment.Bare(known.Verdict);

    /// <inheritdoc cref="Judgment.Fail(Value, string)"/>
    public Judgment Fail(Value value, string because) => AsksWhy ? Judgment.Fail(value, because) : Judgment.Bare(Verdict.Fail);

    /// <inheritdoc cref="Judgment.Fail(SourceSpan, string)"/>
    public Judgment Fail(SourceSpan span, string because) => AsksWhy ? Judgment.Fail(span, because) : Judgment.Bare(Verdict.Fail);

    /// <inheritdoc cref="Judgment.Missing(string)"/>
    public Judgment Missing(string because) => AsksWhy ? Judgment.Missing(because) : Judgment.Bare(Verdict.Fail);

    /// <inheritdoc cref="Judgment.Doubt(string)"/>
    public Judgment Doubt(string because) => AsksWhy ? Judgment.Doubt(because) : Judgment.Bare(Verdict.Unknown);

    /// <inheritdoc cref="Judgment.Unknown(UnknownValue)"/>
    public Judgment Unknown(UnknownValue value) => AsksWhy ? Judgment.Unknown(value) : Judgment.Bare(Verdict.Unknown);

    /// <inheritdoc cref="Judgment.Unknown(Value, string)"/>
    public Judgment Unknown(Value value, string because) => AsksWhy ? Judgment.Unknown(value, because) : Judgment.Bare(Verdict.Unknown);

    /// <inheritdoc cref="Judgment.Unknown(SourceSpan, string)"/>
    public Judgment Unknown(SourceSpan span, string because) => AsksWhy ? Judgment.Unknown(span, because) : Judgment.Bare(Verdict.Unknown);
}

/// <summary>The parameters a rule declares, with the values in force for the resource that is judged.</summary>
public interface IRuleParameters
{
    /// <summary>The value in force; null where the rule declares no such parameter.</summary>
    /// <param name="scenario">Settles what the resource's tags and metadata leave to conditions.</param>
    Value? Find(string name, Resource? resource, IScenario scenario);
}
