using System.Globalization;
using PolicyLint.Text;

namespace PolicyLint.Documents;

/// <summary>What JSON's grammar says of numbers and words, and what to tell somebody who wrote something else.</summary>
internal static class JsonFaults
{
    /// <summary>Stands for the end of the text. A text that holds this character itself is refused at it.</summary>
    public const char End = '\0';

    private const int LongestQuote = 20;

    public static bool IsWordChar(char c) => char.IsLetterOrDigit(c) || c is '_' or '-' or '.' or '+' or '$';

    public static MalformedDocumentException NoValue(SourceFile file, int at)
    {
        var text = file.Text;
        if (at == text.Length)
            return IsBlank(text) ? Fault(file, at, 0, "the document is empty") : Fault(file, at, 0, "a value is missing: the document ends here");
        var word = WordAt(text, at);
        return text[at] switch
        {
            '\'' => Fault(file, at, 1, "JSON strings stand in double quotes"),
            ',' or ']' or '}' or ':' => Fault(file, at, 1, $"a value is missing before '{text[at]}'"),
            '+' or '.' => Fault(file, at, word.Length, "a number begins with a digit or '-'"),
            _ when word.Length == 0 => Fault(file, at, 1, $"{Show(text[at])} cannot begin a value"),
            _ => Fault(file, at, word.Length, $"'{Quote(word)}' is not a value of JSON; strings stand in double quotes{Suggestion(word)}"),
        };
    }

    public static MalformedDocumentException NoKey(SourceFile file, int at)
    {
        var text = file.Text;
        if (at == text.Length)
            return Fault(file, at, 0, "'}' is missing: the document ends here");
        var word = WordAt(text, at);
        return text[at] switch
        {
            '\'' => Fault(file, at, 1, "JSON strings stand in double quotes"),
            ',' => Fault(file, at, 1, "a key is missing before ','"),
            _ when word.Length == 0 => Fault(file, at, 1, $"a key in double quotes is expected, not {Show(text[at])}"),
            _ => Fault(file, at, word.Length, $"the key '{Quote(word)}' must stand in double quotes"),
        };
    }

    public static MalformedDocumentException NoColon(SourceFile file, int at) => at == file.Text.Length
        ? Fault(file, at, 0, "':' and a value are missing: the document ends here")
        : Fault(file, at, 1, $"':' is expected after the key, not {Show(file.Text[at])}");

    public static MalformedDocumentException NoComma(SourceFile file, int at, int open, char close)
    {
        if (at < file.Text.Length)
            return Fault(file, at, 1, $"',' or '{close}' is expected, not {Show(file.Text[at])}");
        var line = file.Span(open, open).Line.ToString(CultureInfo.InvariantCulture);
        return Fault(file, at, 0, $"'{close}' is missing for the '{file.Text[open]}' of line {line}: the document ends here");
    }

    public static MalformedDocumentException After(SourceFile file, int at) => Fault(file, at, 1, "there is more behind the end of the JSON document");

    /// <summary>The offset behind the number that begins at the offset: -?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?</summary>
    public static int NumberEnd(SourceFile file, int start)
    {
        var text = file.Text;
        var i = text[start] == '-' ? start + 1 : start;
        var whole = i;
        i = DigitsEnd(text, i);
        if (i == whole)
            throw BadNumber(file, start, "a digit must follow '-'");
        if (text[whole] == '0' && i > whole + 1)
            throw BadNumber(file, start, "a number of JSON has no leading zeros");
        if (i < text.Length && text[i] == '.')
        {
            var fraction = ++i;
            i = DigitsEnd(text, i);
            if (i == fraction)
                throw BadNumber(file, start, "a digit must follow the decimal point");
        }

        if (i < text.Length && text[i] is 'e' or 'E')
        {
            i++;
            if (i < text.Length && text[i] is '+' or '-')
                i++;
            var exponent = i;
            i = DigitsEnd(text, i);
            if (i == exponent)
                throw BadNumber(file, start, "a digit must follow the exponent's 'e'");
        }

        if (i < text.Length && IsWordChar(text[i]))
            throw BadNumber(file, start, $"'{Quote(WordAt(text, start))}' is not a number of JSON");
        return i;
    }

    /// <summary>The offset behind the comment; -1 where it has no end, the offset itself where there is no comment.</summary>
    public static int CommentEnd(string text, int start)
    {
        if (text[start] == '/' && (start + 1 == text.Length || text[start + 1] is not ('/' or '*')))
            return start;
        if (text[start] == '/' && text[start + 1] == '*')
        {
            var close = text.IndexOf("*/", start + 2, System.StringComparison.Ordinal);
            return close < 0 ? -1 : close + 2;
        }

        var end = start;
        while (end < text.Length && text[end] is not ('\n' or '\r'))
            end++;
        return end;
    }

    /// <summary>A character as a message shows it.</summary>
    public static string Show(char c) => c switch
    {
        <= ' ' or (>= '\x7f' and <= '\xa0') or (>= '\u2000' and <= '\u206f') or (>= '\ud800' and <= '\udfff') or >= '\ufe00' =>
            "character U+" + ((int)c).ToString("X4", CultureInfo.InvariantCulture),
        _ => $"'{c}'",
    };

    private static int DigitsEnd(string text, int i)
    {
        while (i < text.Length && text[i] is >= '0' and <= '9')
            i++;
        return i;
    }

    private static MalformedDocumentException BadNumber(SourceFile file, int start, string message) =>
        Fault(file, start, WordAt(file.Text, start).Length, message);

    private static string WordAt(string text, int at)
    {
        var end = at;
        while (end < text.Length && IsWordChar(text[end]))
            end++;
        return text.Substring(at, end - at);
    }

    private static string Quote(string word) => word.Length <= LongestQuote ? word : word.Remove(LongestQuote) + "…";

    private static string Suggestion(string word) => word switch
    {
        "True" or "TRUE" => " (did you mean true?)",
        "False" or "FALSE" => " (did you mean false?)",
        "None" or "Null" or "NULL" or "nil" or "undefined" => " (did you mean null?)",
        _ => "",
    };

    private static bool IsBlank(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
                return false;
        }

        return true;
    }

    private static MalformedDocumentException Fault(SourceFile file, int at, int length, string message) =>
        new(message, file.Span(at, System.Math.Min(at + length, file.Text.Length)));
}
