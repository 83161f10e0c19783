using PolicyLint.Model;

namespace PolicyLint.Schemas;

/// <summary>What an assertion compares with: a constant of the rule, or the value in force of one of the rule's parameters.</summary>
internal sealed class Operand
{
    private readonly Value? _constant;
    private readonly string? _parameter;

    private Operand(Value? constant, string? parameter)
    {
        _constant = constant;
        _parameter = parameter;
    }

    /// <summary>The constant; null for a parameter.</summary>
    public Value? Constant => _constant;

    public static Operand Of(Value constant) => new(constant, null);

    public static Operand OfParameter(string name) => new(null, name);

    /// <summary>The value to compare with; unknown where the parameter is not set.</summary>
    public Value In(Scope scope, Value judged) =>
        _constant ?? scope.Parameters.Find(_parameter!, scope.Resource) ?? Unset(_parameter!, judged);

    public static UnknownValue Unset(string parameter, Value judged) =>
        new(UnknownCause.Parameter, "the rule's parameter '" + parameter + "' is not set", parameter, judged.Span);
}
