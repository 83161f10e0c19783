using PolicyLint.Documents;

namespace PolicyLint.CloudFormation.Edits;

/// <summary>How values in brackets are written.</summary>
/// <param name="IsPadded">Blanks inside braces.</param>
/// <param name="IsSpaced">Blanks behind colons and commas.</param>
/// <param name="Quote">The quotes of strings; <see cref="ScalarText.Plain"/> for none.</param>
/// <param name="KeyQuote">The quotes of keys.</param>
internal sealed record FlowStyle(bool IsPadded, bool IsSpaced, char Quote, char KeyQuote)
{
    /// <summary>The style of a collection in brackets, or of what stands around it.</summary>
    public static FlowStyle Of(Node collection, TextStyle style, Quotes quotes)
    {
        var text = collection.Span.File.Text;
        var isSpaced = !style.IsCompact;
        var isEmpty = collection is MapNode { Entries.Count: 0 } or ListNode { Items.Count: 0 };
        var isPadded = isEmpty ? isSpaced : text[collection.Span.Start + 1] is ' ' or '\n' or '\r';
        return style.IsJson ? new FlowStyle(isPadded, isSpaced, '"', '"') : new FlowStyle(isPadded, isSpaced, quotes.OfStrings, quotes.OfKeys);
    }
}
