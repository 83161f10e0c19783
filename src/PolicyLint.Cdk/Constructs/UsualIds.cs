using System.Text;
using PolicyLint.Cdk.Code;
using PolicyLint.Cdk.Values;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Cdk.Constructs;

/// <summary>Ids that depend on what the code leaves open: an id is a name only, so the first one that is known will do.</summary>
internal static class UsualIds
{
    /// <summary>The id that the construct usually has; null where none is known, or another construct beside it has it.</summary>
    public static string? Of(ConstructValue made, CodeValue? given, Session session)
    {
        if (ValueConversion.Of(given) is not { } value || Text(value) is not { } usual)
            return null;
        foreach (var other in session.Constructs)
        {
            if (ReferenceEquals(other.Scope, made.Scope) && (other.Id ?? other.UsualId) == usual)
                return null;
        }

        return usual;
    }

    private static string? Text(Value value)
    {
        switch (value)
        {
            case ScalarValue { Kind: not ScalarKind.Null } scalar:
                return scalar.Text;
            case ChoiceValue choice:
                foreach (var alternative in choice.Alternatives)
                {
                    if (Text(alternative) is { } known)
                        return known;
                }

                return null;
            case JoinedValue joined:
                var text = new StringBuilder();
                foreach (var part in joined.Parts)
                {
                    if (Text(part) is not { } known)
                        return null;
                    text.Append(known);
                }

                return text.ToString();
            default:
                return null;
        }
    }
}
