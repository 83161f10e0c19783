using System.Collections.Generic;

namespace PolicyLint.Schemas;

/// <summary>All states the automaton may be in while parts of the text are open.</summary>
internal sealed class PatternStates
{
    private HashSet<PatternState> _states;

    public PatternStates(PatternState start) => _states = [start];

    public void Advance(PatternAutomaton automaton, int codePoint)
    {
        var next = new HashSet<PatternState>();
        foreach (var state in _states)
            next.Add(automaton.Next(state, codePoint));
        _states = next;
    }

    /// <summary>Any text of the form. False where that would be more states than allowed.</summary>
    public bool AdvanceBy(PatternAutomaton automaton, PseudoParameterText form, int mostStates)
    {
        foreach (var letter in form.Prefix)
            Advance(automaton, letter);
        for (var i = 0; i < form.Least; i++)
        {
            var next = new HashSet<PatternState>();
            foreach (var state in _states)
                AddFollowing(automaton, state, form.Letters, next, null);
            _states = next;
        }

        var pending = form.IsExact ? null : new Stack<PatternState>(_states);
        while (pending is { Count: > 0 } && _states.Count <= mostStates)
            AddFollowing(automaton, pending.Pop(), form.Letters, _states, pending);
        return _states.Count <= mostStates;
    }

    private static void AddFollowing(PatternAutomaton automaton, PatternState state, string letters, HashSet<PatternState> to, Stack<PatternState>? pending)
    {
        foreach (var letter in letters)
        {
            var next = automaton.Next(state, letter);
            if (to.Add(next))
                pending?.Push(next);
        }
    }

    /// <summary>Any text, also none. False where that would be more states than allowed.</summary>
    public bool AdvanceByAnything(PatternAutomaton automaton, int mostStates)
    {
        var pending = new Stack<PatternState>(_states);
        while (pending.Count > 0)
        {
            var state = pending.Pop();
            if (state.IsMatched)
                continue;
            for (var characterClass = 0; characterClass < automaton.Classes; characterClass++)
            {
                var next = automaton.NextByClass(state, characterClass);
                if (_states.Add(next))
                    pending.Push(next);
            }

            if (_states.Count > mostStates)
                return false;
        }

        return true;
    }

    /// <summary>Pass where all states accept, fail where none does.</summary>
    public Verdict Accepted(PatternAutomaton automaton)
    {
        var accepting = 0;
        foreach (var state in _states)
            accepting += automaton.Accepts(state) ? 1 : 0;
        return accepting == 0 ? Verdict.Fail : accepting == _states.Count ? Verdict.Pass : Verdict.Unknown;
    }
}
