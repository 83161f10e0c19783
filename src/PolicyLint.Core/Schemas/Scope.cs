using System.Collections.Generic;
using System.Text;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Schemas;

/// <summary>What a judgment may look at beside the value: the scenario, the resource, its world, the rule's parameters.</summary>
public sealed class Scope(IScenario scenario, Resource? resource, ResourceGraph graph, IRuleParameters parameters)
{
    public IScenario Scenario { get; } = scenario;

    /// <summary>The resource that is judged; null where the world itself is.</summary>
    public Resource? Resource { get; } = resource;

    public ResourceGraph Graph { get; } = graph;

    public IRuleParameters Parameters { get; } = parameters;

    /// <summary>The same scenario and world, about another resource.</summary>
    public Scope About(Resource resource) => new(Scenario, resource, Graph, Parameters);

    /// <summary>True where the resource exists in this scenario.</summary>
    public bool IsPresent(Resource resource) => resource.Presence is not { } presence || presence.Holds(Scenario);

    /// <summary>What the value is in this scenario: no choice any more; null where it vanished.</summary>
    /// <remarks>A joined text whose parts are all known becomes a scalar; neighbouring known parts become one.</remarks>
    public Value? Resolve(Value? value)
    {
        while (value is ChoiceValue choice)
            value = choice.In(Scenario);
        return value is JoinedValue joined ? Join(joined) : value;
    }

    /// <summary>The value under the key in this scenario; unknown where the map is open; null where the key is surely absent.</summary>
    public Value? Find(MapValue map, string key) => Resolve(map.Find(key));

    /// <summary>The items of the list that exist in this scenario, resolved.</summary>
    public IReadOnlyList<Value> Items(ListValue list)
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

        return resolved ?? list.Items;
    }

    private Value Join(JoinedValue joined)
    {
        var parts = new List<Value>(joined.Parts.Count);
        var text = new StringBuilder();
        Flatten(joined, parts, text);
        if (parts.Count == 0)
            return new ScalarValue(ScalarKind.String, text.ToString(), joined.Span) { Origin = joined.Origin };
        AddText(joined, parts, text);
        return new JoinedValue(parts, joined.Span) { Origin = joined.Origin };
    }

    private void Flatten(JoinedValue joined, List<Value> parts, StringBuilder text)
    {
        foreach (var part in joined.Parts)
        {
            switch (Resolve(part))
            {
                case null:
                    break;
                case ScalarValue scalar:
                    text.Append(scalar.Text);
                    break;
                case JoinedValue inner:
                    Flatten(inner, parts, text);
                    break;
                case var open:
                    AddText(joined, parts, text);
                    parts.Add(open);
                    break;
            }
        }
    }

    private static void AddText(JoinedValue joined, List<Value> parts, StringBuilder text)
    {
        if (text.Length == 0)
            return;
        parts.Add(new ScalarValue(ScalarKind.String, text.ToString(), joined.Span));
        text.Clear();
    }
}

/// <summary>The parameters a rule declares, with the values in force for the resource that is judged.</summary>
public interface IRuleParameters
{
    /// <summary>The value in force; null where the rule declares no such parameter.</summary>
    Value? Find(string name, Resource? resource);
}
