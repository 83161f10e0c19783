using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.CloudFormation.Parameters;

/// <summary>A declared parameter with all that it may be.</summary>
internal sealed class TemplateParameter
{
    private readonly string _type;
    private readonly bool _isNoEcho;
    private readonly ScalarNode? _default;
    private readonly SuppliedParameter? _supplied;
    private readonly List<Origin> _origins = [];
    private string? _reason;

    public TemplateParameter(string name, ParameterDeclaration declaration, SuppliedParameter? supplied, Comparisons comparisons)
    {
        Name = name;
        _type = declaration.Type;
        _isNoEcho = declaration.IsNoEcho;
        _default = declaration.Default;
        _supplied = supplied;
        Domain = FindDomain(declaration, comparisons);
    }

    public string Name { get; }

    /// <summary>What the parameter may be, where that is not one value; null where it is known or nothing depends on it.</summary>
    public Domain? Domain { get; }

    /// <summary>The parameter's value where it is used.</summary>
    public Value At(SourceSpan span)
    {
        if (_supplied is not null && !ParameterTypes.IsStored(_type))
            return Supplied(_supplied, span);
        if (Domain is not null)
            return new DomainValue(Domain, option => OptionAt(option, span), span);
        if (_default is not null && !ParameterTypes.IsStored(_type))
            return Of(_default.Text, OriginKind.ParameterDefault, _default.Span, span);
        return Unknown(span);
    }

    private Value OptionAt(int option, SourceSpan span) =>
        Domain!.TextOf(option) is { } text
            ? ParameterTypes.ValueOf(_type, text, span, _origins[option])
            : Unknown(span);

    private Value Of(string text, OriginKind kind, SourceSpan at, SourceSpan span) =>
        ParameterTypes.ValueOf(_type, text, span, OriginOf(kind, at));

    private Origin OriginOf(OriginKind kind, SourceSpan at) => new(kind, Name, at) { IsNoEcho = _isNoEcho };

    private Value Supplied(SuppliedParameter supplied, SourceSpan span)
    {
        if (!IsOpen(supplied.Value) || Domain is null)
            return Typed(supplied.Value, OriginOf(supplied.Kind, supplied.Value.Span), span);
        return new PassedValue(this, supplied, span);
    }

    private Value Typed(Value value, Origin origin, SourceSpan span) =>
        value is ScalarValue scalar ? ParameterTypes.ValueOf(_type, scalar.Text, span, origin) : Relocation.To(span, value, origin);

    private static bool IsOpen(Value value) => value is not (ScalarValue or ListValue);

    private UnknownValue Unknown(SourceSpan span)
    {
        var cause = ParameterTypes.IsStored(_type) ? UnknownCause.SsmParameter : UnknownCause.Parameter;
        return new UnknownValue(cause, _reason ??= Reason(cause), Name, span) { IsNoEcho = _isNoEcho };
    }

    private string Reason(UnknownCause cause)
    {
        if (cause == UnknownCause.Parameter)
            return Domain is null ? $"depends on parameter '{Name}', which has no default" : $"is any other value of parameter '{Name}'";
        return _default is null
            ? $"parameter '{Name}' is read from the Systems Manager parameter store"
            : $"parameter '{Name}' is the entry '{_default.Text}' of the Systems Manager parameter store";
    }

    private Domain? FindDomain(ParameterDeclaration declaration, Comparisons comparisons)
    {
        if (_supplied is not null && !IsOpen(_supplied.Value))
            return null;
        var texts = new List<string>();
        var isStored = ParameterTypes.IsStored(_type);
        if (_supplied is null && !isStored && declaration.AllowedValues.Count > 0 && !ParameterTypes.IsList(_type))
            return OfAllowedValues(declaration, texts);

        var keys = comparisons.KeysOf(Name);
        if (!comparisons.Compares(Name) && (keys.Count == 0 || _default is not null || _supplied is not null))
            return null;
        if (_supplied is null && _default is not null && !isStored)
            Add(texts, _default.Text, OriginKind.ParameterDefault, _default.Span);
        foreach (var constant in comparisons.ConstantsOf(Name))
        {
            if (declaration.Admits(constant.Text))
                Add(texts, constant.Text, OriginKind.Constant, constant.Span);
        }

        foreach (var key in keys)
            Add(texts, key.Text, OriginKind.Mapping, key.Span);

        // A key that the mapping lacks cannot be deployed, so "anything else" is no possibility.
        return Domain.Create(Name, texts, isOpen: keys.Count == 0, Hidden());
    }

    private Domain OfAllowedValues(ParameterDeclaration declaration, List<string> texts)
    {
        if (_default is not null)
            Add(texts, _default.Text, OriginKind.ParameterDefault, _default.Span);
        foreach (var allowed in declaration.AllowedValues)
            Add(texts, allowed.Text, OriginKind.ParameterAllowedValue, allowed.Span);
        return Domain.Create(Name, texts, isOpen: false, Hidden());
    }

    // What NoEcho keeps from those who see the stack; what a condition compares it with is public.
    private List<string?>? Hidden()
    {
        if (!_isNoEcho)
            return null;
        var hidden = new List<string?>(_origins.Count);
        foreach (var origin in _origins)
        {
            hidden.Add(origin.Kind switch
            {
                OriginKind.ParameterDefault => "its default",
                OriginKind.ParameterAllowedValue => string.Format(System.Globalization.CultureInfo.InvariantCulture, "allowed value {0}", hidden.Count + 1),
                _ => null,
            });
        }

        return hidden;
    }

    private void Add(List<string> texts, string text, OriginKind kind, SourceSpan at)
    {
        if (texts.Contains(text))
            return;
        texts.Add(text);
        _origins.Add(OriginOf(kind, at));
    }

    /// <summary>What a parent stack passes down and does not know itself: compared here, it has this stack's domain.</summary>
    private sealed class PassedValue(TemplateParameter parameter, SuppliedParameter supplied, SourceSpan span) : ChoiceValue(span)
    {
        public override Value? In(IScenario scenario)
        {
            var passed = scenario.Resolve(supplied.Value);
            if (passed is not null && IsOpen(passed) && parameter.Domain!.TextOf(scenario.Choose(parameter.Domain.Variable)) is { } text)
                return parameter.Of(text, supplied.Kind, supplied.Value.Span, Span);
            return passed is null ? null : parameter.Typed(passed, parameter.OriginOf(supplied.Kind, supplied.Value.Span), Span);
        }

        public override IEnumerable<Value> Alternatives => [Relocation.To(Span, supplied.Value, null)];
    }
}
