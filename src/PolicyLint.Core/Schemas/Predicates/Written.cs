using PolicyLint.Model;

namespace PolicyLint.Schemas.Predicates;

/// <summary>The value is written out, at least in part, and satisfies a schema; a reference to something else is not.</summary>
/// <remarks>With <c>not</c> it forbids what is written and lets references through, of which only a deployment knows the value.</remarks>
/// <param name="inner">Judged on what is written.</param>
public sealed class Written(Schema inner) : Schema
{
    public static readonly Keyword Word = new(
        "written",
        Operands.Schema,
        "The value is written out, not a Ref, a GetAtt or an ARN around one, and satisfies the schema.")
    {
        Compile = static (node, context) => new Written(context.CompileChild(node)),
    };

    public override string? Phrase => inner.Phrase is { } phrase ? "be written out and " + phrase : "be written out";

    public override Judgment Judge(Value value, Scope scope) =>
        scope.Resolve(value) is { } resolved && IsReference(resolved, scope) ? scope.Fail(resolved, "must be written out") : inner.Judge(value, scope);

    public override Schema Negate() => new NotWritten(inner);

    // An ARN around a resource's name is a reference to it, however it is put together.
    private static bool IsReference(Value value, Scope scope)
    {
        if (value is not JoinedValue joined)
            return value is ReferenceValue;
        foreach (var part in joined.Parts)
        {
            if (part is ReferenceValue { Target: { } target } && References.Refers(joined, target, scope) == Verdict.Pass)
                return true;
        }

        return false;
    }

    private sealed class NotWritten(Schema inner) : Schema
    {
        private readonly Schema _negated = inner.Negate();

        public override Judgment Judge(Value value, Scope scope) =>
            scope.Resolve(value) is { } resolved && IsReference(resolved, scope) ? Judgment.Pass : _negated.Judge(value, scope);

        public override Schema Negate() => new Written(inner);
    }
}
