using System.Globalization;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Schemas;

/// <summary><c>prefixItems</c> and <c>items</c>: the schemas of items by position, and of all that follow.</summary>
/// <remarks>CloudFormation takes a single value where a list is due: it counts as a list of one, as it does for a path's <c>[]</c>.</remarks>
internal sealed class ItemsSchema(Schema[] prefix, Schema? rest) : Assertion
{
    protected override Judgment JudgeKnown(Value value, Scope scope)
    {
        if (value is not ListValue list)
            return JudgeSingle(value, scope);
        var items = scope.Items(list);
        var all = new Quantifier(scope, some: false);
        var shifted = false;
        for (var i = 0; i < items.Count && !all.IsDecided; i++)
        {
            var judgment = shifted ? JudgeAnywhere(items[i], scope) : Schema(i)?.Judge(items[i], scope) ?? Judgment.Pass;
            all.Add(judgment.Under(PropertyPath.Index(i), items[i].Span), items[i] as UnknownValue);
            shifted |= prefix.Length > 0 && items[i] is UnknownValue { MayVanish: true };
        }

        if (list.OpenBecause is { } open && !all.IsDecided)
            all.AddUnseen(JudgeAnywhere(open, scope), open);
        return all.Result(list.Span, "");
    }

    protected override Judgment JudgeReference(ReferenceValue value, Scope scope) =>
        value.IsSingle ? JudgeSingle(value, scope) : base.JudgeReference(value, scope);

    protected override Judgment JudgeJoined(JoinedValue value, Scope scope) => JudgeSingle(value, scope);

    private Judgment JudgeSingle(Value value, Scope scope) =>
        value is ScalarValue { Kind: ScalarKind.Null } ? Judgment.Pass : Schema(0)?.Judge(value, scope) ?? Judgment.Pass;

    private Schema? Schema(int i) => i < prefix.Length ? prefix[i] : rest;

    /// <summary>An item of which nobody knows the position: decided only where every position's schema says the same.</summary>
    private Judgment JudgeAnywhere(Value item, Scope scope)
    {
        var first = rest?.Judge(item, scope) ?? Judgment.Pass;
        for (var i = 0; i < prefix.Length; i++)
        {
            var judgment = prefix[i].Judge(item, scope);
            if (judgment.Verdict != first.Verdict)
                return scope.Unknown(item, "the position of the item is not known");
        }

        return first;
    }
}

/// <summary><c>contains</c> with <c>minContains</c> and <c>maxContains</c>: how many items fit; a single value counts as a list of one.</summary>
internal sealed class ContainsSchema(Schema item, int least, int most, bool negated = false) : Assertion
{
    private readonly Schema _absent = item.Negate();
    private readonly string _because = Because(item, least, most, negated);

    public override Schema Negate() => new ContainsSchema(item, least, most, !negated);

    protected override Judgment JudgeKnown(Value value, Scope scope)
    {
        if (value is not ListValue list)
            return JudgeSingle(value, scope);
        var items = scope.Items(list);
        var surely = 0;
        var maybe = 0;
        var match = -1;
        Judgment? unknown = null;
        for (var i = 0; i < items.Count; i++)
        {
            var verdict = scope.Ask(item, items[i]);
            if (verdict == Verdict.Fail)
                continue;
            if (verdict == Verdict.Pass && items[i] is not UnknownValue { MayVanish: true })
            {
                match = match < 0 ? i : match;
                surely++;
                continue;
            }

            maybe++;
            unknown ??= (verdict == Verdict.Unknown ? item.Judge(items[i], scope) : scope.Unknown((UnknownValue)items[i])).Under(PropertyPath.Index(i));
        }

        if (list.OpenBecause is { } open && scope.Ask(item, open) != Verdict.Fail)
        {
            maybe = int.MaxValue - surely;
            unknown ??= scope.Unknown(open);
        }

        if (Decide(list, match < 0 ? null : items[match], surely, maybe, scope) is not { } decided)
            return unknown!;
        return decided.IsOfItem ? decided.Judgment.Under(PropertyPath.Index(match), items[match].Span) : decided.Judgment;
    }

    protected override Judgment JudgeReference(ReferenceValue value, Scope scope) =>
        value.IsSingle ? JudgeSingle(value, scope) : base.JudgeReference(value, scope);

    protected override Judgment JudgeJoined(JoinedValue value, Scope scope) => JudgeSingle(value, scope);

    private Judgment JudgeSingle(Value value, Scope scope)
    {
        var judgment = value is ScalarValue { Kind: ScalarKind.Null } ? scope.Fail(value, _because) : item.Judge(value, scope);
        var fits = judgment.Verdict == Verdict.Pass;
        return Decide(value, fits ? value : null, fits ? 1 : 0, judgment.Verdict == Verdict.Unknown ? 1 : 0, scope)?.Judgment ?? judgment;
    }

    /// <summary>Null where the items that may or may not fit decide it.</summary>
    /// <param name="match">The first item that fits; null where none surely does.</param>
    private Decision? Decide(Value list, Value? match, int surely, int maybe, Scope scope)
    {
        var fits = surely >= least && surely + maybe <= most;
        var fails = surely + maybe < least || surely > most;
        if (!fits && !fails)
            return null;
        if (fits != negated)
            return new Decision(Judgment.Pass, false);
        if (match is null || !(negated || surely > most))
            return new Decision(scope.Fail(list, _because), false);
        // One item too many: it says itself what it must not be.
        var judgment = _absent.Judge(match, scope);
        return new Decision(judgment.Verdict == Verdict.Fail ? judgment : scope.Fail(match, _because), true);
    }

    private static string Because(Schema item, int least, int most, bool negated)
    {
        var what = item is ConstAssertion or EnumAssertion && item.Phrase is { } phrase ? phrase.Substring("be ".Length) : null;
        if (negated)
            return "must not contain " + (what ?? "such an item");
        if (least == 1 && most == int.MaxValue)
            return "must contain " + (what ?? "an item that fits" + (item.Phrase is { } must ? " (it must " + must + ")" : ""));
        return "must contain " + Count(least, most) + " of " + (what ?? "the items that fit");
    }

    private static string Count(int least, int most)
    {
        var from = least.ToString(CultureInfo.InvariantCulture);
        var to = most.ToString(CultureInfo.InvariantCulture);
        return most == int.MaxValue ? "at least " + from : least == 0 ? "at most " + to : least == most ? "exactly " + from : from + " to " + to;
    }

    /// <summary>What was decided, and of what.</summary>
    /// <param name="IsOfItem">True where the judgment is about the item that fits, not about the list.</param>
    private readonly record struct Decision(Judgment Judgment, bool IsOfItem);
}
