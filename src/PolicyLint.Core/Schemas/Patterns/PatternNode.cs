using System.Collections.Generic;

namespace PolicyLint.Schemas;

/// <summary>The parts of a regular expression.</summary>
internal abstract class PatternNode;

/// <summary>One character of a set.</summary>
internal sealed class CharacterPattern(CodePointSet set) : PatternNode
{
    public CodePointSet Set { get; } = set;
}

/// <summary>One part after the other.</summary>
internal sealed class SequencePattern(IReadOnlyList<PatternNode> parts) : PatternNode
{
    public IReadOnlyList<PatternNode> Parts { get; } = parts;
}

/// <summary>One of several.</summary>
internal sealed class AlternativePattern(IReadOnlyList<PatternNode> parts) : PatternNode
{
    public IReadOnlyList<PatternNode> Parts { get; } = parts;
}

/// <summary>The part from so many to so many times.</summary>
internal sealed class RepeatPattern(PatternNode part, int least, int? most) : PatternNode
{
    public PatternNode Part { get; } = part;

    public int Least { get; } = least;

    /// <summary>Null for any number.</summary>
    public int? Most { get; } = most;
}

internal enum Position
{
    Start,
    End,
    WordBoundary,
    NoWordBoundary,
}

/// <summary>A place in the text, without a character.</summary>
internal sealed class PositionPattern(Position position) : PatternNode
{
    public Position Position { get; } = position;
}
