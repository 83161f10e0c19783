using PolicyLint.Model;

namespace PolicyLint.Schemas;

/// <summary><c>required</c>: properties that have to be set. What is missing is reported at the map's owner.</summary>
internal sealed class RequiredAssertion(string[] keys) : Assertion
{
    private readonly Judgment[] _missing = Missing(keys);

    public override string? Phrase => keys.Length == 1 ? "have " + keys[0] : null;

    public override Schema Negate() => keys.Length == 1 ? new ForbiddenAssertion(keys[0]) : base.Negate();

    protected override Judgment JudgeKnown(Value value, Scope scope)
    {
        if (value is not MapValue map)
            return Judgment.Pass;
        var least = Judgment.Pass;
        for (var i = 0; i < keys.Length && least.Verdict != Verdict.Fail; i++)
        {
            var presence = scope.Look(map, keys[i], out var found);
            if (presence == Verdict.Fail)
                return scope.Say(_missing[i]);
            if (presence == Verdict.Unknown)
                least = Judgment.Least(least, scope.Unknown((UnknownValue)found!).Under(keys[i]));
        }

        return least;
    }

    protected override Judgment JudgeJoined(JoinedValue value, Scope scope) => Judgment.Pass;

    private static Judgment[] Missing(string[] keys)
    {
        var missing = new Judgment[keys.Length];
        for (var i = 0; i < keys.Length; i++)
            missing[i] = Judgment.Missing(keys[i] + " is not set").Under(keys[i]);
        return missing;
    }
}

/// <summary>A property that must not be set: <c>required</c> turned around.</summary>
internal sealed class ForbiddenAssertion(string key) : Assertion
{
    protected override Judgment JudgeKnown(Value value, Scope scope)
    {
        if (value is not MapValue map)
            return scope.Fail(value, "must be a map");
        return scope.Look(map, key, out var found) switch
        {
            Verdict.Pass => scope.Missing("must not be set").Under(key, map),
            Verdict.Unknown => scope.Unknown((UnknownValue)found!).Under(key),
            _ => Judgment.Pass,
        };
    }

    protected override Judgment JudgeJoined(JoinedValue value, Scope scope) => scope.Fail(value, "must be a map");
}

/// <summary><c>uniqueItems</c>: no two items are the same.</summary>
internal sealed class UniqueItemsAssertion : Assertion
{
    public override string Phrase => "have no item twice";

    protected override Judgment JudgeKnown(Value value, Scope scope)
    {
        if (value is not ListValue list)
            return Judgment.Pass;
        var items = scope.Items(list);
        Value? doubtful = null;
        for (var i = 1; i < items.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                var same = Equality.Compare(items[i], items[j], scope);
                if (same == Verdict.Pass)
                    return scope.Fail(items[i], Must).Under(PropertyPath.Index(i));
                if (same == Verdict.Unknown)
                    doubtful ??= items[i];
            }
        }

        if (doubtful is not null)
            return scope.Unknown(doubtful, Shown.WhyUnknown(doubtful, scope));
        // An open list needs one seen item at least before an unseen one could repeat it, or two unseen ones.
        return list.OpenBecause is { } open ? scope.Unknown(open) : Judgment.Pass;
    }

    protected override Judgment JudgeJoined(JoinedValue value, Scope scope) => Judgment.Pass;
}

/// <summary><c>pattern</c>: the text matches somewhere.</summary>
internal sealed class PatternAssertion(Operand operand, LinearPattern? constant) : Assertion
{
    private readonly string? _because = constant is null ? null : "must match " + Phrases.Quote(constant.Text);
    private volatile LinearPattern? _inForce;

    public override string? Phrase => constant is null ? null : "match " + Phrases.Quote(constant.Text);

    protected override Judgment JudgeKnown(Value value, Scope scope)
    {
        if (value is not ScalarValue { Kind: not Documents.ScalarKind.Null } scalar)
            return Judgment.Pass;
        if (Pattern(value, scope, out var unknown) is not { } pattern)
            return unknown!;
        return pattern.IsMatch(scalar.Text) ? Judgment.Pass : scope.Fail(value, _because ?? "must match " + Phrases.Quote(pattern.Text));
    }

    protected override Judgment JudgeReference(ReferenceValue value, Scope scope) =>
        value.IsPseudoParameter && JudgeJoined(new JoinedValue([value], value.Span), scope) is { Verdict: not Verdict.Unknown } known ? known : base.JudgeReference(value, scope);

    protected override Judgment JudgeJoined(JoinedValue value, Scope scope)
    {
        if (Pattern(value, scope, out var unknown) is not { } pattern)
            return unknown!;
        return pattern.Match(value) switch
        {
            Verdict.Pass => Judgment.Pass,
            Verdict.Fail => scope.Fail(value, _because ?? "must match " + Phrases.Quote(pattern.Text)),
            _ => base.JudgeJoined(value, scope),
        };
    }

    private LinearPattern? Pattern(Value value, Scope scope, out Judgment? unknown)
    {
        unknown = null;
        if (constant is not null)
            return constant;
        var text = operand.In(scope, value);
        if (text is UnknownValue unset)
        {
            unknown = scope.Unknown(unset);
            return null;
        }

        if (_inForce is { } last && text is ScalarValue same && last.Text == same.Text)
            return last;
        string? fault = "is not a text";
        var pattern = text is ScalarValue scalar ? LinearPattern.Parse(scalar.Text, out fault) : null;
        if (pattern is null)
            unknown = scope.Unknown(value, "the rule's parameter is no pattern: " + fault);
        else
            _inForce = pattern;
        return pattern;
    }
}
