using PolicyLint.Model;

namespace PolicyLint.Schemas;

/// <summary><c>parameter</c>: judges a parameter of the rule. What fails has no place in the source: it is the owner's.</summary>
internal sealed class ParameterSchema(string name, Schema inner) : Schema
{
    private readonly string _prefix = "the rule's parameter '" + name + "' ";

    public override Judgment Judge(Value value, Scope scope)
    {
        if (scope.Parameters.Find(name, scope.Resource, scope.Scenario) is not { } inForce)
            return scope.Unknown(Operand.Unset(name, value));
        var judgment = inner.Judge(inForce, scope);
        return judgment.Verdict == Verdict.Pass || !scope.AsksWhy ? judgment : judgment.Unplaced(new FramedReason(_prefix, judgment, ""));
    }

    public override Schema Negate() => new ParameterSchema(name, inner.Negate());
}

/// <summary><c>attributes</c>: judges what stands beside the resource's properties.</summary>
internal sealed class AttributesSchema(Schema inner) : Schema
{
    public override Judgment Judge(Value value, Scope scope) => scope.Resource is { } resource
        ? inner.Judge(resource.Attributes, scope).At(resource.Span)
        : scope.Unknown(value, "only a resource has attributes");

    public override Schema Negate() => new AttributesSchema(inner.Negate());
}

/// <summary><c>unknown</c>: what no source shows. The place is the owner's.</summary>
internal sealed class UnknownSchema(string because) : Schema
{
    private readonly Judgment _judgment = Judgment.Doubt(because);

    public override Judgment Judge(Value value, Scope scope) => scope.Say(_judgment);

    public override Schema Negate() => this;
}
