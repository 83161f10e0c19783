using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Schemas;

/// <summary>What follows where a path ends in nothing.</summary>
internal enum Absence
{
    Fails,
    Holds,

    /// <summary>The default is judged in its place.</summary>
    MeansDefault,
}

/// <summary>Walks a property path and judges what it finds there; every item and every value on the way has to hold, or some.</summary>
internal sealed class AtSchema(string path, PropertyStep[] steps, Schema inner, Absence absence, Value? byDefault, bool some = false) : Schema
{
    private readonly string _notSet = path + " is not set";
    private readonly Judgment?[] _notSetAt = new Judgment?[steps.Length];
    private readonly string _notSetMeans = byDefault is ScalarValue scalar ? " (not set means " + Shown.Of(scalar) + ")" : " (not set)";

    public override Judgment Judge(Value value, Scope scope) => Walk(value, 0, scope);

    public override Schema Negate() => new AtSchema(path, steps, inner.Negate(), Opposite(absence), byDefault, !some);

    private static Absence Opposite(Absence absence) => absence switch
    {
        Absence.Fails => Absence.Holds,
        Absence.Holds => Absence.Fails,
        _ => absence,
    };

    private Judgment Walk(Value value, int step, Scope scope)
    {
        if (step == steps.Length)
            return inner.Judge(value, scope);
        return scope.Resolve(value) switch
        {
            null => Absent(scope),
            UnknownValue unknown => Undecided(unknown, step, scope),
            ReferenceValue reference => Undecided(NotYetKnown.Of(reference), step, scope),
            var known => steps[step].Kind switch
            {
                StepKind.Property => WalkProperty(known, step, scope),
                StepKind.Items => WalkItems(known, step, scope),
                _ => WalkValues(known, step, scope),
            },
        };
    }

    private Judgment WalkProperty(Value value, int step, Scope scope)
    {
        if (value is not MapValue map)
            return Absent(scope);
        var key = steps[step].KeyIn(map);
        switch (scope.Look(map, key, out var found))
        {
            case Verdict.Pass:
                return Walk(found!, step + 1, scope).Under(key, map);
            case Verdict.Unknown:
                return Undecided((UnknownValue)found!, step, scope).Under(key, map);
            default:
                return absence == Absence.Fails ? scope.Say(NotSet(step, key)) : Absent(scope).Under(key);
        }
    }

    private Judgment WalkItems(Value value, int step, Scope scope)
    {
        if (value is not ListValue list)
            return Walk(value, step + 1, scope);
        var items = scope.Items(list);
        var all = new Quantifier(scope, some);
        for (var i = 0; i < items.Count && !all.IsDecided; i++)
        {
            var judgment = Walk(items[i], step + 1, scope);
            if (judgment.Verdict != Verdict.Pass)
                judgment = judgment.Under(PropertyPath.Index(i), items[i].Span);
            all.Add(judgment, items[i] as UnknownValue);
        }

        if (list.OpenBecause is { } open && !all.IsDecided)
            all.AddUnseen(Walk(open, step + 1, scope), open);
        return all.Result(list.Span, "must have an item that fits");
    }

    private Judgment WalkValues(Value value, int step, Scope scope)
    {
        if (value is not MapValue map)
            return Absent(scope);
        var all = new Quantifier(scope, some);
        for (var i = 0; i < map.Entries.Count && !all.IsDecided; i++)
        {
            var entry = map.Entries[i];
            if (scope.Resolve(entry.Value) is { } now)
                all.Add(Walk(now, step + 1, scope).Under(entry.Key, entry.KeySpan), now as UnknownValue);
        }

        if (map.OpenBecause is { } open && !all.IsDecided)
            all.AddUnseen(Walk(open, step + 1, scope), open);
        return all.Result(map.Span, "must have a value that fits");
    }

    /// <summary>Decided only where whatever may be found, and finding nothing, come to the same.</summary>
    private Judgment Undecided(UnknownValue unknown, int step, Scope scope)
    {
        var present = Walk(unknown, step + 1, scope);
        if (present.Verdict == Verdict.Unknown)
            return present;
        var kind = steps[step].Kind;
        if (kind != StepKind.Items && Absent(scope).Verdict != present.Verdict)
            return scope.Unknown(unknown);
        // A list or map may be empty: that holds where every item must fit, and fails where some must.
        return kind != StepKind.Property && present.Verdict != (some ? Verdict.Fail : Verdict.Pass) ? scope.Unknown(unknown) : present;
    }

    // Every resource that lacks the property is told the same.
    private Judgment NotSet(int step, string key) => ReferenceEquals(key, steps[step].Key)
        ? _notSetAt[step] ??= Judgment.Missing(_notSet).Under(key)
        : Judgment.Missing(_notSet).Under(key);

    private Judgment Absent(Scope scope)
    {
        switch (absence)
        {
            case Absence.Holds:
                return Judgment.Pass;
            case Absence.Fails:
                return scope.Missing(_notSet);
            default:
                var judgment = inner.Judge(byDefault!, scope);
                return judgment.Verdict == Verdict.Pass || !scope.AsksWhy ? judgment : judgment.Unplaced(new FramedReason("", judgment, _notSetMeans));
        }
    }
}

/// <summary>Every or some: collects the judgments of items that may not all be seen.</summary>
internal struct Quantifier(Scope scope, bool some)
{
    private Judgment? _result;

    /// <summary>True as soon as no further item can change the answer.</summary>
    public readonly bool IsDecided => _result is { } result && result.Verdict == (some ? Verdict.Pass : Verdict.Fail);

    /// <summary>An item; where it may vanish, it decides nothing.</summary>
    public void Add(Judgment judgment, UnknownValue? item)
    {
        if (item is { MayVanish: true } && judgment.Verdict == (some ? Verdict.Pass : Verdict.Fail))
            judgment = scope.Unknown(item);
        _result = _result is not { } before ? judgment : some ? Judgment.Greatest(before, judgment) : Judgment.Least(before, judgment);
    }

    /// <summary>Items nobody saw: they decide nothing, and change nothing where any item would be judged like none.</summary>
    public void AddUnseen(Judgment ofAny, UnknownValue because)
    {
        if (ofAny.Verdict != (some ? Verdict.Fail : Verdict.Pass))
            ofAny = scope.Unknown(because);
        Add(ofAny, null);
    }

    /// <summary>The answer; of no items every one holds and none does.</summary>
    public readonly Judgment Result(SourceSpan place, string noneBecause) => _result ?? (some ? scope.Fail(place, noneBecause) : Judgment.Pass);
}
