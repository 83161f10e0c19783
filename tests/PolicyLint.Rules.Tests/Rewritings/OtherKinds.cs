using System.Linq;
using PolicyLint.Documents;

namespace PolicyLint.Rules.Tests.Rewritings;

/// <summary>Scalars written as another kind that CloudFormation takes for the same.</summary>
internal sealed class OtherKinds() : ValueRewriting("kinds of scalars")
{
    // What services read themselves, where a text and a number are two things.
    private static readonly string[] Documents = ["EventPattern", "Content", "Definition", "DefinitionString", "FilterCriteria"];

    protected override bool IsEligible(Node node, Place place) =>
        node is ScalarNode scalar && Other(scalar) is not null && !place.IsInPolicy && !Documents.Any(place.IsBelow);

    protected override Node Rewritten(Node node, Place place, Additions additions) => Other((ScalarNode)node)!;

    private static ScalarNode? Other(ScalarNode scalar) => scalar switch
    {
        { Kind: ScalarKind.Boolean or ScalarKind.Number } => new ScalarNode(ScalarKind.String, scalar.Text, scalar.Span),
        { Kind: ScalarKind.String, Text: "true" or "false" } => new ScalarNode(ScalarKind.Boolean, scalar.Text, scalar.Span),
        { Kind: ScalarKind.String, Text: [not '0', ..] text } when text.Length < 9 && text.All(char.IsAsciiDigit) =>
            new ScalarNode(ScalarKind.Number, text, scalar.Span),
        _ => null,
    };
}
