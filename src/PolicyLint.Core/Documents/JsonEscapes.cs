using System.Globalization;
using System.Text;
using PolicyLint.Text;

namespace PolicyLint.Documents;

/// <summary>Strings that hold escapes, or something no string may hold.</summary>
internal sealed class JsonEscapes(SourceFile file)
{
    private readonly string _text = file.Text;
    private readonly StringBuilder _content = new();

    /// <summary>The content of the string that opens at the first offset and is plain up to the second.</summary>
    /// <param name="end">The offset behind the closing quote.</param>
    public string Unescape(int open, int at, out int end)
    {
        _content.Clear();
        var from = open + 1;
        while (at < _text.Length)
        {
            var c = _text[at];
            if (c == '"')
            {
                end = at + 1;
                return _content.Append(_text, from, at - from).ToString();
            }

            if (c < ' ')
                throw Control(open, at);
            if (c == '\\')
            {
                _content.Append(_text, from, at - from);
                from = at = AppendEscaped(at);
                continue;
            }

            at++;
        }

        throw Unclosed(open);
    }

    private int AppendEscaped(int at)
    {
        if (at + 1 == _text.Length)
            throw new MalformedDocumentException("the document ends inside a string", Span(at, 1));
        var c = _text[at + 1];
        if (c == 'u')
            return AppendUnits(at);
        _content.Append(c switch
        {
            '"' or '\\' or '/' => c,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw new MalformedDocumentException($"a backslash and {JsonFaults.Show(c)} are not an escape of JSON", Span(at, 2)),
        });
        return at + 2;
    }

    private int AppendUnits(int at)
    {
        var unit = UnitAt(at);
        if (char.IsLowSurrogate(unit))
            throw LoneSurrogate(at, unit);
        _content.Append(unit);
        if (!char.IsHighSurrogate(unit))
            return at + 6;
        if (string.CompareOrdinal(_text, at + 6, "\\u", 0, 2) != 0 || !char.IsLowSurrogate(UnitAt(at + 6)))
            throw LoneSurrogate(at, unit);
        _content.Append(UnitAt(at + 6));
        return at + 12;
    }

    private char UnitAt(int at)
    {
        var unit = 0;
        for (var i = at + 2; i < at + 6; i++)
        {
            var digit = i < _text.Length ? HexDigit(_text[i]) : -1;
            if (digit < 0)
                throw new MalformedDocumentException("four hexadecimal digits must follow '\\u'", Span(at, 6));
            unit = (unit << 4) | digit;
        }

        return (char)unit;
    }

    private static int HexDigit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => -1,
    };

    private MalformedDocumentException Control(int open, int at) => _text[at] is '\n' or '\r'
        ? new MalformedDocumentException("a string ends in the line in which it began; a line break inside it is written \\n", file.Span(open, at))
        : new MalformedDocumentException($"{JsonFaults.Show(_text[at])} must be escaped inside a string", Span(at, 1));

    private MalformedDocumentException Unclosed(int open) => new("this string has no closing quote", file.Span(open, _text.Length));

    private MalformedDocumentException LoneSurrogate(int at, char unit) => new(
        $"\\u{((int)unit).ToString("X4", CultureInfo.InvariantCulture)} is half of a surrogate pair and stands alone", Span(at, 6));

    private SourceSpan Span(int at, int length) => file.Span(at, System.Math.Min(at + length, _text.Length));
}
