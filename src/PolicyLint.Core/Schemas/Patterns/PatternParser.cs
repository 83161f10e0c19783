using System.Collections.Generic;
using PolicyLint.Documents;

namespace PolicyLint.Schemas;

/// <summary>Reads regular expressions. The first fault ends the reading.</summary>
internal sealed class PatternParser
{
    /// <summary>Repetitions beyond this are more than a pattern may have; the program's size limit says so.</summary>
    private const int MostRepetitions = PatternProgram.MostInstructions + 1;

    private readonly string _text;
    private readonly PatternEscapes _escapes;
    private int _at;
    private int _depth;
    private bool _ignoreCase;
    private string? _fault;

    private PatternParser(string text)
    {
        _text = text;
        _escapes = new PatternEscapes(text);
    }

    private bool AtEnd => _at >= _text.Length;

    public static PatternNode? Parse(string text, out string? fault)
    {
        var parser = new PatternParser(text);
        var root = parser.ReadWhole();
        fault = parser._fault;
        return fault is null ? root : null;
    }

    private PatternNode ReadWhole()
    {
        const string IgnoreCase = "(?i)";
        if (_text.StartsWith(IgnoreCase, System.StringComparison.Ordinal))
        {
            _ignoreCase = true;
            _at = IgnoreCase.Length;
        }

        var root = ReadAlternatives();
        if (!AtEnd)
            Fault("')' without '('");
        return root;
    }

    private PatternNode ReadAlternatives()
    {
        var first = ReadSequence();
        if (AtEnd || _text[_at] != '|')
            return first;
        var parts = new List<PatternNode> { first };
        while (!AtEnd && _text[_at] == '|')
        {
            _at++;
            parts.Add(ReadSequence());
        }

        return new AlternativePattern(parts);
    }

    private SequencePattern ReadSequence()
    {
        var parts = new List<PatternNode>();
        while (!AtEnd && _text[_at] is not ('|' or ')') && _fault is null)
        {
            var atom = ReadAtom();
            parts.Add(_fault is null ? ReadRepetition(atom) : atom);
        }

        return new SequencePattern(parts);
    }

    private PatternNode ReadAtom()
    {
        var start = _at;
        switch (_text[_at++])
        {
            case '(':
                return ReadGroup();
            case '[':
                return Characters(ReadClass());
            case '.':
                return new CharacterPattern(CodePointSet.Dot);
            case '^':
                return new PositionPattern(Position.Start);
            case '$':
                return new PositionPattern(Position.End);
            case '\\':
                return ReadEscape();
            case '*' or '+' or '?':
                Fault("nothing to repeat before '" + _text[start] + "'");
                return new SequencePattern([]);
            default:
                _at = start;
                return Characters(CodePointSet.Of(ReadCodePoint()));
        }
    }

    private PatternNode ReadGroup()
    {
        if (++_depth > DocumentLimits.Depth)
            Fault("groups are nested more than 128 deep");
        if (!AtEnd && _text[_at] == '?')
            SkipGroupKind();
        if (_fault is not null)
            return new SequencePattern([]);
        var inner = ReadAlternatives();
        if (AtEnd)
            Fault("'(' is never closed");
        _at++;
        _depth--;
        return inner;
    }

    private void SkipGroupKind()
    {
        var kind = _at + 1 < _text.Length ? _text[_at + 1] : '\0';
        if (kind == ':')
        {
            _at += 2;
            return;
        }

        var named = kind == '<' && _at + 2 < _text.Length && _text[_at + 2] is not ('=' or '!') ? _text.IndexOf('>', _at) : -1;
        if (named >= 0)
            _at = named + 1;
        else
            Fault(kind is '=' or '!' or '<' ? "look-around is not supported: patterns are matched in linear time" : "'(?" + kind + "' is not supported");
    }

    private PatternNode ReadEscape()
    {
        if (AtEnd)
            Fault("'\\' at the end");
        else if (_text[_at] is 'b' or 'B')
            return new PositionPattern(_text[_at++] == 'b' ? Position.WordBoundary : Position.NoWordBoundary);
        return _fault is null ? Characters(ReadEscapedSet()) : new SequencePattern([]);
    }

    private CodePointSet ReadEscapedSet()
    {
        var set = _escapes.Read(ref _at, out var fault);
        if (fault is not null)
            Fault(fault);
        return set;
    }

    private CodePointSet ReadClass()
    {
        var set = new CodePointSet();
        var inverted = !AtEnd && _text[_at] == '^';
        if (inverted)
            _at++;
        while (!AtEnd && _text[_at] != ']' && _fault is null)
            ReadClassRange(set);
        if (AtEnd)
            Fault("'[' is never closed");
        _at++;
        // What is excluded is so in both cases: the case is folded before the set is inverted.
        var folded = _ignoreCase ? set.IgnoringCase() : set;
        return inverted ? folded.Inverted() : folded;
    }

    private void ReadClassRange(CodePointSet set)
    {
        var first = ReadClassMember();
        var isRange = _at + 1 < _text.Length && _text[_at] == '-' && _text[_at + 1] != ']';
        if (!isRange || _fault is not null)
        {
            set.Add(first);
            return;
        }

        _at++;
        var last = ReadClassMember();
        if (_fault is not null)
            return;
        if (!IsSingle(first) || !IsSingle(last) || first.Bounds[0] > last.Bounds[0])
            Fault("a range in '[…]' goes from a character to a later one");
        else
            set.Add(first.Bounds[0], last.Bounds[0]);
    }

    private CodePointSet ReadClassMember()
    {
        if (_text[_at] != '\\')
            return CodePointSet.Of(ReadCodePoint());
        _at++;
        if (!AtEnd && _text[_at] == 'b')
        {
            _at++;
            return CodePointSet.Of('\b');
        }

        return ReadEscapedSet();
    }

    private PatternNode ReadRepetition(PatternNode atom)
    {
        if (AtEnd)
            return atom;
        int least;
        int? most;
        switch (_text[_at])
        {
            case '*':
                (least, most) = (0, null);
                break;
            case '+':
                (least, most) = (1, null);
                break;
            case '?':
                (least, most) = (0, 1);
                break;
            case '{' when TryReadCounts(out least, out most):
                break;
            default:
                return atom;
        }

        _at++;
        if (!AtEnd && _text[_at] == '?')
            _at++; // a lazy repetition matches the same texts
        if (!AtEnd && _text[_at] is '*' or '+' or '?')
            Fault("nothing to repeat before '" + _text[_at] + "'");
        if (most < least)
            Fault("the numbers in '{m,n}' are out of order");
        return new RepeatPattern(atom, least, most);
    }

    /// <summary>Leaves the position at the closing brace. Braces that hold no counts are characters like others.</summary>
    private bool TryReadCounts(out int least, out int? most)
    {
        var i = _at + 1;
        most = null;
        if (!TryReadNumber(ref i, out least))
            return false;
        most = least;
        if (i < _text.Length && _text[i] == ',')
        {
            i++;
            most = TryReadNumber(ref i, out var number) ? number : null;
        }

        if (i >= _text.Length || _text[i] != '}')
            return false;
        _at = i;
        return true;
    }

    private bool TryReadNumber(ref int i, out int number)
    {
        number = 0;
        var start = i;
        for (; i < _text.Length && _text[i] is >= '0' and <= '9'; i++)
            number = System.Math.Min(MostRepetitions, (number * 10) + (_text[i] - '0'));
        return i > start;
    }

    private int ReadCodePoint()
    {
        var first = _text[_at++];
        return char.IsHighSurrogate(first) && !AtEnd && char.IsLowSurrogate(_text[_at]) ? char.ConvertToUtf32(first, _text[_at++]) : first;
    }

    private CharacterPattern Characters(CodePointSet set) => new(_ignoreCase ? set.IgnoringCase() : set);

    private static bool IsSingle(CodePointSet set) => set.Bounds.Count == 2 && set.Bounds[0] == set.Bounds[1];

    private void Fault(string fault) => _fault ??= fault;
}
