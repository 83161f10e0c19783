using System.Text;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Schemas;

/// <summary><c>const</c>: the very value.</summary>
internal sealed class ConstAssertion(Operand operand) : Assertion
{
    // Put together when it is first told: most assertions hold.
    private string? _because;

    public override string? Phrase => operand.Constant is { } constant ? "be " + Shown.Of(constant) : null;

    protected override Judgment JudgeKnown(Value value, Scope scope) => Judge(value, scope, value);

    protected override Judgment JudgeJoined(JoinedValue value, Scope scope) => Judge(value, scope, value);

    private Judgment Judge(Value value, Scope scope, Value unknown)
    {
        var other = operand.In(scope, value);
        if (other is UnknownValue unset)
            return scope.Unknown(unset);
        return Equality.Compare(value, other, scope) switch
        {
            Verdict.Pass => Judgment.Pass,
            Verdict.Fail => scope.Fail(value, Because(other)),
            _ => scope.Unknown(unknown, Shown.WhyUnknown(unknown, scope)),
        };
    }

    private string Because(Value demanded) => operand.Constant is null ? "must be " + Shown.Of(demanded) : _because ??= "must be " + Shown.Of(demanded);
}

/// <summary><c>enum</c>: one of some values.</summary>
internal sealed class EnumAssertion(Operand operand) : Assertion
{
    // Put together when it is first told: most assertions hold.
    private string? _because;

    public override string? Phrase => operand.Constant is ListValue list ? "be " + Shown.OneOf(list) : null;

    protected override Judgment JudgeKnown(Value value, Scope scope)
    {
        if (operand.In(scope, value) is not ListValue list)
            return scope.Unknown(value, "the rule's parameter is not set to a list");
        var greatest = Verdict.Fail;
        for (var i = 0; i < list.Items.Count && greatest != Verdict.Pass; i++)
            greatest = greatest.Or(Equality.Compare(value, list.Items[i], scope));
        return greatest switch
        {
            Verdict.Pass => Judgment.Pass,
            Verdict.Fail => scope.Fail(value, Because(list)),
            _ => scope.Unknown(value, Shown.WhyUnknown(value, scope)),
        };
    }

    protected override Judgment JudgeJoined(JoinedValue value, Scope scope) => JudgeKnown(value, scope);

    private string Because(ListValue demanded) => operand.Constant is null ? "must be " + Shown.OneOf(demanded) : _because ??= "must be " + Shown.OneOf(demanded);
}

/// <summary>The types that JSON Schema tells apart, as a set.</summary>
[System.Flags]
internal enum ValueTypes
{
    None = 0,
    Null = 1,
    Boolean = 2,
    Number = 4,
    Integer = 8,
    String = 16,
    Array = 32,
    Object = 64,
}

/// <summary><c>type</c>; as to CloudFormation, a number and a truth value are texts too, and texts that read so are them.</summary>
internal sealed class TypeAssertion(ValueTypes allowed, string phrase) : Assertion
{
    private readonly string _because = "must " + phrase;

    public override string Phrase => phrase;

    protected override Judgment JudgeKnown(Value value, Scope scope) =>
        (allowed & Of(value)) != 0 ? Judgment.Pass : scope.Fail(value, _because);

    protected override Judgment JudgeJoined(JoinedValue value, Scope scope)
    {
        if ((allowed & ValueTypes.String) != 0)
            return Judgment.Pass;
        return (allowed & (ValueTypes.Number | ValueTypes.Integer | ValueTypes.Boolean)) != 0
            ? base.JudgeJoined(value, scope)
            : scope.Fail(value, _because);
    }

    private static ValueTypes Of(Value value)
    {
        switch (value)
        {
            case ListValue:
                return ValueTypes.Array;
            case MapValue:
                return ValueTypes.Object;
            case ScalarValue { Kind: ScalarKind.Null }:
                return ValueTypes.Null;
        }

        var text = ((ScalarValue)value).Text;
        if (ScalarComparer.IsBoolean(text))
            return ValueTypes.Boolean | ValueTypes.String;
        if (!ScalarComparer.TryNumber(text, out var number))
            return ((ScalarValue)value).Kind == ScalarKind.Number ? ValueTypes.Number | ValueTypes.String : ValueTypes.String;
        return ValueTypes.Number | ValueTypes.String | (number == decimal.Truncate(number) ? ValueTypes.Integer : 0);
    }
}

/// <summary>Values as reasons show them.</summary>
internal static class Shown
{
    private const int MostShown = 12;

    public static string Of(Value value) => value switch
    {
        ScalarValue { Kind: ScalarKind.String } scalar => Phrases.Quote(scalar.Text),
        ScalarValue scalar => scalar.Text,
        ListValue { Items.Count: 0 } => "an empty list",
        MapValue { Entries.Count: 0 } => "an empty map",
        ListValue list => "[" + Join(list.Items) + "]",
        _ => "the map that the rule demands",
    };

    public static string OneOf(ListValue list) => list.Items.Count == 1 ? Of(list.Items[0]) : "one of " + Join(list.Items);

    public static string WhyUnknown(Value value, Scope scope) => value is JoinedValue
        ? "parts of the text are only known after deployment"
        : FirstUnknown(value, scope)?.Because ?? "parts of the value are only known after deployment";

    private static UnknownValue? FirstUnknown(Value value, Scope scope)
    {
        switch (scope.Resolve(value))
        {
            case UnknownValue unknown:
                return unknown;
            case ReferenceValue reference:
                return NotYetKnown.Of(reference);
            case ListValue list:
                for (var i = 0; i < list.Items.Count; i++)
                {
                    if (FirstUnknown(list.Items[i], scope) is { } found)
                        return found;
                }

                return list.OpenBecause;
            case MapValue map:
                for (var i = 0; i < map.Entries.Count; i++)
                {
                    if (FirstUnknown(map.Entries[i].Value, scope) is { } found)
                        return found;
                }

                return map.OpenBecause;
            default:
                return null;
        }
    }

    private static string Join(Sequence<Value> items)
    {
        var text = new StringBuilder();
        for (var i = 0; i < items.Count && i < MostShown; i++)
            text.Append(i == 0 ? "" : ", ").Append(Of(items[i]));
        return items.Count > MostShown ? text.Append(", …").ToString() : text.ToString();
    }
}
