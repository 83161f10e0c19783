using PolicyLint.Cdk.Code;
using PolicyLint.Cdk.Names;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Cdk.Values;

/// <summary>What objects of the CDK that are no constructs come to in a template.</summary>
internal static class LibraryConversion
{
    public static Value Of(LibraryValue library)
    {
        switch (library.TypeName)
        {
            case "SecretValue" when library.Member is "UnsafePlainText" or "PlainText":
                return ValueConversion.Of(library.Argument(0)) ?? Unfollowed(library);
            case "SecretValue":
                return new UnknownValue(UnknownCause.SecretsManagerReference, "a secret is read when the stack is deployed", null, library.Span);
            case "Duration" when Seconds(library) is { } seconds:
                return new ScalarValue(ScalarKind.Number, seconds.ToString(System.Globalization.CultureInfo.InvariantCulture), library.Span);
            default:
                return library is { Arguments.Count: 0, Receiver: null } && Enumerations.Find(library.TypeName, library.Member) is { } word
                    ? new ScalarValue(ScalarKind.String, word, library.Span)
                    : Unfollowed(library);
        }
    }

    /// <summary>The length of a <c>Duration</c>; null where it is not known.</summary>
    public static long? Seconds(LibraryValue duration)
    {
        if (duration.TypeName != "Duration" || ValueConversion.Of(duration.Argument(0)) is not ScalarValue amount
            || !ScalarComparer.TryNumber(amount.Text, out var number))
        {
            return null;
        }

        decimal unit = duration.Member switch
        {
            "Days" => 86_400,
            "Hours" => 3_600,
            "Minutes" => 60,
            "Seconds" => 1,
            _ => 0,
        };
        return unit == 0 ? null : (long)(number * unit);
    }

    private static UnknownValue Unfollowed(LibraryValue library) =>
        new(UnknownCause.Code, $"what {library} comes to is not followed", null, library.Span);
}
