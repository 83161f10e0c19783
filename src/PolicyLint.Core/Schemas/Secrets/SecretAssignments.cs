using System;

namespace PolicyLint.Schemas.Secrets;

/// <summary>Finds values that stand under the name of a credential: <c>DB_PASSWORD=hunter22</c>.</summary>
public static class SecretAssignments
{
    private const int ShortestSecret = 6;

    // A name ends so where it holds the credential itself; PASSWORD_FILE, SECRET_ARN and TOKEN_URL hold something else.
    private static readonly string[] Endings =
    [
        "password", "passwd", "passphrase", "secretkey", "secretaccesskey", "apikey", "privatekey",
        "accesstoken", "authtoken", "clientsecret", "secrettoken",
    ];

    /// <summary>True where the name is that of a credential, whatever its spelling: <c>dbPassword</c>, <c>API_KEY</c>.</summary>
    public static bool IsSecretName(string name)
    {
        foreach (var ending in Endings)
        {
            if (EndsIn(name, ending))
                return true;
        }

        return false;
    }

    // Read from its end, letters and digits alone.
    private static bool EndsIn(string name, string ending)
    {
        var at = name.Length;
        for (var i = ending.Length - 1; i >= 0; i--)
        {
            do
                at--;
            while (at >= 0 && !Alphabets.IsAlphanumeric(name[at]));
            if (at < 0 || char.ToLowerInvariant(name[at]) != ending[i])
                return false;
        }

        return true;
    }

    /// <summary>True where a value may be the credential itself, and is no reference to where it lies.</summary>
    public static bool IsSecretValue(string value)
    {
        if (value.Length < ShortestSecret || value[0] is '$' or '%' or '<' or '/' or '{' or '`' or '(')
            return false;
        return !value.StartsWith("arn:", StringComparison.Ordinal)
            && value.IndexOf("://", StringComparison.Ordinal) < 0
            && value.IndexOf(' ') < 0
            && !IsPath(value)
            && !value.Equals("false", StringComparison.OrdinalIgnoreCase)
            && !IsRepeated(value);
    }

    /// <summary>The name in the text under which a credential is assigned; null where there is none.</summary>
    public static string? Find(string text)
    {
        for (var at = text.IndexOf('='); at >= 0; at = text.IndexOf('=', at + 1))
        {
            if (NameBefore(text, at) is { } name && IsSecretName(name) && IsSecretValue(ValueAfter(text, at + 1)))
                return name;
        }

        return null;
    }

    // Only where the assignment is a statement of its own: a line, or behind "export", ';' or '&&'. Code that compares or calls is none.
    private static string? NameBefore(string text, int equals)
    {
        var start = equals;
        while (start > 0 && Alphabets.IsUrlSafe(text[start - 1]))
            start--;
        if (start == equals)
            return null;
        var before = start;
        while (before > 0 && text[before - 1] is ' ' or '\t')
            before--;
        return before == 0
            || text[before - 1] is '\n' or '\r' or ';' or '&'
            || Ends(text, before, "export") || Ends(text, before, "set") || Ends(text, before, "-e")
            ? text.Substring(start, equals - start)
            : null;
    }

    private static bool Ends(string text, int end, string word) =>
        end >= word.Length && string.CompareOrdinal(text, end - word.Length, word, 0, word.Length) == 0;

    private static string ValueAfter(string text, int start)
    {
        var quote = start < text.Length && text[start] is '"' or '\'' ? text[start++] : '\0';
        var end = start;
        while (end < text.Length && (quote == '\0' ? !EndsWord(text[end]) : text[end] != quote && text[end] != '\n'))
            end++;
        return text.Substring(start, end - start);
    }

    private static bool EndsWord(char c) => c is ' ' or '\t' or '\n' or '\r' or ';' or '&' or '|';

    // prod/db/password: the name under which a store keeps it.
    private static bool IsPath(string value)
    {
        if (value.IndexOf('/') < 0)
            return false;
        foreach (var c in value)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= '0' and <= '9') or '/' or '-' or '_' or '.'))
                return false;
        }

        return true;
    }

    // ******, xxxxxx: a place to fill in.
    private static bool IsRepeated(string value)
    {
        for (var i = 1; i < value.Length; i++)
        {
            if (value[i] != value[0])
                return false;
        }

        return true;
    }
}
