using System.Collections.Generic;
using System.Linq;
using PolicyLint.Documents;

namespace PolicyLint.Rules.Tests.Rewritings;

/// <summary>A value of a resource: a property, a property of a property, an item.</summary>
/// <param name="Outer">The place around it; null for all properties of a resource.</param>
/// <param name="Key">The property's name, <see cref="Item"/>, or the resource's type for all its properties.</param>
/// <param name="Resource">The resource's logical id.</param>
/// <param name="Node">What stands there, as it was written.</param>
internal sealed record Place(Place? Outer, string Key, string Resource, Node Node)
{
    public const string Item = "[]";

    /// <summary>All resources of the template.</summary>
    public required MapNode Resources { get; init; }

    public bool IsItem => Key == Item;

    /// <summary>The type and the way from the resource's properties, without positions of items.</summary>
    public string Path => Outer is null ? Key : Outer.Path + "/" + Key;

    public Place At(string key, Node node) => new(this, key, Resource, node) { Resources = Resources };

    /// <summary>True inside a policy document.</summary>
    public bool IsInPolicy => Around.Any(place => IsPolicy(place.Node));

    /// <summary>The type of the resource; null where there is no such resource.</summary>
    public string? TypeOf(string resource) => Resources.Find(resource) is MapNode map && map.Find("Type") is ScalarNode type ? type.Text : null;

    /// <summary>True inside of the property.</summary>
    public bool IsBelow(string key) => Around.Any(place => place.Key == key);

    /// <summary>True for a map with statements that allow or deny.</summary>
    public static bool IsPolicy(Node node) => node is MapNode map && map.Find("Statement") is { } statements && HasEffect(statements);

    public override string ToString() => $"{Resource}:{Path}";

    private static bool HasEffect(Node node) => node switch
    {
        ListNode list => list.Items.Any(HasEffect),
        MapNode map when NewNodes.IsIntrinsic(map) => HasEffect(map.Entries[0].Value),
        MapNode map => map.Find("Effect") is not null,
        _ => false,
    };

    private IEnumerable<Place> Around
    {
        get
        {
            for (var place = this; place is not null; place = place.Outer)
                yield return place;
        }
    }
}
