using System;
using System.Globalization;
using PolicyLint.Schemas.Policies;

namespace PolicyLint.Schemas.Secrets;

/// <summary>Finds credentials in a text by their published formats; a match is a secret, or an example of one, and nothing else.</summary>
/// <remarks>The formats are listed in <c>secret-formats.txt</c>, with sources.</remarks>
internal static class SecretFormats
{
    private const int AwsSecretLength = 40;
    private const int TokenPart = 10;

    private static readonly SecretFormat[] Formats = ReadTable();

    // What a secret access key stands behind, in every environment variable, credentials file and SDK.
    private static readonly string[] AwsSecretNames = ["secret_access_key", "secretaccesskey", "secret-access-key", "aws_secret_key"];

    /// <summary>What was found first: "an AWS access key id"; null where there is nothing.</summary>
    public static string? Find(string text)
    {
        foreach (var format in Formats)
        {
            if (format.IsIn(text))
                return format.What;
        }

        return HasPrivateKey(text) ? "a private key"
            : HasAwsSecretKey(text) ? "an AWS secret access key"
            : HasWebToken(text) ? "a JSON web token"
            : null;
    }

    private static bool HasPrivateKey(string text)
    {
        const string Begin = "-----BEGIN ";
        for (var at = text.IndexOf(Begin, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Begin, at + 1, StringComparison.Ordinal))
        {
            var end = text.IndexOf("-----", at + Begin.Length, StringComparison.Ordinal);
            if (end > 0 && end - at < 60 && text.IndexOf("PRIVATE KEY", at, end - at, StringComparison.Ordinal) >= 0)
                return true;
        }

        return false;
    }

    private static bool HasAwsSecretKey(string text)
    {
        if (text.IndexOf("secret", StringComparison.OrdinalIgnoreCase) < 0)
            return false; // as most texts: all of the names have it
        foreach (var name in AwsSecretNames)
        {
            for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
                at >= 0;
                at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
            {
                var value = at + name.Length;
                while (value < text.Length && text[value] is ' ' or '\t' or '=' or ':' or '"' or '\'' or '>' or ',')
                    value++;
                if (value > at + name.Length && IsAwsSecretKey(text, value))
                    return true;
            }
        }

        return false;
    }

    /// <summary>True where the text at the place is forty characters of base 64 with both cases and a digit, and ends there.</summary>
    public static bool IsAwsSecretKey(string text, int start)
    {
        var end = start;
        bool upper = false, lower = false, digit = false;
        while (end < text.Length && Alphabets.IsBase64(text[end]))
        {
            upper |= text[end] is >= 'A' and <= 'Z';
            lower |= text[end] is >= 'a' and <= 'z';
            digit |= text[end] is >= '0' and <= '9';
            end++;
        }

        return end - start == AwsSecretLength && upper && lower && digit;
    }

    // Header and claims are JSON objects, and begin so in base 64.
    private static bool HasWebToken(string text)
    {
        const string Object = "eyJ";
        for (var at = text.IndexOf(Object, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Object, at + 1, StringComparison.Ordinal))
        {
            var header = End(text, at);
            if (header - at < TokenPart || header >= text.Length || text[header] != '.')
                continue;
            if (string.CompareOrdinal(text, header + 1, Object, 0, Object.Length) != 0)
                continue;
            var claims = End(text, header + 1);
            if (claims < text.Length && text[claims] == '.' && End(text, claims + 1) - claims > TokenPart)
                return true;
        }

        return false;
    }

    private static int End(string text, int start)
    {
        while (start < text.Length && Alphabets.IsUrlSafe(text[start]))
            start++;
        return start;
    }

    private static SecretFormat[] ReadTable()
    {
        var rows = DataTable.Read("secret-formats.txt");
        var formats = new SecretFormat[rows.Count];
        for (var i = 0; i < formats.Length; i++)
        {
            var row = rows[i];
            var what = row[4].Replace('-', ' ');
            formats[i] = new SecretFormat(
                row[0],
                Alphabets.Named(row[1]),
                int.Parse(row[2], CultureInfo.InvariantCulture),
                int.Parse(row[3], CultureInfo.InvariantCulture),
                (what[0] is 'A' or 'O' ? "an " : "a ") + what);
        }

        return formats;
    }
}

/// <summary>A credential that begins with a known text.</summary>
internal sealed record SecretFormat(string Beginning, Func<char, bool> Alphabet, int Shortest, int Longest, string What)
{
    public bool IsIn(string text)
    {
        for (var at = text.IndexOf(Beginning, StringComparison.Ordinal); at >= 0; at = text.IndexOf(Beginning, at + 1, StringComparison.Ordinal))
        {
            if (at > 0 && Alphabets.IsWord(text[at - 1]))
                continue;
            var end = at + Beginning.Length;
            while (end < text.Length && Alphabet(text[end]))
                end++;
            var length = end - at - Beginning.Length;
            if (length >= Shortest && length <= Longest && (end == text.Length || !Alphabets.IsWord(text[end])))
                return true;
        }

        return false;
    }
}

/// <summary>The characters of which credentials are made.</summary>
internal static class Alphabets
{
    public static Func<char, bool> Named(string name) => name switch
    {
        "base32" => IsBase32,
        "alnum" => IsAlphanumeric,
        "word" => IsWord,
        "urlsafe" => IsUrlSafe,
        "dotted" => IsDotted,
        _ => throw new InvalidOperationException(name),
    };

    public static bool IsAlphanumeric(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');

    public static bool IsWord(char c) => IsAlphanumeric(c) || c == '_';

    public static bool IsUrlSafe(char c) => IsWord(c) || c == '-';

    public static bool IsBase64(char c) => IsAlphanumeric(c) || c is '+' or '/' or '=';

    private static bool IsBase32(char c) => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9');

    private static bool IsDotted(char c) => IsUrlSafe(c) || c == '.';
}
