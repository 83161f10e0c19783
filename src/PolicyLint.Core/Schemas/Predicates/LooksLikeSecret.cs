using System;
using System.Text;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Schemas.Secrets;

namespace PolicyLint.Schemas.Predicates;

/// <summary>A text written in the source, or one in a list or map, holds a credential: by its format, or by the name it stands under.</summary>
/// <remarks>This is about what the source holds; what a deployment fills in is not written there, and is no secret of the source.</remarks>
public sealed class LooksLikeSecret : Assertion
{
    public static readonly Keyword Word = new(
        "looksLikeSecret",
        PredicateOperands.Flag,
        "A text, or one in a list or map, holds a credential: a known key format, a private key, a value under the name of a password; also inside base 64.")
    {
        Compile = static (node, context) => PredicateOperands.ReadFlag(node, context, "looksLikeSecret", new LooksLikeSecret()),
    };

    private const int MostText = 1 << 20;

    public override string Phrase => "hold a secret";

    public override Schema Negate() => new Negated(this);

    protected override Judgment JudgeKnown(Value value, Scope scope) => Positive(value, scope);

    protected override Judgment JudgeUnknown(UnknownValue value, Scope scope) => Positive(value, scope);

    protected override Judgment JudgeReference(ReferenceValue value, Scope scope) => Positive(value, scope);

    protected override Judgment JudgeJoined(JoinedValue value, Scope scope) => Positive(value, scope);

    private static Judgment Positive(Value value, Scope scope)
    {
        var found = Find(value, "", scope);
        return found.Verdict switch
        {
            Verdict.Pass => Judgment.Pass,
            Verdict.Fail => scope.Fail(value, "must hold a secret"),
            _ => scope.Unknown(found.Place, found.What),
        };
    }

    private static Sighting Find(Value? value, string name, Scope scope)
    {
        switch (value)
        {
            case ScalarValue { Kind: ScalarKind.String } scalar:
                return InText(scalar.Text, scalar) is { Verdict: Verdict.Pass } seen ? seen : UnderName(scalar, name);
            case JoinedValue joined:
                return InParts(joined, name, scope);
            case ListValue list:
                var best = Opening(list.OpenBecause, list);
                foreach (var item in scope.Items(list))
                    best = Sighting.Greatest(best, Find(item, name, scope));
                return best;
            case MapValue map:
                return InMap(map, scope);
            case UnknownValue unknown when MayBeWritten(unknown.Cause):
                return new Sighting(Verdict.Unknown, unknown, unknown.Because);
            default:
                return new Sighting(Verdict.Fail, value!, "");
        }
    }

    // What a parameter, an import or a store of secrets brings along is surely not written in the source.
    private static bool MayBeWritten(UnknownCause cause) => cause
        is UnknownCause.Code or UnknownCause.Intrinsic or UnknownCause.Macro
        or UnknownCause.NotRecorded or UnknownCause.Malformed or UnknownCause.Limit;

    // { "Name": "DB_PASSWORD", "Value": "…" } is an entry, too.
    private static Sighting InMap(MapValue map, Scope scope)
    {
        var best = Opening(map.OpenBecause, map);
        var named = (scope.Find(map, "Name") ?? scope.Find(map, "Key")) is ScalarValue name ? name.Text : null;
        foreach (var entry in map.Entries)
        {
            if (scope.Resolve(entry.Value) is { } inner)
                best = Sighting.Greatest(best, Find(inner, entry.Key == "Value" && named is not null ? named : entry.Key, scope));
        }

        return best;
    }

    private static Sighting Opening(UnknownValue? because, Value value) =>
        because is null ? new Sighting(Verdict.Fail, value, "") : new Sighting(Verdict.Unknown, because, because.Because);

    private static Sighting UnderName(ScalarValue scalar, string name)
    {
        if (SecretAssignments.IsSecretName(name) && SecretAssignments.IsSecretValue(scalar.Text))
            return new Sighting(Verdict.Pass, scalar, $"'{name}' is a secret in plain text");
        return new Sighting(Verdict.Fail, scalar, "");
    }

    private static Sighting InParts(JoinedValue joined, string name, Scope scope)
    {
        var best = new Sighting(Verdict.Fail, joined, "");
        foreach (var part in joined.Parts)
        {
            // A text that is part of another is not all there is under the name.
            var inner = scope.Resolve(part);
            best = Sighting.Greatest(best, inner is ScalarValue scalar ? InText(scalar.Text, joined) : Find(inner, "", scope));
        }

        return best;
    }

    private static Sighting InText(string text, Value place)
    {
        if (text.Length > MostText)
            return new Sighting(Verdict.Unknown, place, "the text is too long to be searched");
        if (SecretFormats.Find(text) is { } what)
            return new Sighting(Verdict.Pass, place, "holds " + what);
        if (SecretAssignments.Find(text) is { } assigned)
            return new Sighting(Verdict.Pass, place, $"'{assigned}' is a secret in plain text");
        return Decode(text) is { } decoded && InText(decoded, place) is { Verdict: Verdict.Pass } seen ? seen : new Sighting(Verdict.Fail, place, "");
    }

    // User data is written in base 64.
    private static string? Decode(string text)
    {
        if (text.Length < 16 || text.Length % 4 != 0)
            return null;
        foreach (var c in text)
        {
            if (!Alphabets.IsBase64(c))
                return null;
        }

        try
        {
            var decoded = Encoding.UTF8.GetString(Convert.FromBase64String(text));
            foreach (var c in decoded)
            {
                if (c == '\uFFFD' || (c < ' ' && c is not ('\n' or '\r' or '\t')))
                    return null;
            }

            return decoded;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>What was seen where.</summary>
    private readonly record struct Sighting(Verdict Verdict, Value Place, string What)
    {
        public static Sighting Greatest(Sighting left, Sighting right) => right.Verdict > left.Verdict ? right : left;
    }

    private sealed class Negated(LooksLikeSecret inner) : Assertion
    {
        public override Schema Negate() => inner;

        protected override Judgment JudgeKnown(Value value, Scope scope) => Turned(value, scope);

        protected override Judgment JudgeUnknown(UnknownValue value, Scope scope) => Turned(value, scope);

        protected override Judgment JudgeReference(ReferenceValue value, Scope scope) => Turned(value, scope);

        protected override Judgment JudgeJoined(JoinedValue value, Scope scope) => Turned(value, scope);

        private static Judgment Turned(Value value, Scope scope)
        {
            var found = Find(value, "", scope);
            return found.Verdict switch
            {
                Verdict.Pass => scope.Fail(found.Place, found.What).OfSecret(),
                Verdict.Fail => Judgment.Pass,
                _ => scope.Unknown(found.Place, found.What),
            };
        }
    }
}
