using System;
using System.Globalization;
using PolicyLint.Cdk.Code;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Cdk.Level2;

/// <summary>What a table's paths lead to: from properties, arguments and constructs to what they hold.</summary>
internal static class CodePaths
{
    /// <summary>What stands at the end of the path; null where nothing does.</summary>
    /// <param name="path">Names of properties, members and arguments, or indexes, with dots between them; empty for the value itself.</param>
    public static CodeValue? Walk(CodeValue? value, string path, Session session)
    {
        if (path.Length == 0)
            return value;

        // Most paths are one name, for which nothing is to be cut out.
        var start = 0;
        for (var dot = path.IndexOf('.'); dot >= 0 && value is not null; dot = path.IndexOf('.', start))
        {
            value = Step(value, path.Substring(start, dot - start), session);
            start = dot + 1;
        }

        return value is null ? null : Step(value, path.Substring(start), session);
    }

    /// <summary>The name that the path begins with.</summary>
    public static string First(string path)
    {
        var dot = path.IndexOf('.');
        return dot < 0 ? path : path.Substring(0, dot);
    }

    private static CodeValue? Step(CodeValue? value, string name, Session session)
    {
        switch (value)
        {
            case null or PlainValue { Value: ScalarValue { Kind: ScalarKind.Null } }:
                return null;
            case RecordValue { Type: null } arguments when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number):
                return number < arguments.Slots.Count ? arguments.Slots[number].Value : null;
            case RecordValue record:
                return record.Find(name)?.Value ?? (record.Find(name) is null && record.OpenBecause is { } open ? new PlainValue(open) : null);
            case LibraryValue library:
                return OfLibrary(library, name);
            case EitherValue either:
                return Each(either, name, session);
            case ConstructValue construct:
                return Level2Members.Member(construct, name, construct.Span, session) ?? Step(construct.Properties, name, session);
            case SequenceValue sequence when int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index):
                return index < sequence.Items.Count ? sequence.Items[index] : sequence.OpenBecause is { } more ? new PlainValue(more) : null;
            case PlainValue { Unknown: not null }:
                return value;
            default:
                return new PlainValue(Session.UnknownAt(value.Span, "the property is not followed"));
        }
    }

    private static CodeValue? OfLibrary(LibraryValue library, string name)
    {
        if (int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            return library.Argument(index);
        foreach (var argument in library.Arguments)
        {
            if (string.Equals(argument.Name, name, StringComparison.OrdinalIgnoreCase))
                return argument.Value;
            if (IsImported(library) && argument.Value is RecordValue { Type: not null } attributes && attributes.Find(name) is { } said)
                return said.Value;
        }

        // Something of another stack or account: what is not said of it here is not known here.
        return IsImported(library) ? new PlainValue(Session.UnknownAt(library.Span, $"what {library} stands for is outside of this code")) : null;
    }

    /// <summary>True for constructs that stand for something made elsewhere: <c>Bucket.FromBucketName(…)</c>.</summary>
    public static bool IsImported(LibraryValue library) =>
        library.Member.StartsWith("From", StringComparison.Ordinal) && library.Arguments.Count > 1 && library.Arguments[0].Value is ConstructValue;

    private static EitherValue Each(EitherValue either, string name, Session session)
    {
        var alternatives = new CodeValue?[either.Alternatives.Count];
        for (var i = 0; i < alternatives.Length; i++)
            alternatives[i] = either.Alternatives[i] is { } alternative ? Step(alternative, name, session) : null;
        return new EitherValue(either.Variable, alternatives, either.Span);
    }
}
