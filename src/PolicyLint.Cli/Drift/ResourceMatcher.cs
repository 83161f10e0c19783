using System.Collections.Generic;
using PolicyLint.Cli.CommandLine;
using PolicyLint.Cli.Judging;
using PolicyLint.Evaluations;
using PolicyLint.Model;
using PolicyLint.Schemas;

namespace PolicyLint.Cli.Drift;

/// <summary>A template's resource and what it is deployed as.</summary>
/// <param name="Item">The item that records it; null where none was found.</param>
/// <param name="Deployed">The recorded resource: the item's own, or one recorded with it.</param>
/// <param name="How">How it was found, or why it was not, as a clause.</param>
internal sealed record ResourceMatch(Resource Template, DeployedItem? Item, Resource? Deployed, string How);

/// <summary>Finds the recorded resources of a template: by what the user says, by CloudFormation's tags, by physical names.</summary>
/// <param name="given">Logical ids and what they are deployed as: ids, names or ARNs.</param>
/// <param name="stackName">The deployed stack; null for any.</param>
internal sealed class ResourceMatcher(IReadOnlyList<DeployedItem> items, IReadOnlyDictionary<string, string> given, string? stackName)
{
    private const string LogicalIdTag = "aws:cloudformation:logical-id";
    private const string StackNameTag = "aws:cloudformation:stack-name";

    /// <summary>A match for each resource, in their order.</summary>
    /// <exception cref="UsageException">The user named an item that is not there.</exception>
    public List<ResourceMatch> Match(IReadOnlyList<Resource> resources)
    {
        var matches = new List<ResourceMatch>(resources.Count);
        foreach (var resource in resources)
            matches.Add(Find(resource));
        for (var i = 0; i < matches.Count; i++)
        {
            if (matches[i].Item is null && FindBeside(matches[i].Template, matches) is { } beside)
                matches[i] = beside;
        }

        return matches;
    }

    private ResourceMatch Find(Resource resource)
    {
        if (given.TryGetValue(resource.LogicalId, out var id))
        {
            foreach (var item in items)
            {
                if (item.IsNamed(id))
                    return new ResourceMatch(resource, item, item.Resource, "as given");
            }

            throw new UsageException($"'{resource.LogicalId}' is said to be '{id}', but no such {resource.Type} is recorded");
        }

        return ByTags(resource) ?? ByName(resource) ?? new ResourceMatch(resource, null, null, "nothing recorded carries its logical id as a tag, or its name");
    }

    private ResourceMatch? ByTags(Resource resource)
    {
        var found = new List<DeployedItem>();
        foreach (var item in items)
        {
            if (item.Resource.Type == resource.Type && Tag(item, LogicalIdTag) == resource.LogicalId && (stackName is null || Tag(item, StackNameTag) == stackName))
                found.Add(item);
        }

        return found.Count switch
        {
            0 => null,
            1 => new ResourceMatch(resource, found[0], found[0].Resource, "by its tags"),
            _ => new ResourceMatch(resource, null, null, $"{found.Count} recorded resources carry its logical id; --stack names the stack"),
        };
    }

    private ResourceMatch? ByName(Resource resource)
    {
        if (PhysicalNameProperty.Of(resource.Type) is not { } property || TextOf(resource.Properties.Find(property)) is not { } name)
            return null;
        DeployedItem? found = null;
        foreach (var item in items)
        {
            if (item.Resource.Type != resource.Type || !(item.IsNamed(name) || TextOf(item.Resource.Properties.Find(property)) == name))
                continue;
            if (found is not null)
                return new ResourceMatch(resource, null, null, $"several recorded resources are named '{name}'; --map {resource.LogicalId}=ID names the one");
            found = item;
        }

        return found is null ? null : new ResourceMatch(resource, found, found.Resource, "by its name");
    }

    // What AWS Config records with another resource is found by way of that one: a bucket's policy with the bucket.
    private ResourceMatch? FindBeside(Resource resource, List<ResourceMatch> matches)
    {
        foreach (var entry in resource.Properties.Entries)
        {
            var value = LikeliestScenario.Instance.Resolve(entry.Value);
            IReadOnlyList<Value> values = value is ListValue list ? list.Items : value is null ? [] : [value];
            foreach (var one in values)
            {
                foreach (var item in Candidates(LikeliestScenario.Instance.Resolve(one), matches))
                {
                    if (item.CompanionOf(resource.Type) is { } companion)
                        return new ResourceMatch(resource, item, companion, $"with {item.Identity.Name ?? item.Identity.Id}");
                }
            }
        }

        return null;
    }

    private IEnumerable<DeployedItem> Candidates(Value? value, List<ResourceMatch> matches)
    {
        if (value is ReferenceValue reference)
        {
            foreach (var match in matches)
            {
                if (match.Item is not null && match.Template.LogicalId == reference.LogicalId)
                    yield return match.Item;
            }
        }
        else if (value is ScalarValue name)
        {
            foreach (var item in items)
            {
                if (item.IsNamed(name.Text))
                    yield return item;
            }
        }
    }

    private static string? Tag(DeployedItem item, string name) => TextOf(Tags.Find(item.Resource, name, LikeliestScenario.Instance));

    private static string? TextOf(Value? value) => value is not null && LikeliestScenario.Instance.Resolve(value) is ScalarValue scalar ? scalar.Text : null;
}
