using System.Globalization;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Schemas;

internal enum NumberDemand
{
    Minimum,
    Maximum,
    ExclusiveMinimum,
    ExclusiveMaximum,
    MultipleOf,
}

/// <summary><c>minimum</c>, <c>maximum</c>, <c>exclusiveMinimum</c>, <c>exclusiveMaximum</c>, <c>multipleOf</c>; about numbers and texts that are numbers.</summary>
internal sealed class NumberAssertion : Assertion
{
    private readonly NumberDemand _demand;
    private readonly Operand _operand;
    private readonly decimal _limit;
    private readonly string? _phrase;
    private readonly string? _because;

    public NumberAssertion(NumberDemand demand, Operand operand)
    {
        _demand = demand;
        _operand = operand;
        if (operand.Constant is not ScalarValue constant || !ScalarComparer.TryNumber(constant.Text, out _limit))
            return;
        _phrase = "be " + Word(demand) + constant.Text;
        _because = "must " + _phrase;
    }

    public override string? Phrase => _phrase;

    protected override Judgment JudgeKnown(Value value, Scope scope)
    {
        if (value is not ScalarValue scalar || scalar.Kind == ScalarKind.Null || !ScalarComparer.TryNumber(scalar.Text, out var number))
            return Judgment.Pass;
        var limit = _limit;
        if (_because is null)
        {
            var operand = _operand.In(scope, value);
            if (operand is not ScalarValue inForce || !ScalarComparer.TryNumber(inForce.Text, out limit))
                return operand is UnknownValue unset ? scope.Unknown(unset) : scope.Unknown(value, "the rule's parameter is not set to a number");
        }

        return Holds(number, limit)
            ? Judgment.Pass
            : scope.Fail(value, _because ?? "must be " + Word(_demand) + limit.ToString(CultureInfo.InvariantCulture));
    }

    private bool Holds(decimal number, decimal limit) => _demand switch
    {
        NumberDemand.Minimum => number >= limit,
        NumberDemand.Maximum => number <= limit,
        NumberDemand.ExclusiveMinimum => number > limit,
        NumberDemand.ExclusiveMaximum => number < limit,
        _ => limit == 0 || decimal.Remainder(number, limit) == 0,
    };

    private static string Word(NumberDemand demand) => demand switch
    {
        NumberDemand.Minimum => "at least ",
        NumberDemand.Maximum => "at most ",
        NumberDemand.ExclusiveMinimum => "more than ",
        NumberDemand.ExclusiveMaximum => "less than ",
        _ => "a multiple of ",
    };
}

/// <summary>What is counted by <see cref="CountAssertion"/>.</summary>
internal enum Counted
{
    Characters,
    Items,
    Properties,
}

/// <summary><c>minLength</c>, <c>maxItems</c> and their kin: how many characters, items or properties there are.</summary>
internal sealed class CountAssertion : Assertion
{
    private readonly Counted _counted;
    private readonly bool _isMinimum;
    private readonly Operand _operand;
    private readonly int _limit;
    private readonly string? _phrase;
    private readonly string? _because;

    public CountAssertion(Counted counted, bool isMinimum, Operand operand)
    {
        _counted = counted;
        _isMinimum = isMinimum;
        _operand = operand;
        if (operand.Constant is not ScalarValue constant || !TryCount(constant, out _limit))
            return;
        _phrase = Demand(_limit);
        _because = "must " + _phrase;
    }

    public override string? Phrase => _phrase;

    public static bool TryCount(ScalarValue scalar, out int count)
    {
        var isCount = ScalarComparer.TryNumber(scalar.Text, out var number) && number >= 0 && number <= int.MaxValue && number == decimal.Truncate(number);
        count = isCount ? (int)number : 0;
        return isCount;
    }

    protected override Judgment JudgeKnown(Value value, Scope scope) => (_counted, value) switch
    {
        (Counted.Characters, ScalarValue { Kind: not ScalarKind.Null } scalar) => Judge(value, Length(scalar.Text), 0, null, scope),
        (Counted.Items, ListValue list) => JudgeItems(list, scope),
        (Counted.Items, ScalarValue { Kind: ScalarKind.Null }) => Judge(value, 0, 0, null, scope),
        (Counted.Items, _) => Judge(value, 1, 0, null, scope), // a single value counts as a list of one
        (Counted.Properties, MapValue map) => JudgeProperties(map, scope),
        _ => Judgment.Pass,
    };

    protected override Judgment JudgeReference(ReferenceValue value, Scope scope) =>
        _counted == Counted.Items && value.IsSingle ? Judge(value, 1, 0, null, scope) : base.JudgeReference(value, scope);

    protected override Judgment JudgeJoined(JoinedValue value, Scope scope) => _counted switch
    {
        Counted.Characters => Judge(value, JoinedText.KnownLength(value), int.MaxValue, null, scope),
        Counted.Items => Judge(value, 1, 0, null, scope),
        _ => Judgment.Pass,
    };

    private static int Length(string text) => TextLength.Of(text);

    private Judgment JudgeItems(ListValue list, Scope scope)
    {
        var items = scope.Items(list);
        var maybe = 0;
        UnknownValue? because = list.OpenBecause;
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i] is not UnknownValue { MayVanish: true } unknown)
                continue;
            maybe++;
            because ??= unknown;
        }

        return Judge(list, items.Count - maybe, list.IsOpen ? int.MaxValue : maybe, because, scope);
    }

    private Judgment JudgeProperties(MapValue map, Scope scope)
    {
        var surely = 0;
        var maybe = 0;
        UnknownValue? because = map.OpenBecause;
        for (var i = 0; i < map.Entries.Count; i++)
        {
            switch (scope.Resolve(map.Entries[i].Value))
            {
                case null:
                    break;
                case UnknownValue { MayVanish: true } unknown:
                    maybe++;
                    because ??= unknown;
                    break;
                default:
                    surely++;
                    break;
            }
        }

        return Judge(map, surely, map.IsOpen ? int.MaxValue : maybe, because, scope);
    }

    private Judgment Judge(Value value, int surely, int maybe, UnknownValue? because, Scope scope)
    {
        var limit = _limit;
        if (_because is null)
        {
            var operand = _operand.In(scope, value);
            if (operand is not ScalarValue inForce || !TryCount(inForce, out limit))
                return operand is UnknownValue unset ? scope.Unknown(unset) : scope.Unknown(value, "the rule's parameter is not set to a count");
        }

        var most = maybe == int.MaxValue ? int.MaxValue : surely + maybe;
        var holds = _isMinimum ? surely >= limit : most <= limit;
        if (holds)
            return Judgment.Pass;
        var fails = _isMinimum ? most < limit : surely > limit;
        if (fails)
            return scope.Fail(value, _because ?? "must " + Demand(limit));
        return because is null ? scope.Unknown(value, "parts of the text are only known after deployment") : scope.Unknown(because);
    }

    private string Demand(int limit)
    {
        if (_isMinimum && limit == 1)
            return _counted == Counted.Characters ? "have a text" : _counted == Counted.Items ? "have an item" : "have a property";
        if (!_isMinimum && limit == 0)
            return "be empty";
        var what = _counted switch
        {
            Counted.Characters => limit == 1 ? " character" : " characters",
            Counted.Items => limit == 1 ? " item" : " items",
            _ => limit == 1 ? " property" : " properties",
        };
        return (_isMinimum ? "have at least " : "have at most ") + limit.ToString(CultureInfo.InvariantCulture) + what;
    }
}
