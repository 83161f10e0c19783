using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Schemas.Policies;

/// <summary>A statement of a policy in normal form, seen in a scenario.</summary>
public sealed class PolicyStatement
{
    private static readonly WildcardText[] None = [];

    internal PolicyStatement(MapValue map, Scope scope, StatementParts parts)
    {
        Map = map;
        Scope = scope;
        Parts = parts;
    }

    public MapValue Map { get; }

    public Scope Scope { get; }

    /// <summary>What was read already: predicates ask for the same lists once for each action that they know.</summary>
    internal StatementParts Parts { get; }

    public static PolicyStatement Of(MapValue map, Scope scope) => scope.Policies.StatementOf(map, scope);

    /// <summary>Whether the statement allows; what is not <c>Allow</c> does not.</summary>
    public Verdict Allows => HasEffect("Allow");

    public Verdict Denies => HasEffect("Deny");

    /// <summary>The conditions; null where there are none.</summary>
    public Value? Condition => Scope.Scenario.ResolveDeep(Map.Find("Condition")) is { } found and not MapValue { Entries.Count: 0, IsOpen: false } ? found : null;

    /// <summary>Whether the statement holds without any condition.</summary>
    public Verdict IsUnconditional => Condition switch
    {
        null => Verdict.Pass,
        MapValue { Entries.Count: > 0 } => Verdict.Fail,
        _ => Verdict.Unknown,
    };

    /// <summary>Whether the statement is about some action that one of the patterns matches.</summary>
    public Verdict HasSomeAction(Sequence<WildcardText> patterns) => Some("Action", "NotAction", patterns);

    /// <summary>Whether the statement is about every action that the patterns match.</summary>
    public Verdict HasEveryAction(Sequence<WildcardText> patterns) => Every("Action", "NotAction", patterns);

    /// <summary>The same for one pattern.</summary>
    public Verdict HasEveryAction(WildcardText pattern) => Every("Action", "NotAction", pattern);

    public Verdict HasSomeResource(Sequence<WildcardText> patterns) => Some("Resource", "NotResource", patterns);

    public Verdict HasEveryResource(Sequence<WildcardText> patterns) => Every("Resource", "NotResource", patterns);

    /// <summary>The same for one pattern.</summary>
    public Verdict HasEveryResource(WildcardText pattern) => Every("Resource", "NotResource", pattern);

    /// <summary>Whether the statement has the key at all.</summary>
    public Verdict Has(string key) => Scope.Find(Map, key) switch
    {
        null => Verdict.Fail,
        UnknownValue => Verdict.Unknown,
        _ => Verdict.Pass,
    };

    /// <summary>Whom the statement names under <c>Principal</c>.</summary>
    public Sequence<StatementPrincipal> Principals => Parts.Principals ??= StatementPrincipal.Of(this, "Principal");

    /// <summary>The texts of one of the statement's four lists; null where the statement has no such list.</summary>
    public WildcardTexts? Texts(string key)
    {
        var index = Index(key);
        if (!Parts.IsRead[index])
        {
            Parts.Texts[index] = Scope.Find(Map, key) is { } value ? Read(value, Scope, ignoreCase: index < 2) : null;
            Parts.IsRead[index] = true;
        }

        return Parts.Texts[index];
    }

    private static int Index(string key) => key switch
    {
        "Action" => 0,
        "NotAction" => 1,
        "Resource" => 2,
        "NotResource" => 3,
        _ => throw new System.ArgumentOutOfRangeException(nameof(key), key, "is no list of a statement"),
    };

    /// <summary>The texts of a list or of a single value.</summary>
    private static WildcardTexts Read(Value value, Scope scope, bool ignoreCase)
    {
        switch (value)
        {
            case UnknownValue:
                return new WildcardTexts(None, true);
            case ListValue list:
                var items = scope.Items(list);
                var texts = new WildcardText[items.Count];
                for (var i = 0; i < texts.Length; i++)
                    texts[i] = WildcardText.Of(items[i], ignoreCase);
                return new WildcardTexts(texts, list.IsOpen);
            default:
                return new WildcardTexts(new[] { WildcardText.Of(value, ignoreCase) }, false);
        }
    }

    /// <summary>Whether one of the texts covers the text.</summary>
    public static Verdict CoveredBy(WildcardTexts texts, WildcardText text)
    {
        var verdict = texts.IsOpen ? Verdict.Unknown : Verdict.Fail;
        for (var i = 0; i < texts.Items.Count && verdict != Verdict.Pass; i++)
            verdict = verdict.Or(WildcardText.Covers(texts.Items[i], text));
        return verdict;
    }

    private static Verdict Meets(WildcardTexts texts, WildcardText text)
    {
        var verdict = texts.IsOpen ? Verdict.Unknown : Verdict.Fail;
        for (var i = 0; i < texts.Items.Count && verdict != Verdict.Pass; i++)
            verdict = verdict.Or(WildcardText.Overlaps(texts.Items[i], text));
        return verdict;
    }

    private Verdict Some(string key, string notKey, Sequence<WildcardText> patterns)
    {
        var verdict = Verdict.Fail;
        if (Texts(key) is { } texts)
        {
            for (var i = 0; i < patterns.Count; i++)
                verdict = verdict.Or(Meets(texts, patterns[i]));
        }

        if (Texts(notKey) is { } excluded)
        {
            for (var i = 0; i < patterns.Count; i++)
                verdict = verdict.Or(CoveredBy(excluded, patterns[i]).Not());
        }

        return verdict;
    }

    private Verdict Every(string key, string notKey, Sequence<WildcardText> patterns)
    {
        var verdict = Texts(key) is null && Texts(notKey) is null ? Verdict.Fail : Verdict.Pass;
        for (var i = 0; i < patterns.Count && verdict != Verdict.Fail; i++)
            verdict = verdict.And(Every(key, notKey, patterns[i]));
        return verdict;
    }

    private Verdict Every(string key, string notKey, WildcardText pattern)
    {
        var covered = Texts(key) is { } included ? CoveredBy(included, pattern) : Verdict.Fail;
        return Texts(notKey) is { } excluded ? covered.Or(Meets(excluded, pattern).Not()) : covered;
    }

    private Verdict HasEffect(string effect) => Scope.Find(Map, "Effect") switch
    {
        null => Verdict.Fail,
        ScalarValue scalar => scalar.Text == effect ? Verdict.Pass : Verdict.Fail,
        _ => Verdict.Unknown,
    };
}
