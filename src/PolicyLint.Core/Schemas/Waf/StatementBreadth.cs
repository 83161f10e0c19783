using System;
using System.Collections.Generic;
using System.Globalization;
using PolicyLint.Model;
using PolicyLint.Schemas.Networks;

namespace PolicyLint.Schemas.Waf;

/// <summary>How much of the world's traffic a statement of a WAF rule matches.</summary>
/// <param name="scope">Where values are looked up.</param>
/// <param name="maxCountries">From how many countries on a geographic match is no narrowing any more.</param>
internal sealed class StatementBreadth(Scope scope, long maxCountries)
{
    // A block of addresses this wide is a sixteenth of the address space or more.
    private const int WidePrefix = 4;

    private static readonly HashSet<string> EveryPath = new(StringComparer.Ordinal) { ".*", ".+", "^.*", "^.*$", "^.+$", "^/", "^/.*", "^/.*$", "/" };

    /// <summary>Whether the statement matches every request.</summary>
    public Verdict MatchesEverything(Value? statement) => Matches(statement, mostly: false);

    /// <summary>Whether the statement matches nearly every request: what it leaves out is the exception.</summary>
    public Verdict MatchesMost(Value? statement) => Matches(statement, mostly: true);

    /// <summary>Whether the statement says who may send what it matches: by address, label or host.</summary>
    public Verdict NarrowsSender(Value? statement) => StatementKind.TryRead(statement, scope, out var kind, out var body) ? kind switch
    {
        "IPSetReferenceStatement" => OfAddresses(body, mostly: true).Not(),
        "LabelMatchStatement" => Verdict.Pass,
        "AndStatement" => OfNested(body, any: true, NarrowsSender),
        "OrStatement" => OfNested(body, any: false, NarrowsSender),
        "ByteMatchStatement" or "RegexMatchStatement" or "RegexPatternSetReferenceStatement" => IsAboutHost(body),
        _ => Verdict.Fail,
    } : Verdict.Unknown;

    private Verdict Matches(Value? statement, bool mostly) => StatementKind.TryRead(statement, scope, out var kind, out var body) ? kind switch
    {
        "AndStatement" => OfNested(body, any: false, nested => Matches(nested, mostly)),
        "OrStatement" => OfNested(body, any: true, nested => Matches(nested, mostly)),
        "NotStatement" => mostly ? MatchesMost(scope.Find(body, "Statement")).Not() : Verdict.Fail,
        "GeoMatchStatement" => mostly ? OfCountries(body) : Verdict.Fail,
        "IPSetReferenceStatement" => OfAddresses(body, mostly),
        "ByteMatchStatement" => OfText(body),
        "RegexMatchStatement" => IsOneOf(scope.Find(body, "RegexString"), EveryPath).And(IsAboutPath(body)),
        "SizeConstraintStatement" => OfSize(body),
        _ => Verdict.Fail,
    } : Verdict.Unknown;

    private Verdict OfNested(MapValue body, bool any, Func<Value?, Verdict> of)
    {
        if (scope.Find(body, "Statements") is not ListValue list)
            return Verdict.Unknown;
        var verdict = any ? Verdict.Fail : Verdict.Pass;
        foreach (var nested in scope.Items(list))
            verdict = any ? verdict.Or(of(nested)) : verdict.And(of(nested));
        if (!list.IsOpen)
            return verdict;
        return any ? verdict.Or(Verdict.Unknown) : verdict.And(Verdict.Unknown);
    }

    private Verdict OfCountries(MapValue body) => scope.Find(body, "CountryCodes") switch
    {
        ListValue list when scope.Items(list).Count > maxCountries => Verdict.Pass,
        ListValue { IsOpen: false } => Verdict.Fail,
        null => Verdict.Fail,
        _ => Verdict.Unknown,
    };

    private Verdict OfAddresses(MapValue body, bool mostly)
    {
        var arn = scope.Find(body, "Arn");
        if (Targets.Of(arn, "AWS::WAFv2::IPSet", scope) is not { } set)
            return arn is ScalarValue ? Verdict.Fail : Verdict.Unknown; // a set elsewhere was made to name some
        if (scope.Find(set.Properties, "Addresses") is not ListValue list)
            return Verdict.Unknown;
        var verdict = list.IsOpen ? Verdict.Unknown : Verdict.Fail;
        foreach (var address in scope.Items(list))
        {
            if (address is not ScalarValue text)
                verdict = verdict.Or(Verdict.Unknown);
            else if (Cidr.TryRead(text.Text, out var block) && block.PrefixLength <= (mostly ? WidePrefix : 0))
                verdict = Verdict.Pass;
        }

        return verdict;
    }

    // Every path begins with '/' and has one in it.
    private Verdict OfText(MapValue body)
    {
        var constraint = scope.Find(body, "PositionalConstraint");
        var text = scope.Find(body, "SearchString") ?? scope.Find(body, "SearchStringBase64");
        if (constraint is ScalarValue { Text: not ("STARTS_WITH" or "CONTAINS") } || text is ScalarValue { Text: not ("/" or "Lw==") })
            return Verdict.Fail;
        return constraint is ScalarValue && text is ScalarValue ? IsAboutPath(body) : Verdict.Unknown;
    }

    private Verdict OfSize(MapValue body) => (scope.Find(body, "ComparisonOperator"), scope.Find(body, "Size")) switch
    {
        (ScalarValue { Text: "GE" }, ScalarValue { Text: "0" }) => Verdict.Pass,
        (ScalarValue, ScalarValue) => Verdict.Fail,
        _ => Verdict.Unknown,
    };

    private Verdict IsAboutPath(MapValue body) => scope.Find(body, "FieldToMatch") switch
    {
        MapValue field => scope.Look(field, "UriPath", out _),
        null => Verdict.Fail,
        _ => Verdict.Unknown,
    };

    private Verdict IsAboutHost(MapValue body)
    {
        if (scope.Find(body, "FieldToMatch") is not MapValue field)
            return Verdict.Unknown;
        return scope.Find(field, "SingleHeader") switch
        {
            null => Verdict.Fail,
            MapValue header => (scope.Find(header, "Name") ?? scope.Find(header, "name")) switch
            {
                ScalarValue name => name.Text.Equals("host", StringComparison.OrdinalIgnoreCase) ? Verdict.Pass : Verdict.Fail,
                _ => Verdict.Unknown,
            },
            _ => Verdict.Unknown,
        };
    }

    private static Verdict IsOneOf(Value? value, HashSet<string> texts) => value switch
    {
        ScalarValue scalar => texts.Contains(scalar.Text) ? Verdict.Pass : Verdict.Fail,
        null => Verdict.Fail,
        _ => Verdict.Unknown,
    };

    /// <summary>The number of countries in an operand's value; a number that never is reached where it is none.</summary>
    public static long CountriesOf(Value? value) =>
        value is ScalarValue scalar && long.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : long.MaxValue;
}
