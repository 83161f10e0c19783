namespace PolicyLint.Text;

/// <summary>A text that another one holds as a string: JSON inside of JSON.</summary>
/// <param name="text">The string as it is written in the outer text, quotes included.</param>
/// <param name="offsets">For each unit of the inner text its offset in the outer file, and one for the end; null where the string was encoded further.</param>
public sealed class Embedding(SourceSpan text, int[]? offsets)
{
    /// <summary>The string in the outer text.</summary>
    public SourceSpan Text { get; } = text;

    /// <summary>The offset in the outer file of what stands at the offset here; the string's beginning where that cannot be told.</summary>
    public int Outside(int at) => offsets is not null && at >= 0 && at < offsets.Length ? offsets[at] : Text.Start;
}
