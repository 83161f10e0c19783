using PolicyLint.Model;

namespace PolicyLint.Schemas;

/// <summary>A regular expression whose matching takes time linear in the text, whatever the pattern.</summary>
/// <remarks>
/// ECMA-262's language without look-around and back references: <c>. [] [^] \d \w \s ^ $ \b (?:) | * + ? {m,n}</c>, lazy forms (which
/// match the same texts) and the prefix <c>(?i)</c>. As in JSON Schema it matches anywhere in the text. Safe for concurrent use.
/// </remarks>
public sealed class LinearPattern
{
    /// <summary>Texts a joined value may be are followed through at most so many states; beyond that the answer is unknown.</summary>
    private const int MostStatesAtOnce = 512;

    private readonly PatternProgram _program;
    private PatternAutomaton? _automaton;

    private LinearPattern(string text, PatternProgram program)
    {
        Text = text;
        _program = program;
    }

    /// <summary>The pattern as written.</summary>
    public string Text { get; }

    // Built when something is first matched: most rules of a run never meet a resource of theirs.
    private PatternAutomaton Automaton => _automaton ??= new PatternAutomaton(_program);

    /// <summary>The pattern, or null with a clause that says what is wrong with it.</summary>
    public static LinearPattern? Parse(string text, out string? fault)
    {
        var root = PatternParser.Parse(text, out fault);
        var program = root is null ? null : PatternProgram.Of(root, out fault);
        return program is null ? null : new LinearPattern(text, program);
    }

    public bool IsMatch(string text)
    {
        var automaton = Automaton;
        var state = automaton.Start;
        for (var i = 0; i < text.Length && !state.IsMatched; i++)
            state = automaton.Next(state, CodePoint(text, ref i));
        return automaton.Accepts(state);
    }

    /// <summary>Whether the text matches whatever its open parts become (pass), whatever they become does not (fail), or neither.</summary>
    /// <param name="text">Resolved: its parts are scalars, pseudo parameters, and values of which nothing is known.</param>
    public Verdict Match(JoinedValue text)
    {
        var automaton = Automaton;
        var states = new PatternStates(automaton.Start);
        for (var part = 0; part < text.Parts.Count; part++)
        {
            if (text.Parts[part] is ScalarValue scalar)
            {
                for (var i = 0; i < scalar.Text.Length; i++)
                    states.Advance(automaton, CodePoint(scalar.Text, ref i));
            }
            else if (!(PseudoParameterText.Of(text.Parts[part]) is { } form
                ? states.AdvanceBy(automaton, form, MostStatesAtOnce)
                : states.AdvanceByAnything(automaton, MostStatesAtOnce)))
            {
                return Verdict.Unknown;
            }
        }

        return states.Accepted(automaton);
    }

    private static int CodePoint(string text, ref int i) =>
        char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])
            ? char.ConvertToUtf32(text[i], text[++i])
            : text[i];
}
