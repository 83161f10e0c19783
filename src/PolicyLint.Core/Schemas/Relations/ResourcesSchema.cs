using PolicyLint.Model;

namespace PolicyLint.Schemas;

/// <summary>What relations have in common: some, every or no resource of the world, and why the answer is what it is.</summary>
/// <param name="types">The resource types.</param>
/// <param name="demand">How many have to satisfy what.</param>
/// <param name="forbidden">What is said of a resource that must not be there at all, behind its name.</param>
internal abstract class ResourcesSchema(string[] types, Quantified demand, string forbidden) : Schema
{
    protected string[] Types { get; } = types;

    protected Quantified Demand { get; } = demand;

    /// <summary>The judgment where no resource is left that could decide it.</summary>
    protected Judgment Undecided(Scope scope, Judgment soFar, Verdict decided) =>
        soFar.Verdict != decided && soFar.Verdict != Verdict.Unknown && scope.Graph.OpenFor(Types) is { } open
            ? scope.Doubt(open.Because)
            : soFar;

    /// <summary>A judgment about another resource, told from the judged one's point of view.</summary>
    private static Judgment Told(Resource of, Judgment judgment, Scope scope) =>
        judgment.Verdict == Verdict.Pass || !scope.AsksWhy ? judgment : judgment.Unplaced(new RelatedReason(of, judgment)).By(of);

    /// <summary>Adds one resource: whether it counts at all, and what the demand says of it.</summary>
    /// <param name="whyUnknown">Why it is not known whether it counts; null where that is known, or nobody asks why.</param>
    protected Judgment Add(Judgment soFar, Resource resource, Verdict counts, Reason? whyUnknown, Scope scope)
    {
        if (counts == Verdict.Fail)
            return soFar;
        var judgment = Demand.Schema == NoneSchema.Instance
            ? Forbidden(resource, scope)
            : Told(resource, Demand.Schema.Judge(resource.Properties, scope.About(resource)), scope);
        if (counts == Verdict.Unknown && judgment.Verdict == (Demand.IsSome ? Verdict.Pass : Verdict.Fail))
            judgment = whyUnknown is null ? Judgment.Bare(Verdict.Unknown) : Judgment.Doubt(whyUnknown);
        return Demand.IsSome ? GreatestReason(soFar, judgment) : Judgment.Least(soFar, judgment);
    }

    private Judgment Forbidden(Resource resource, Scope scope) =>
        scope.AsksWhy ? Judgment.Missing(new ForbiddenReason(resource, forbidden), resource) : Judgment.Bare(Verdict.Fail);

    // Of failures the last is told: "no resource …" is only said where there is none at all.
    private static Judgment GreatestReason(Judgment soFar, Judgment judgment) => judgment.Verdict >= soFar.Verdict ? judgment : soFar;
}

/// <summary><c>exists</c>: resources anywhere in the world.</summary>
internal sealed class ExistsSchema(string[] types, Quantified demand) : ResourcesSchema(types, demand, "must not exist")
{
    private readonly Judgment _start = demand.IsSome
        ? Judgment.Missing("there is no " + string.Join(" or ", types) + (demand.Schema == AnySchema.Instance ? "" : " that fits"))
        : Judgment.Pass;

    public override Schema Negate() => new ExistsSchema(Types, Demand.Negate());

    public override Judgment Judge(Value value, Scope scope)
    {
        var judgment = scope.Say(_start);
        var decided = Demand.IsSome ? Verdict.Pass : Verdict.Fail;
        foreach (var type in Types)
        {
            var resources = scope.Graph.OfType(type);
            for (var i = 0; i < resources.Count && judgment.Verdict != decided; i++)
            {
                if (scope.IsPresent(resources[i]))
                    judgment = Add(judgment, resources[i], Verdict.Pass, null, scope);
            }
        }

        return Undecided(scope, judgment, decided);
    }
}

/// <summary><c>relatedBy</c>: resources that refer to the judged one through a property path.</summary>
internal sealed class RelatedBySchema(string[] types, string[] paths, PropertyStep[][] steps, Quantified demand)
    : ResourcesSchema(types, demand, "must not refer to it")
{
    private readonly Judgment _start = demand.IsSome
        ? Judgment.Missing("no " + string.Join(" or ", types) + " refers to it" + (demand.Schema == AnySchema.Instance ? "" : " and fits"))
        : Judgment.Pass;

    private readonly string[] _keys = Keys(types, paths);

    public override Schema Negate() => new RelatedBySchema(Types, paths, steps, Demand.Negate());

    public override Judgment Judge(Value value, Scope scope)
    {
        if (scope.Resource is not { } subject)
            return scope.Unknown(value, "only a resource can be referred to");
        var judgment = scope.Say(_start);
        var decided = Demand.IsSome ? Verdict.Pass : Verdict.Fail;
        var isCutShort = false;
        for (var t = 0; t < Types.Length; t++)
        {
            if (!scope.Graph.IsStored && scope.Graph.OfType(Types[t]).Count == 0)
                continue;
            var index = MentionIndex.Of(scope.Graph, Types[t], _keys[t], steps);
            isCutShort |= index.IsCutShort;
            var candidates = index.MayReferTo(subject);
            for (var i = 0; i < candidates.Count && judgment.Verdict != decided; i++)
            {
                if (!scope.IsPresent(candidates[i]))
                    continue;
                var refers = Refers(candidates[i], subject, scope, out var whyUnknown);
                judgment = Add(judgment, candidates[i], refers, whyUnknown, scope);
            }
        }

        if (isCutShort && judgment.Verdict != decided && judgment.Verdict != Verdict.Unknown)
            return scope.Doubt("too many resources may refer to it, and of none of them it is known");
        return Undecided(scope, judgment, decided);
    }

    private Verdict Refers(Resource candidate, Resource subject, Scope scope, out Reason? whyUnknown)
    {
        var greatest = Verdict.Fail;
        whyUnknown = null;
        for (var i = 0; i < steps.Length && greatest != Verdict.Pass; i++)
        {
            Value? doubtful = null;
            var refers = PathReferences.Refer(candidate.Properties, steps[i], 0, subject, scope, ref doubtful);
            if (refers == Verdict.Unknown && greatest == Verdict.Fail && scope.AsksWhy)
                whyUnknown = new DoubtfulReferenceReason(candidate, paths[i], doubtful, scope);
            greatest = greatest.Or(refers);
        }

        return greatest;
    }

    private static string[] Keys(string[] types, string[] paths)
    {
        var keys = new string[types.Length];
        for (var i = 0; i < types.Length; i++)
            keys[i] = types[i] + "|" + string.Join("|", paths);
        return keys;
    }
}

/// <summary>Who is referred to at the end of a path.</summary>
internal static class PathReferences
{
    public static Verdict Refer(Value value, PropertyStep[] path, int step, Resource to, Scope scope, ref Value? doubtful)
    {
        var now = scope.Resolve(value);
        if (now is null)
            return Verdict.Fail;
        if (step == path.Length || now is UnknownValue or ReferenceValue)
            return End(now, path, step, to, scope, ref doubtful);
        switch (path[step].Kind, now)
        {
            case (StepKind.Property, MapValue map):
                return map.Find(path[step].Key) is { } found ? Refer(found, path, step + 1, to, scope, ref doubtful) : Verdict.Fail;
            case (StepKind.Values, MapValue map):
                var some = Open(map.OpenBecause, ref doubtful);
                for (var i = 0; i < map.Entries.Count && some != Verdict.Pass; i++)
                    some = some.Or(Refer(map.Entries[i].Value, path, step + 1, to, scope, ref doubtful));
                return some;
            case (StepKind.Items, ListValue list):
                var any = Open(list.OpenBecause, ref doubtful);
                for (var i = 0; i < list.Items.Count && any != Verdict.Pass; i++)
                    any = any.Or(Refer(list.Items[i], path, step + 1, to, scope, ref doubtful));
                return any;
            case (StepKind.Items, _):
                return Refer(now, path, step + 1, to, scope, ref doubtful);
            default:
                return Verdict.Fail;
        }
    }

    private static Verdict End(Value now, PropertyStep[] path, int step, Resource to, Scope scope, ref Value? doubtful)
    {
        // On the way a reference is a structure that only exists after deployment.
        var refers = now is ReferenceValue && HasProperty(path, step) ? Verdict.Unknown : References.Refers(now, to, scope);
        if (refers == Verdict.Unknown)
            doubtful ??= now;
        return refers;
    }

    private static bool HasProperty(PropertyStep[] path, int step)
    {
        for (var i = step; i < path.Length; i++)
        {
            if (path[i].Kind != StepKind.Items)
                return true;
        }

        return false;
    }

    private static Verdict Open(UnknownValue? because, ref Value? doubtful)
    {
        doubtful ??= because;
        return because is null ? Verdict.Fail : Verdict.Unknown;
    }
}
