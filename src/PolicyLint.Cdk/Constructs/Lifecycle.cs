using PolicyLint.Cdk.Code;
using PolicyLint.Cdk.Values;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Constructs;

/// <summary>What becomes of a resource that is removed or replaced: the attributes <c>DeletionPolicy</c> and <c>UpdateReplacePolicy</c>.</summary>
internal static class Lifecycle
{
    /// <summary>Applies a <c>RemovalPolicy</c>; null stands for the default, which retains.</summary>
    public static void Apply(ResourceDraft draft, CodeValue? policy, SourceSpan span)
    {
        draft.SetAttribute("UpdateReplacePolicy", Word(policy, span, true), span);
        draft.SetAttribute("DeletionPolicy", Word(policy, span, false), span);
    }

    /// <summary>CloudFormation's word for it.</summary>
    public static Value Word(CodeValue? policy, SourceSpan span, bool onReplacement)
    {
        switch (policy)
        {
            case null:
                return Text("Retain", span);
            case LibraryValue { Arguments.Count: 0 } member when OfMember(member.Member, onReplacement) is { } word:
                return Text(word, member.Span);
            case EitherValue either:
                var alternatives = new Value?[either.Alternatives.Count];
                for (var i = 0; i < alternatives.Length; i++)
                    alternatives[i] = Word(either.Alternatives[i], span, onReplacement);
                return new CodeChoice(either.Variable, alternatives, either.Span);
            case PlainValue { Unknown: { } unknown }:
                return unknown;
            default:
                return new UnknownValue(UnknownCause.Code, "the removal policy is not followed", null, policy.Span);
        }
    }

    private static string? OfMember(string member, bool onReplacement) => member switch
    {
        "DESTROY" or "DELETE" => "Delete",
        "RETAIN" => "Retain",
        "SNAPSHOT" => "Snapshot",
        "RETAIN_ON_UPDATE_OR_DELETE" or "RETAIN_EXCEPT_ON_CREATE" => onReplacement ? "Retain" : "RetainExceptOnCreate",
        _ => null,
    };

    private static ScalarValue Text(string text, SourceSpan span) => new(ScalarKind.String, text, span);
}
