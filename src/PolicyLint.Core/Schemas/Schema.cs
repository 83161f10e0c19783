using PolicyLint.Model;

namespace PolicyLint.Schemas;

/// <summary>A compiled assertion about a value.</summary>
public abstract class Schema
{
    /// <summary>Holds the value against the schema. The value may be a choice; whoever looks inside it resolves it first.</summary>
    public abstract Judgment Judge(Value value, Scope scope);

    /// <summary>What is demanded, to be read behind "must" or "must not": <c>be 'Enabled'</c>; null where that would not be short.</summary>
    public virtual string? Phrase => null;

    /// <summary>The schema that holds where this one fails. Pushed inwards as far as it goes, so that a failure points at the value.</summary>
    public virtual Schema Negate() => new NotSchema(this);
}

/// <summary>A schema that asks about the value itself. What is not known is handled here and nowhere else.</summary>
public abstract class Assertion : Schema
{
    private string? _must;
    private string? _mustNot;

    /// <summary>The demand as a reason. Put together once: the phrase is the same for every value.</summary>
    protected string Must => _must ??= "must " + Phrase;

    /// <summary>The contrary of the demand as a reason.</summary>
    protected string MustNot => _mustNot ??= "must not " + Phrase;

    public sealed override Judgment Judge(Value value, Scope scope) => scope.Resolve(value) switch
    {
        null => Judgment.Pass, // vanished in this scenario: who demands presence asks for it with "required" or "at"
        UnknownValue unknown => JudgeUnknown(unknown, scope),
        ReferenceValue reference => JudgeReference(reference, scope),
        JoinedValue joined => JudgeJoined(joined, scope),
        var known => JudgeKnown(known, scope),
    };

    /// <summary>Judges a scalar, list or map; the parts of lists and maps may again be anything.</summary>
    protected abstract Judgment JudgeKnown(Value value, Scope scope);

    /// <summary>For the few assertions that are about where a value comes from.</summary>
    protected virtual Judgment JudgeUnknown(UnknownValue value, Scope scope) => scope.Unknown(value);

    /// <summary>For the few assertions that are about references.</summary>
    protected virtual Judgment JudgeReference(ReferenceValue value, Scope scope) => scope.Unknown(NotYetKnown.Of(value));

    /// <summary>For assertions that can be decided from the known parts of a string.</summary>
    protected virtual Judgment JudgeJoined(JoinedValue value, Scope scope) =>
        scope.Unknown(value, "parts of the text are only known after deployment");
}

/// <summary>References as what they are to whoever asks for their text: known after deployment.</summary>
public static class NotYetKnown
{
    public static UnknownValue Of(ReferenceValue value) =>
        new(UnknownCause.Attribute, value.Attribute is { } attribute
            ? $"the attribute '{attribute}' of '{value.LogicalId}' is only known after deployment"
            : $"the value of '{value.LogicalId}' is only known after deployment", value.LogicalId, value.Span)
        { Origin = value.Origin };
}
