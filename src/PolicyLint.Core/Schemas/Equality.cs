using System;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Schemas;

/// <summary>Whether two values are the same, as far as both are known.</summary>
internal static class Equality
{
    public static Verdict Compare(Value left, Value right, Scope scope)
    {
        if (scope.Resolve(left) is not { } a || scope.Resolve(right) is not { } b)
            return Verdict.Fail;
        return (a, b) switch
        {
            (UnknownValue, _) or (_, UnknownValue) => Verdict.Unknown,
            (ReferenceValue x, ReferenceValue y) when IsSame(x, y) => Verdict.Pass,
            (ReferenceValue or JoinedValue, ReferenceValue or JoinedValue) => Verdict.Unknown,
            (ReferenceValue, _) or (_, ReferenceValue) => Verdict.Unknown,
            (ScalarValue x, ScalarValue y) => ScalarComparer.Same(x, y) ? Verdict.Pass : Verdict.Fail,
            (JoinedValue x, ScalarValue y) => CompareText(x, y),
            (ScalarValue x, JoinedValue y) => CompareText(y, x),
            (ListValue x, ListValue y) => CompareLists(x, y, scope),
            (MapValue x, MapValue y) => CompareMaps(x, y, scope),
            _ => Verdict.Fail,
        };
    }

    private static bool IsSame(ReferenceValue left, ReferenceValue right) =>
        ReferenceEquals(left.Stack, right.Stack) && left.LogicalId == right.LogicalId && left.Attribute == right.Attribute;

    private static Verdict CompareText(JoinedValue joined, ScalarValue scalar)
    {
        if (scalar.Kind == ScalarKind.Null)
            return Verdict.Fail;
        // What is no string is the same as other texts, too: 80 and 80.0, true and True.
        if (scalar.Kind == ScalarKind.Number || ScalarComparer.IsBoolean(scalar.Text))
            return Verdict.Unknown;
        return JoinedText.MayEqual(joined, scalar.Text) ? Verdict.Unknown : Verdict.Fail;
    }

    private static Verdict CompareLists(ListValue left, ListValue right, Scope scope)
    {
        var a = scope.Items(left);
        var b = scope.Items(right);
        var mayDiffer = left.IsOpen || right.IsOpen || Surely(a) < a.Count || Surely(b) < b.Count;
        if (mayDiffer)
            return (!right.IsOpen && Surely(a) > b.Count) || (!left.IsOpen && Surely(b) > a.Count) ? Verdict.Fail : Verdict.Unknown;
        if (a.Count != b.Count)
            return Verdict.Fail;
        var least = Verdict.Pass;
        for (var i = 0; i < a.Count && least != Verdict.Fail; i++)
            least = least.And(Compare(a[i], b[i], scope));
        return least;
    }

    /// <summary>How many items there are without those that may vanish.</summary>
    private static int Surely(Sequence<Value> items)
    {
        var surely = 0;
        for (var i = 0; i < items.Count; i++)
            surely += items[i] is UnknownValue { MayVanish: true } ? 0 : 1;
        return surely;
    }

    private static Verdict CompareMaps(MapValue left, MapValue right, Scope scope)
    {
        var least = CompareKeys(left, right, scope);
        if (least != Verdict.Fail)
            least = least.And(CompareKeys(right, left, scope));
        return least != Verdict.Fail && (left.IsOpen || right.IsOpen) ? Verdict.Unknown : least;
    }

    private static Verdict CompareKeys(MapValue left, MapValue right, Scope scope)
    {
        var least = Verdict.Pass;
        for (var i = 0; i < left.Entries.Count && least != Verdict.Fail; i++)
        {
            if (scope.Resolve(left.Entries[i].Value) is not { } value)
                continue;
            var presence = scope.Look(right, left.Entries[i].Key, out var other);
            var same = presence == Verdict.Fail ? Verdict.Fail : Compare(value, other!, scope);
            if (value is UnknownValue { MayVanish: true } && same == Verdict.Fail)
                same = Verdict.Unknown;
            least = least.And(same);
        }

        return least;
    }
}

/// <summary>Texts of which some parts are not known.</summary>
internal static class JoinedText
{
    /// <summary>False where no text in the gaps makes it equal to the other one.</summary>
    public static bool MayEqual(JoinedValue joined, string text)
    {
        var at = 0;
        var gap = false;
        for (var i = 0; i < joined.Parts.Count; i++)
        {
            if (joined.Parts[i] is not ScalarValue part)
            {
                gap = true;
                continue;
            }

            var isLast = i == joined.Parts.Count - 1;
            if (isLast && gap)
                return text.Length - at >= part.Text.Length && text.EndsWith(part.Text, StringComparison.Ordinal);
            var found = gap ? text.IndexOf(part.Text, at, StringComparison.Ordinal)
                : string.CompareOrdinal(text, at, part.Text, 0, part.Text.Length) == 0 ? at : -1;
            if (found < 0)
                return false;
            at = found + part.Text.Length;
            gap = false;
        }

        return gap || at == text.Length;
    }

    /// <summary>How many characters it has at least.</summary>
    public static int KnownLength(JoinedValue joined)
    {
        var length = 0;
        for (var i = 0; i < joined.Parts.Count; i++)
        {
            if (joined.Parts[i] is ScalarValue part)
                length += TextLength.Of(part.Text);
        }

        return length;
    }
}

internal static class TextLength
{
    /// <summary>Characters as JSON Schema counts them: a surrogate pair is one.</summary>
    public static int Of(string text)
    {
        var length = text.Length;
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1]))
                length--;
        }

        return length;
    }
}
