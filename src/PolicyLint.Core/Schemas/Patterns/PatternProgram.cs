using System.Collections.Generic;
using System.Globalization;

namespace PolicyLint.Schemas;

internal enum PatternOperation
{
    /// <summary>One character of the set, then the next instruction.</summary>
    Character,

    /// <summary>Both the next instruction and the target.</summary>
    Fork,

    /// <summary>The target.</summary>
    Jump,

    /// <summary>The next instruction, where the position is so.</summary>
    Assert,

    /// <summary>The pattern is found.</summary>
    Match,
}

/// <summary>One step of a pattern's automaton.</summary>
/// <param name="Operation">What to do.</param>
/// <param name="Operand">A set's index, a target, or a <see cref="Position"/>.</param>
internal sealed record PatternInstruction(PatternOperation Operation, int Operand);

/// <summary>Thompson's construction: a nondeterministic automaton as a list of instructions.</summary>
internal sealed class PatternProgram
{
    public const int MostInstructions = 10_000;

    private static readonly PatternInstruction Reserved = new(PatternOperation.Jump, 0);

    private readonly List<PatternInstruction> _code = [];
    private readonly List<CodePointSet> _sets = [];
    private readonly Dictionary<CodePointSet, int> _setNumbers = [];

    private PatternProgram()
    {
    }

    public IReadOnlyList<PatternInstruction> Code => _code;

    public IReadOnlyList<CodePointSet> Sets => _sets;

    /// <summary>True where it asks for word boundaries, so that word characters have to be told from others.</summary>
    public bool AsksForWords { get; private set; }

    public static PatternProgram? Of(PatternNode root, out string? fault)
    {
        var program = new PatternProgram();
        program.Emit(root);
        program._code.Add(new(PatternOperation.Match, 0));
        fault = program.IsFull
            ? "is too large: its repetitions come to more than " + MostInstructions.ToString("N0", CultureInfo.InvariantCulture) + " states"
            : null;
        return fault is null ? program : null;
    }

    private bool IsFull => _code.Count > MostInstructions;

    private void Emit(PatternNode node)
    {
        switch (node)
        {
            case CharacterPattern character:
                _code.Add(new(PatternOperation.Character, NumberOf(character.Set)));
                break;
            case PositionPattern position:
                AsksForWords |= position.Position is Position.WordBoundary or Position.NoWordBoundary;
                _code.Add(new(PatternOperation.Assert, (int)position.Position));
                break;
            case SequencePattern sequence:
                for (var i = 0; i < sequence.Parts.Count && !IsFull; i++)
                    Emit(sequence.Parts[i]);
                break;
            case AlternativePattern alternative:
                EmitAlternatives(alternative.Parts);
                break;
            default:
                EmitRepetition((RepeatPattern)node);
                break;
        }
    }

    private void EmitAlternatives(IReadOnlyList<PatternNode> parts)
    {
        var ends = new List<int>(parts.Count);
        for (var i = 0; i < parts.Count && !IsFull; i++)
        {
            if (i == parts.Count - 1)
            {
                Emit(parts[i]);
                break;
            }

            var fork = Reserve();
            Emit(parts[i]);
            ends.Add(Reserve());
            _code[fork] = new(PatternOperation.Fork, _code.Count);
        }

        foreach (var end in ends)
            _code[end] = new(PatternOperation.Jump, _code.Count);
    }

    private void EmitRepetition(RepeatPattern repeat)
    {
        for (var i = 0; i < repeat.Least && !IsFull; i++)
        {
            var before = _code.Count;
            Emit(repeat.Part);
            if (_code.Count == before)
                return; // nothing, however often, is nothing
        }

        if (repeat.Most is not { } most)
        {
            EmitStar(repeat.Part);
            return;
        }

        var exits = new List<int>();
        for (var i = repeat.Least; i < most && !IsFull; i++)
        {
            exits.Add(Reserve());
            Emit(repeat.Part);
        }

        foreach (var exit in exits)
            _code[exit] = new(PatternOperation.Fork, _code.Count);
    }

    private void EmitStar(PatternNode part)
    {
        var fork = Reserve();
        Emit(part);
        _code.Add(new(PatternOperation.Jump, fork));
        _code[fork] = new(PatternOperation.Fork, _code.Count);
    }

    private int NumberOf(CodePointSet set)
    {
        if (!_setNumbers.TryGetValue(set, out var number))
        {
            _setNumbers[set] = number = _sets.Count;
            _sets.Add(set);
        }

        return number;
    }

    private int Reserve()
    {
        _code.Add(Reserved);
        return _code.Count - 1;
    }
}
