using System;
using System.Globalization;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Schemas.Networks;

namespace PolicyLint.Schemas.Predicates;

/// <summary>A predicate about a block of addresses. What is no block is unknown: the service would not take it.</summary>
public abstract class CidrAssertion : Assertion
{
    public sealed override Schema Negate() => new Negated(this);

    protected abstract Verdict Ask(Cidr block);

    /// <summary>What the prefix length alone says, where the address is only known after deployment.</summary>
    protected virtual Verdict Ask(int prefixLength) => Verdict.Unknown;

    protected sealed override Judgment JudgeKnown(Value value, Scope scope) => Judge(value, scope, negated: false);

    protected sealed override Judgment JudgeJoined(JoinedValue value, Scope scope) => Judge(value, scope, negated: false);

    protected sealed override Judgment JudgeReference(ReferenceValue value, Scope scope) => Judge(value, scope, negated: false);

    private Judgment Judge(Value value, Scope scope, bool negated)
    {
        switch (value)
        {
            case ScalarValue scalar:
                return Cidr.TryRead(scalar.Text.Trim(), out var block)
                    ? Answer(Ask(block), scalar, scalar.Text, negated, scope)
                    : scope.Unknown(scalar, $"'{scalar.Text}' is not a block of addresses");
            case JoinedValue joined when PrefixLength(joined) is { } length && Ask(length) is var verdict and not Verdict.Unknown:
                return Answer(verdict, joined, "/" + length.ToString(CultureInfo.InvariantCulture), negated, scope);
            case JoinedValue joined:
                return FirstUnknown.Judge(joined, scope, "parts of the text are only known after deployment");
            case ReferenceValue reference when BlockOf(reference, scope) is { } referred:
                return Judge(referred, scope, negated);
            case ReferenceValue reference:
                return scope.Unknown(NotYetKnown.Of(reference));
            case UnknownValue unknown:
                return scope.Unknown(unknown);
            default:
                return scope.Unknown(value, "is not a block of addresses");
        }
    }

    private Judgment Answer(Verdict verdict, Value value, string shown, bool negated, Scope scope)
    {
        if (verdict == Verdict.Pass != negated)
            return Judgment.Pass;
        return scope.Fail(value, !scope.AsksWhy ? "" : $"'{shown}' must {(negated ? "not " : "")}{Phrase}");
    }

    // ${Address}/32
    private static int? PrefixLength(JoinedValue joined)
    {
        if (joined.Parts.Count == 0 || joined.Parts[joined.Parts.Count - 1] is not ScalarValue last)
            return null;
        var slash = last.Text.LastIndexOf('/');
        return slash >= 0 && int.TryParse(last.Text.Substring(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length <= 128
            ? length
            : null;
    }

    // A network's attribute CidrBlock is what its property says.
    private static Value? BlockOf(ReferenceValue reference, Scope scope) =>
        reference is { Attribute: "CidrBlock", Target: { } target } && scope.Find(target.Properties, "CidrBlock") is { } block and not ReferenceValue
            ? block
            : null;

    private sealed class Negated(CidrAssertion inner) : Assertion
    {
        public override Schema Negate() => inner;

        protected override Judgment JudgeKnown(Value value, Scope scope) => inner.Judge(value, scope, negated: true);

        protected override Judgment JudgeJoined(JoinedValue value, Scope scope) => inner.Judge(value, scope, negated: true);

        protected override Judgment JudgeReference(ReferenceValue value, Scope scope) => inner.Judge(value, scope, negated: true);
    }
}

/// <summary>The block is everybody: <c>0.0.0.0/0</c>, <c>::/0</c>; with an argument also what is nearly so.</summary>
/// <param name="widerThanIPv4">IPv4 blocks with a shorter prefix than this are open.</param>
/// <param name="widerThanIPv6">The same for IPv6.</param>
public sealed class CidrIsOpen(int widerThanIPv4, int widerThanIPv6) : CidrAssertion
{
    public static readonly Keyword Word = new(
        "cidrIsOpen",
        new KeywordOperand(
            "true or false; or { \"widerThan\": prefix length, \"widerThanIPv6\": prefix length } for blocks that are nearly everybody",
            """{ "anyOf": [{ "type": "boolean" }, { "type": "object", "properties": { "widerThan": { "type": "integer", "minimum": 1, "maximum": 32 }, "widerThanIPv6": { "type": "integer", "minimum": 1, "maximum": 128 } }, "additionalProperties": false }] }"""),
        "A block of addresses is everybody: 0.0.0.0/0 or ::/0, or has a shorter prefix than given and is not private.")
    {
        Compile = static (node, context) => node is MapNode
            ? CompileWidth(node, context)
            : PredicateOperands.ReadFlag(node, context, "cidrIsOpen", new CidrIsOpen(1, 1)),
    };

    public override string Phrase => "be open to the whole internet";

    protected override Verdict Ask(Cidr block) =>
        block.PrefixLength < (block.IsIPv6 ? widerThanIPv6 : widerThanIPv4) && (block.IsEverything || !block.IsPrivate) ? Verdict.Pass : Verdict.Fail;

    protected override Verdict Ask(int prefixLength)
    {
        if (prefixLength == 0)
            return Verdict.Pass;
        return prefixLength >= Math.Max(widerThanIPv4, widerThanIPv6) || (prefixLength <= 32 && prefixLength >= widerThanIPv4 && widerThanIPv6 == 1)
            ? Verdict.Fail
            : Verdict.Unknown;
    }

    private static CidrIsOpen? CompileWidth(Node node, CompileContext context)
    {
        if (context.Arguments(node, "cidrIsOpen", "widerThan", "widerThanIPv6") is not { } map)
            return null;
        return new CidrIsOpen(
            map.Find("widerThan") is { } length ? context.Count(length, "'widerThan'") : 1,
            map.Find("widerThanIPv6") is { } lengthIPv6 ? context.Count(lengthIPv6, "'widerThanIPv6'") : 1);
    }
}

/// <summary>Some address of the block is routed on the internet.</summary>
public sealed class CidrIsPublic : CidrAssertion
{
    public static readonly Keyword Word = new("cidrIsPublic", PredicateOperands.Flag, "A block of addresses has some that the internet routes; false: all are private, shared or local.")
    {
        Compile = static (node, context) => PredicateOperands.ReadFlag(node, context, "cidrIsPublic", new CidrIsPublic()),
    };

    public override string Phrase => "have public addresses";

    protected override Verdict Ask(Cidr block) => block.IsPrivate ? Verdict.Fail : Verdict.Pass;
}

/// <summary>The block is a single address: <c>/32</c>, <c>/128</c>.</summary>
public sealed class CidrIsSingleAddress : CidrAssertion
{
    public static readonly Keyword Word = new("cidrIsSingleAddress", PredicateOperands.Flag, "A block of addresses is one address: /32, or /128 in IPv6.")
    {
        Compile = static (node, context) => PredicateOperands.ReadFlag(node, context, "cidrIsSingleAddress", new CidrIsSingleAddress()),
    };

    public override string Phrase => "be a single address";

    protected override Verdict Ask(Cidr block) => block.PrefixLength == (block.IsIPv6 ? 128 : 32) ? Verdict.Pass : Verdict.Fail;

    protected override Verdict Ask(int prefixLength) => prefixLength switch
    {
        128 => Verdict.Pass,
        < 32 => Verdict.Fail,
        _ => Verdict.Unknown, // /32 is one IPv4 address, or a large IPv6 block
    };
}
