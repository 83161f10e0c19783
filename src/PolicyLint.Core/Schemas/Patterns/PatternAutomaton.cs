using System;
using System.Collections.Generic;
using System.Threading;

namespace PolicyLint.Schemas;

/// <summary>What the last character was.</summary>
internal enum Preceding
{
    Nothing,
    WordCharacter,
    OtherCharacter,
}

/// <summary>A state of the deterministic automaton: the instructions that may be next.</summary>
internal sealed class PatternState(int[] next, Preceding preceding, bool isMatched, int classes)
{
    /// <summary>Where it goes on each class of characters; null where nobody went yet.</summary>
    private readonly PatternState?[] _transitions = new PatternState?[classes];

    public int[] Next { get; } = next;

    public Preceding Preceding { get; } = preceding;

    /// <summary>The pattern was found; what follows does not matter.</summary>
    public bool IsMatched { get; } = isMatched;

    /// <summary>Whether the pattern is found when the text ends here; null while nobody asked.</summary>
    public bool? AcceptsAtEnd { get; set; }

    public PatternState? Transition(int characterClass) => Volatile.Read(ref _transitions[characterClass]);

    public void SetTransition(int characterClass, PatternState state) => Volatile.Write(ref _transitions[characterClass], state);
}

/// <summary>
/// The deterministic automaton of a pattern, made while it is used: each character costs one look-up, or at worst one walk over
/// the program. A full table of states is thrown away, so that memory stays bounded, too.
/// </summary>
internal sealed class PatternAutomaton
{
    private const int MostInstructionsKept = 200_000;

    private readonly object _building = new();
    private readonly IReadOnlyList<PatternInstruction> _code;
    private readonly PatternAlphabet _alphabet;
    private readonly Dictionary<string, PatternState> _states = new(StringComparer.Ordinal);
    private readonly PatternState _matched;
    private readonly bool[] _visited;
    private readonly List<int> _characters = [];
    private readonly List<int> _pending = [];
    private int _kept;

    public PatternAutomaton(PatternProgram program)
    {
        _code = program.Code;
        _alphabet = new PatternAlphabet(program);
        _visited = new bool[_code.Count];
        _matched = new PatternState([], Preceding.Nothing, isMatched: true, 0);
        Start = new PatternState([0], Preceding.Nothing, isMatched: false, _alphabet.Classes);
    }

    public PatternState Start { get; }

    public int Classes => _alphabet.Classes;

    /// <summary>The state after one more character.</summary>
    public PatternState Next(PatternState state, int codePoint) => NextByClass(state, _alphabet.ClassOf(codePoint));

    public PatternState NextByClass(PatternState state, int characterClass)
    {
        if (state.IsMatched)
            return state;
        if (state.Transition(characterClass) is { } known)
            return known;
        lock (_building)
        {
            var next = Build(state, characterClass);
            state.SetTransition(characterClass, next);
            return next;
        }
    }

    /// <summary>True where the pattern is found when the text ends here.</summary>
    public bool Accepts(PatternState state)
    {
        if (state.IsMatched || state.AcceptsAtEnd is true)
            return true;
        if (state.AcceptsAtEnd is false)
            return false;
        lock (_building)
        {
            var accepts = Close(state, atEnd: true, nextIsWord: false);
            state.AcceptsAtEnd = accepts;
            return accepts;
        }
    }

    private PatternState Build(PatternState state, int characterClass)
    {
        var isWord = _alphabet.IsWord(characterClass);
        if (Close(state, atEnd: false, isWord))
            return _matched;
        // The pattern may begin at every character.
        var next = new List<int> { 0 };
        foreach (var instruction in _characters)
        {
            if (_alphabet.Contains(_code[instruction].Operand, characterClass))
                next.Add(instruction + 1);
        }

        return Share(Ascending.Distinct(next), isWord ? Preceding.WordCharacter : Preceding.OtherCharacter);
    }

    private PatternState Share(int[] instructions, Preceding preceding)
    {
        var key = new char[instructions.Length + 1];
        for (var i = 0; i < instructions.Length; i++)
            key[i] = (char)instructions[i];
        key[instructions.Length] = (char)preceding;
        var name = new string(key);
        if (_states.TryGetValue(name, out var shared))
            return shared;
        _kept += instructions.Length;
        if (_kept > MostInstructionsKept)
        {
            _states.Clear();
            _kept = instructions.Length;
        }

        return _states[name] = new PatternState(instructions, preceding, isMatched: false, _alphabet.Classes);
    }

    /// <summary>Follows everything that takes no character into <see cref="_characters"/>; true where the match is reached.</summary>
    private bool Close(PatternState state, bool atEnd, bool nextIsWord)
    {
        Array.Clear(_visited, 0, _visited.Length);
        _characters.Clear();
        _pending.Clear();
        foreach (var instruction in state.Next)
            _pending.Add(instruction);
        while (_pending.Count > 0)
        {
            var at = _pending[_pending.Count - 1];
            _pending.RemoveAt(_pending.Count - 1);
            if (_visited[at])
                continue;
            _visited[at] = true;
            var instruction = _code[at];
            switch (instruction.Operation)
            {
                case PatternOperation.Match:
                    return true;
                case PatternOperation.Character:
                    _characters.Add(at);
                    break;
                case PatternOperation.Jump:
                    _pending.Add(instruction.Operand);
                    break;
                case PatternOperation.Fork:
                    _pending.Add(instruction.Operand);
                    _pending.Add(at + 1);
                    break;
                default:
                    if (Holds((Position)instruction.Operand, state.Preceding, atEnd, nextIsWord))
                        _pending.Add(at + 1);
                    break;
            }
        }

        return false;
    }

    private static bool Holds(Position position, Preceding preceding, bool atEnd, bool nextIsWord) => position switch
    {
        Position.Start => preceding == Preceding.Nothing,
        Position.End => atEnd,
        Position.WordBoundary => (preceding == Preceding.WordCharacter) != nextIsWord,
        _ => (preceding == Preceding.WordCharacter) == nextIsWord,
    };
}
