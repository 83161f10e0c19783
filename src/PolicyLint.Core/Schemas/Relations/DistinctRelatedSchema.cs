using System.Collections.Generic;
using PolicyLint.Model;

namespace PolicyLint.Schemas;

/// <summary><c>relatedBy</c> with <c>distinct</c>: no two resources that refer to the judged one agree in all of the named properties.</summary>
internal sealed class DistinctRelatedSchema(string[] types, string[] paths, PropertyStep[][] steps, IReadOnlyList<PropertyDefault> keys) : Schema
{
    private readonly string _names = string.Join(" and ", Names(keys));

    public override Judgment Judge(Value value, Scope scope)
    {
        if (scope.Resource is not { } subject)
            return scope.Unknown(value, "only a resource can be referred to");
        var related = Related(subject, scope);
        var least = scope.Graph.OpenFor(types) is { } open ? scope.Doubt(open.Because) : Judgment.Pass;
        for (var i = 0; i < related.Count; i++)
        {
            for (var j = i + 1; j < related.Count && least.Verdict != Verdict.Fail; j++)
                least = Judgment.Least(least, Compare(related[i], related[j], scope));
        }

        return least;
    }

    private List<Candidate> Related(Resource subject, Scope scope)
    {
        var related = new List<Candidate>();
        foreach (var type in types)
        {
            var candidates = MentionIndex.Of(scope.Graph, type, type + "|" + string.Join("|", paths), steps).MayReferTo(subject);
            for (var i = 0; i < candidates.Count; i++)
            {
                var refers = scope.IsPresent(candidates[i]) ? Refers(candidates[i], subject, scope) : Verdict.Fail;
                if (refers != Verdict.Fail)
                    related.Add(new Candidate(candidates[i], refers));
            }
        }

        return related;
    }

    private Verdict Refers(Resource candidate, Resource subject, Scope scope)
    {
        var greatest = Verdict.Fail;
        Value? doubtful = null;
        for (var i = 0; i < steps.Length && greatest != Verdict.Pass; i++)
            greatest = greatest.Or(PathReferences.Refer(candidate.Properties, steps[i], 0, subject, scope, ref doubtful));
        return greatest;
    }

    private Judgment Compare(Candidate left, Candidate right, Scope scope)
    {
        var same = left.Refers.And(right.Refers);
        for (var i = 0; i < keys.Count && same != Verdict.Fail; i++)
            same = same.And(Same(left.Resource, right.Resource, keys[i], scope));
        return same switch
        {
            Verdict.Fail => Judgment.Pass,
            Verdict.Pass => scope.Missing("'" + left.Resource.LogicalId + "' and '" + right.Resource.LogicalId + "' have the same " + _names),
            _ => scope.Doubt("whether '" + left.Resource.LogicalId + "' and '" + right.Resource.LogicalId + "' have the same " + _names + " is not known"),
        };
    }

    private static Verdict Same(Resource left, Resource right, PropertyDefault key, Scope scope)
    {
        var a = scope.Find(left.Properties, key.Name) ?? key.Default;
        var b = scope.Find(right.Properties, key.Name) ?? key.Default;
        if (a is null || b is null)
            return a is null && b is null ? Verdict.Pass : Verdict.Fail;
        return Equality.Compare(a, b, scope);
    }

    private static IEnumerable<string> Names(IReadOnlyList<PropertyDefault> keys)
    {
        foreach (var key in keys)
            yield return key.Name;
    }

    private sealed record Candidate(Resource Resource, Verdict Refers);
}

/// <summary>A property and what the service makes of its absence; null where absence is only the same as absence.</summary>
internal sealed record PropertyDefault(string Name, Value? Default);
