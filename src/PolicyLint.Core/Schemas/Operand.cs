using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Schemas;

/// <summary>What an assertion compares with: a constant of the rule, the value in force of one of its parameters, or a property of the judged resource.</summary>
internal sealed class Operand
{
    private readonly Value? _constant;
    private readonly string? _parameter;
    private readonly PropertyDefault? _property;

    private Operand(Value? constant, string? parameter, PropertyDefault? property)
    {
        _constant = constant;
        _parameter = parameter;
        _property = property;
    }

    /// <summary>The constant; null for what is only known when a resource is judged.</summary>
    public Value? Constant => _constant;

    public static Operand Of(Value constant) => new(constant, null, null);

    public static Operand OfParameter(string name) => new(null, name, null);

    /// <summary>A property of the resource that the rule judges, wherever the assertion looks.</summary>
    public static Operand OfJudged(PropertyDefault property) => new(null, null, property);

    /// <summary>The value to compare with; unknown where the parameter is not set, null where the property is absent and nothing stands for it.</summary>
    public Value In(Scope scope, Value judged) =>
        _constant ?? (_property is { } property ? PropertyOf(scope.Judged, property, scope, judged) : OfParameterIn(scope, judged));

    private Value OfParameterIn(Scope scope, Value judged) =>
        scope.Parameters.Find(_parameter!, scope.Resource, scope.Scenario) ?? Unset(_parameter!, judged);

    private static Value PropertyOf(Resource? resource, PropertyDefault property, Scope scope, Value judged)
    {
        var found = resource is null ? null : scope.Find(resource.Properties, property.Name);
        return found switch
        {
            null => property.Default ?? new ScalarValue(ScalarKind.Null, "null", judged.Span),
            ReferenceValue reference => NotYetKnown.Of(reference),
            _ => found,
        };
    }

    public static UnknownValue Unset(string parameter, Value judged) =>
        new(UnknownCause.Parameter, "the rule's parameter '" + parameter + "' is not set", parameter, judged.Span);
}
