using System;
using System.Collections.Generic;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Scenarios;
using PolicyLint.Schemas;

namespace PolicyLint.Evaluations;

/// <summary>
/// The identity of a finding: a hash of rule, logical path, property path, meaning of the value at fault and the case in which it fails. It
/// survives moved lines, renamed files, reordered resources and CDK's changing hash suffixes; it changes when the violation does.
/// </summary>
public static class Fingerprints
{
    private const char Separator = '\u001f';
    private const int Bytes = 16;

    /// <summary>The fingerprint, in 32 hexadecimal digits; equal findings in one resource have equal ones until they are numbered.</summary>
    /// <param name="choices">The scenario in which the rule says so.</param>
    /// <param name="named">What of it makes the difference; null where the rule says so in every case.</param>
    internal static FindingIdentity Of(
        Rule rule, Stack stack, Resource? resource, PropertyPath? path, IReadOnlyList<ScenarioChoice> choices, IReadOnlyList<ScenarioChoice>? named = null) =>
        new FindingInProperties(rule, stack, resource, path, choices, named);

    private static string Hashed(
        Rule rule, Stack stack, Resource? resource, PropertyPath? path, IReadOnlyList<ScenarioChoice> choices, IReadOnlyList<ScenarioChoice>? named)
    {
        var text = new StringBuilder(rule.Id).Append(Separator);
        AppendLogicalPath(text, stack, resource);
        text.Append(Separator);
        var canonical = new CanonicalText(text, new SettledScenario(choices));
        canonical.AppendPath(Root(stack, resource, path), path);
        if (named is not null)
            AppendCase(text, named);
        return Hash(text.ToString());
    }

    /// <summary>The fingerprint of a finding about what was written beside the resource's values.</summary>
    internal static FindingIdentity Of(Rule rule, Stack stack, Resource? resource, string meaning)
    {
        var text = new StringBuilder(rule.Id).Append(Separator);
        AppendLogicalPath(text, stack, resource);
        return new FindingIdentity.Settled(Hash(text.Append(Separator).Append(meaning).ToString()));
    }

    /// <summary>Where fingerprints occur more than once, hashes an ordinal into them, in an order that does not depend on the resources'.</summary>
    /// <remarks>Only findings of one rule in resources of one name can have the same; no others are asked for theirs.</remarks>
    internal static List<Evaluation> Numbered(List<Evaluation> evaluations)
    {
        var numbered = new List<Evaluation>(evaluations);
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        var groups = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < numbered.Count; i++)
        {
            if (numbered[i].Identity is null)
                continue;
            var key = numbered[i].Rule.Id + Separator + (numbered[i].Resource is { } resource ? LogicalIds.WithoutHash(resource.LogicalId) : "");
            if (groups.TryGetValue(key, out var group))
                group.Add(i);
            else if (first.TryGetValue(key, out var other))
                groups[key] = [other, i];
            else
                first.Add(key, i);
        }

        foreach (var group in groups.Values)
            Number(numbered, group);
        return numbered;
    }

    private static void Number(List<Evaluation> evaluations, List<int> group)
    {
        group.Sort((left, right) => Compare(evaluations[left], evaluations[right]));
        var previous = "";
        var ordinal = 0;
        foreach (var at in group)
        {
            var fingerprint = evaluations[at].Fingerprint;
            ordinal = fingerprint == previous ? ordinal + 1 : 0;
            previous = fingerprint;
            if (ordinal > 0)
            {
                var hash = Hash(fingerprint + Separator + ordinal.ToString(CultureInfo.InvariantCulture));
                evaluations[at] = evaluations[at] with { Identity = new FindingIdentity.Settled(hash) };
            }
        }
    }

    private static int Compare(Evaluation left, Evaluation right)
    {
        var order = string.CompareOrdinal(left.Fingerprint, right.Fingerprint);
        if (order == 0)
            order = string.CompareOrdinal(left.Resource?.LogicalId, right.Resource?.LogicalId);
        return order != 0 ? order : EvaluationOrder.Compare(left, right);
    }

    // What fails in one case only and was accepted is not accepted in all of them.
    private static void AppendCase(StringBuilder text, IReadOnlyList<ScenarioChoice> named)
    {
        var phrases = new List<string>(named.Count);
        foreach (var choice in named)
            phrases.Add(choice.Option.Phrase);
        phrases.Sort(string.CompareOrdinal);
        foreach (var phrase in phrases)
            text.Append(Separator).Append(phrase);
    }

    // The ids of the stacks that it is nested in, the outermost first, and its own.
    private static void AppendLogicalPath(StringBuilder text, Stack stack, Resource? resource)
    {
        if (stack.NestedIn is { } deployer)
        {
            AppendLogicalPath(text, deployer.Stack, deployer);
            text.Append('/');
        }

        if (resource is not null)
            text.Append(LogicalIds.WithoutHash(resource.LogicalId));
    }

    // A path begins among the properties, unless it is about what stands beside them.
    private static MapValue Root(Stack stack, Resource? resource, PropertyPath? path)
    {
        if (resource is null)
            return stack.Sections;
        return path is not null && resource.Properties.Find(path.Key) is null && resource.Attributes.Find(path.Key) is not null
            ? resource.Attributes
            : resource.Properties;
    }

    private static string Hash(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
#if NET
        var hash = SHA256.HashData(bytes);
#else
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(bytes);
#endif
        var digits = new char[Bytes * 2];
        for (var i = 0; i < Bytes; i++)
        {
            digits[2 * i] = "0123456789abcdef"[hash[i] >> 4];
            digits[(2 * i) + 1] = "0123456789abcdef"[hash[i] & 15];
        }

        return new string(digits);
    }

    /// <summary>A finding about a value among the properties; hashed when somebody asks.</summary>
    private sealed class FindingInProperties(
        Rule rule, Stack stack, Resource? resource, PropertyPath? path, IReadOnlyList<ScenarioChoice> choices, IReadOnlyList<ScenarioChoice>? named) : FindingIdentity
    {
        protected override string Make() => Hashed(rule, stack, resource, path, choices, named);
    }

    /// <summary>A scenario that is over: what it did not come to decide is the likeliest, and asking changes nothing.</summary>
    private sealed class SettledScenario(IReadOnlyList<ScenarioChoice> choices) : IScenario
    {
        public int Choose(Variable variable)
        {
            for (var i = 0; i < choices.Count; i++)
            {
                if (ReferenceEquals(choices[i].Variable, variable))
                    return choices[i].Index;
            }

            return 0;
        }
    }
}
