using System.Globalization;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Schemas;

/// <summary><c>prefixItems</c> and <c>items</c>: the schemas of items by position, and of all that follow.</summary>
internal sealed class ItemsSchema(Schema[] prefix, Schema? rest) : Assertion
{
    protected override Judgment JudgeKnown(Value value, Scope scope)
    {
        if (value is not ListValue list)
            return Judgment.Pass;
        var items = scope.Items(list);
        var all = new Quantifier(some: false);
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

    protected override Judgment JudgeJoined(JoinedValue value, Scope scope) => Judgment.Pass;

    private Schema? Schema(int i) => i < prefix.Length ? prefix[i] : rest;

    /// <summary>An item of which nobody knows the position: decided only where every position's schema says the same.</summary>
    private Judgment JudgeAnywhere(Value item, Scope scope)
    {
        var first = rest?.Judge(item, scope) ?? Judgment.Pass;
        for (var i = 0; i < prefix.Length; i++)
        {
            var judgment = prefix[i].Judge(item, scope);
            if (judgment.Verdict != first.Verdict)
                return Judgment.Unknown(item, "the position of the item is not known");
        }

        return first;
    }
}

/// <summary><c>contains</c> with <c>minContains</c> and <c>maxContains</c>: how many items fit.</summary>
internal sealed class ContainsSchema(Schema item, int least, int most, bool negated = false) : Assertion
{
    private readonly Schema _absent = item.Negate();
    private readonly string _because = Because(item, least, most, negated);

    public override Schema Negate() => new ContainsSchema(item, least, most, !negated);

    protected override Judgment JudgeKnown(Value value, Scope scope)
    {
        if (value is not ListValue list)
            return negated ? Judgment.Fail(value, "must be a list") : Judgment.Pass;
        var items = scope.Items(list);
        var surely = 0;
        var maybe = 0;
        var match = -1;
        Judgment? unknown = null;
        for (var i = 0; i < items.Count; i++)
        {
            var judgment = item.Judge(items[i], scope);
            if (judgment.Verdict == Verdict.Fail)
                continue;
            if (judgment.Verdict == Verdict.Pass && items[i] is not UnknownValue { MayVanish: true })
            {
                match = match < 0 ? i : match;
                surely++;
                continue;
            }

            maybe++;
            unknown ??= (judgment.Verdict == Verdict.Unknown ? judgment : Judgment.Unknown((UnknownValue)items[i])).Under(PropertyPath.Index(i));
        }

        if (list.OpenBecause is { } open && item.Judge(open, scope).Verdict != Verdict.Fail)
        {
            maybe = int.MaxValue - surely;
            unknown ??= Judgment.Unknown(open);
        }

        return Decide(list, items, surely, maybe, match, scope) ?? unknown!;
    }

    protected override Judgment JudgeJoined(JoinedValue value, Scope scope) =>
        negated ? Judgment.Fail(value, "must be a list") : Judgment.Pass;

    /// <summary>Null where the items that may or may not fit decide it.</summary>
    private Judgment? Decide(ListValue list, Sequence<Value> items, int surely, int maybe, int match, Scope scope)
    {
        var fits = surely >= least && surely + maybe <= most;
        var fails = surely + maybe < least || surely > most;
        if (!fits && !fails)
            return null;
        if (fits != negated)
            return Judgment.Pass;
        if (match < 0 || !(negated || surely > most))
            return Judgment.Fail(list, _because);
        // One item too many: it says itself what it must not be.
        var judgment = _absent.Judge(items[match], scope);
        return (judgment.Verdict == Verdict.Fail ? judgment : Judgment.Fail(items[match], _because)).Under(PropertyPath.Index(match), items[match].Span);
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
}
