using System.Collections.Generic;
using System.Globalization;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Schemas.Predicates;

/// <summary>The items of a list have at least so many different values of a property, or no two the same: subnets in different availability zones.</summary>
/// <param name="item">The property of each item that holds the value or the reference; null for the item itself.</param>
/// <param name="of">The property of the resource that is referred to; null to compare the values themselves.</param>
/// <param name="atLeast">How many different ones; null for all of them.</param>
public sealed class DistinctValues(string? item, string? of, int? atLeast) : Assertion
{
    public static readonly Keyword Word = new(
        "distinctValues",
        new KeywordOperand(
            "a map of \"atLeast\": a number or \"all\", and any of \"item\": a property of each item, \"of\": a property of the resource that it refers to",
            """{ "type": "object", "properties": { "item": { "type": "string" }, "of": { "type": "string" }, "atLeast": { "anyOf": [{ "type": "integer", "minimum": 2 }, { "const": "all" }] } }, "required": ["atLeast"], "additionalProperties": false }"""),
        "The items of a list have at least so many different values, or all of them different ones, such as the availability zones of the subnets that they refer to.")
    {
        NeedsGraph = true,
        Compile = CompileDistinct,
    };

    public override string Phrase => $"have {Number} different values" + ((of ?? item) is { } property ? " of " + property : "");

    private string Number => atLeast is { } number ? number.ToString(CultureInfo.InvariantCulture) : "only";

    protected override Judgment JudgeReference(ReferenceValue value, Scope scope) => Count(value, scope);

    protected override Judgment JudgeJoined(JoinedValue value, Scope scope) => Count(value, scope);

    protected override Judgment JudgeKnown(Value value, Scope scope) => Count(value, scope);

    private Judgment Count(Value value, Scope scope)
    {
        var tally = new Tally();
        var open = (value as ListValue)?.OpenBecause;
        var items = value is ListValue list ? scope.Items(list) : new[] { value };
        foreach (var one in items)
            open = Add(one, tally, scope) ?? open;
        return atLeast is { } number ? AtLeast(number, tally, value, open) : All(items.Count, tally, value, open);
    }

    private Judgment AtLeast(int number, Tally tally, Value value, UnknownValue? open)
    {
        if (tally.Least >= number)
            return Judgment.Pass;
        if (open is not null && (value is ListValue { IsOpen: true } || tally.Most >= number))
            return Judgment.Unknown(open);
        return tally.Most < number
            ? Judgment.Fail(value, $"must {Phrase}, and has {tally.Most.ToString(CultureInfo.InvariantCulture)}")
            : Judgment.Unknown(value, "which of the values are the same is only known after deployment");
    }

    private Judgment All(int count, Tally tally, Value value, UnknownValue? open)
    {
        if (tally.Most + tally.Absent < count)
            return Judgment.Fail(value, Must);
        if (open is not null)
            return Judgment.Unknown(open);
        return tally.Known.Count > 0 && tally.Symbols.Count > 0
            ? Judgment.Unknown(value, "which of the values are the same is only known after deployment")
            : Judgment.Pass;
    }

    // What keeps the item's value from being known; null where it is.
    private UnknownValue? Add(Value one, Tally tally, Scope scope)
    {
        var value = item is null ? one
            : one is MapValue map ? scope.Find(map, item)
            : one;
        if (value is ReferenceValue { Target: { } target } reference && of is not null)
        {
            if (!tally.IsNew(target))
                return null;
            value = scope.Find(target.Properties, of) ?? new UnknownValue(UnknownCause.Attribute, $"'{reference.LogicalId}' does not set {of}", null, reference.Span);
        }
        else if (value is ScalarValue id && of is not null)
        {
            if (!tally.IsNew(id.Text))
                return null;
            value = new UnknownValue(UnknownCause.Attribute, $"the {of} of '{id.Text}' is not in the template", id.Text, id.Span);
        }

        switch (value)
        {
            case null:
                tally.Absent++;
                return null;
            case ScalarValue scalar:
                tally.Known.Add(scalar.Text);
                return null;
            case ReferenceValue other:
                tally.Symbols.Add(other.LogicalId + "." + other.Attribute);
                return null;
            case UnknownValue { Cause: UnknownCause.Intrinsic, Subject: { } subject } when subject.StartsWith("Fn::GetAZs[", System.StringComparison.Ordinal):
                tally.Symbols.Add(subject);
                return null;
            case UnknownValue unknown:
                tally.Unknown++;
                return unknown;
            default:
                tally.Unknown++;
                return FirstUnknown.In(value, scope);
        }
    }

    private static DistinctValues? CompileDistinct(Node node, CompileContext context)
    {
        if (context.Arguments(node, "distinctValues", "item", "of", "atLeast") is not { } map)
            return null;
        if (map.Find("atLeast") is not { } atLeast)
        {
            context.Report(map, "'distinctValues' has to say 'atLeast' how many");
            return null;
        }

        return new DistinctValues(
            map.Find("item") is { } item ? context.Text(item, "'item'") : null,
            map.Find("of") is { } of ? context.Text(of, "'of'") : null,
            atLeast is ScalarNode { Text: "all" } ? null : context.Count(atLeast, "'atLeast'"));
    }

    /// <summary>Different values seen so far.</summary>
    private sealed class Tally
    {
        private readonly HashSet<object> _seen = [];

        public HashSet<string> Known { get; } = [];

        /// <summary>Values known only by what they are, such as the second zone of the region: different among themselves.</summary>
        public HashSet<string> Symbols { get; } = [];

        public int Unknown { get; set; }

        /// <summary>Items that have no value: neither different nor the same.</summary>
        public int Absent { get; set; }

        // A symbol may be any of the known values.
        public int Least => System.Math.Max(System.Math.Max(Known.Count, Symbols.Count), Unknown > 0 ? 1 : 0);

        public int Most => Known.Count + Symbols.Count + Unknown;

        public bool IsNew(object resource) => _seen.Add(resource);
    }
}
