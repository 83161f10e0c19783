using System.Globalization;
using System.Text;
using PolicyLint.Documents;

namespace PolicyLint.CloudFormation.Edits;

/// <summary>Scalars as they are written.</summary>
internal static class ScalarText
{
    /// <summary>Stands for "without quotes, where that means the same".</summary>
    public const char Plain = '\0';

    /// <summary>The scalar in JSON.</summary>
    public static string InJson(ScalarNode scalar) => scalar.Kind switch
    {
        ScalarKind.String => DoubleQuoted(scalar.Text),
        ScalarKind.Null => "null",
        _ => scalar.Text,
    };

    /// <summary>The scalar in YAML.</summary>
    /// <param name="quote">The quotes that strings have here; <see cref="Plain"/> for none.</param>
    public static string InYaml(ScalarNode scalar, char quote)
    {
        if (scalar.Kind != ScalarKind.String)
            return InJson(scalar);
        return quote == Plain && IsPlain(scalar.Text) ? scalar.Text : Quoted(scalar.Text, quote);
    }

    /// <summary>The text in quotes.</summary>
    public static string Quoted(string text, char quote)
    {
        var isPrintable = true;
        foreach (var c in text)
            isPrintable &= c >= ' ' && c != '\u007f';
        return quote == '"' || !isPrintable ? DoubleQuoted(text) : "'" + text.Replace("'", "''") + "'";
    }

    /// <summary>The quotes in which the scalar is written; <see cref="Plain"/> for none.</summary>
    public static char QuoteOf(ScalarNode scalar)
    {
        var text = scalar.Span.File.Text;
        return scalar.Span.End - scalar.Span.Start >= 2 && text[scalar.Span.Start] is '"' or '\'' ? text[scalar.Span.Start] : Plain;
    }

    // Narrower than YAML allows: nobody has to know the fine print to read it.
    private static bool IsPlain(string text)
    {
        if (text.Length == 0 || !(char.IsLetter(text[0]) || text[0] == '/') || text[text.Length - 1] is ' ' or ':')
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            var isSafe = text[i] < '\u0080' && (char.IsLetterOrDigit(text[i]) || text[i] is '_' or '.' or '/' or '+' or '-' or ' ' or ':' or '*');
            if (!isSafe || (text[i] == ':' && text[i + 1] == ' '))
                return false;
        }

        var meant = text;
        return YamlScalars.KindOf(ref meant, isPlain: true, "") == ScalarKind.String;
    }

    private static string DoubleQuoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            if (c is '"' or '\\')
                quoted.Append('\\').Append(c);
            else if (c < ' ' || c == '\u007f')
                quoted.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            else
                quoted.Append(c);
        }

        return quoted.Append('"').ToString();
    }
}
