using PolicyLint.Documents;

namespace PolicyLint.CloudFormation.Edits;

/// <summary>A place in a document at which a value stands.</summary>
/// <param name="Container">The map or list that it stands in.</param>
/// <param name="Key">The name it stands under; null for an item of a list.</param>
/// <param name="Value">The value; behind an alias it stands elsewhere.</param>
internal readonly record struct Slot(Node Container, ScalarNode? Key, Node Value)
{
    /// <summary>True where the container is written in brackets.</summary>
    public bool IsInFlow => Layout.IsFlow(Container);

    /// <summary>True where the entry comes from a map that is merged into this one by <c>&lt;&lt;</c>.</summary>
    public bool IsMerged => Key is not null && !Layout.Holds(Container, Key);

    /// <summary>True where an alias stands here in place of the value.</summary>
    public bool IsAlias => Key is null ? !Layout.Holds(Container, Value) : Value.Span.Start < Key.Span.End || !Layout.Holds(Container, Value);

    /// <summary>Where the writing of the value begins: its anchor, tag or alias, or its content.</summary>
    public int Start
    {
        get
        {
            if (Key is null)
                return Value.Span.Start;
            var text = Key.Span.File.Text;
            var at = YamlLayout.SkipBlank(text, AfterColon);
            return IsAlias ? at : System.Math.Min(at, Value.Span.Start);
        }
    }

    /// <summary>Where it ends.</summary>
    public int End => IsAlias && Key is not null ? YamlLayout.WordEnd(Key.Span.File.Text, Start) : Value.Span.End;

    /// <summary>The offset behind the colon of the name.</summary>
    public int AfterColon => YamlLayout.SkipBlank(Key!.Span.File.Text, Key.Span.End) + 1;

    /// <summary>True for a name without a value.</summary>
    public bool IsEmpty => !IsAlias && Value is ScalarNode { Kind: ScalarKind.Null } && Value.Span.End == Value.Span.Start;
}
