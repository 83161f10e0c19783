using System.Globalization;
using System.Text;

namespace PolicyLint.CloudFormation;

/// <summary>YAML 1.1's numbers: decimal, octal, hexadecimal, binary, to the base 60, with underscores; and floating-point ones.</summary>
internal static class YamlNumbers
{
    /// <summary>The number as JSON writes it; digits of a decimal number stay as they are.</summary>
    /// <remarks>Infinity and not-a-number have no counterpart in a template and are left as strings, as are integers beyond 64 bits not written in decimal.</remarks>
    public static bool TryNormalize(string text, out string number)
    {
        number = text;
        var at = text[0] is '-' or '+' ? 1 : 0;
        if (at == text.Length)
            return false;
        if (text[at] == '0' && at + 1 < text.Length)
        {
            switch (text[at + 1])
            {
                case 'x':
                    return TryRadix(text, at + 2, 16, ref number);
                case 'b':
                    return TryRadix(text, at + 2, 2, ref number);
                case (>= '0' and <= '7') or '_' when IsOctal(text, at + 1):
                    return TryRadix(text, at + 1, 8, ref number);
            }
        }

        return text.IndexOf(':') > 0 ? TrySexagesimal(text, at, ref number) : TryDecimal(text, at, ref number);
    }

    private static bool IsOctal(string text, int at)
    {
        for (var i = at; i < text.Length; i++)
        {
            if (text[i] is not ((>= '0' and <= '7') or '_'))
                return false;
        }

        return true;
    }

    private static bool TryRadix(string text, int at, int radix, ref string number)
    {
        ulong value = 0;
        var digits = 0;
        for (var i = at; i < text.Length; i++)
        {
            if (text[i] == '_')
                continue;
            var digit = Digit(text[i]);
            if (digit >= radix || value > (long.MaxValue - (ulong)digit) / (ulong)radix)
                return false;
            value = (value * (ulong)radix) + (ulong)digit;
            digits++;
        }

        if (digits == 0)
            return false;
        number = Sign(text) + value.ToString(CultureInfo.InvariantCulture);
        return true;
    }

    // [1-9][0-9_]*(:[0-5]?[0-9])+: with a leading zero, as in 09:30, it is a string.
    private static bool TrySexagesimal(string text, int at, ref string number)
    {
        if (text[at] is < '1' or > '9')
            return false;
        ulong value = 0, part = 0;
        var digits = 0;
        for (var i = at; i <= text.Length; i++)
        {
            if (i == text.Length || text[i] == ':')
            {
                var isFirst = text.IndexOf(':') >= i;
                if (digits == 0 || value > long.MaxValue / 64 || (!isFirst && (part > 59 || digits > 2)))
                    return false;
                value = (value * 60) + part;
                part = 0;
                digits = 0;
            }
            else if (text[i] is >= '0' and <= '9' && digits < 18)
            {
                part = (part * 10) + (ulong)(text[i] - '0');
                digits++;
            }
            else
            {
                return false;
            }
        }

        number = Sign(text) + value.ToString(CultureInfo.InvariantCulture);
        return true;
    }

    // [0-9][0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9]+)? or \.[0-9_]+([eE][-+]?[0-9]+)?
    private static bool TryDecimal(string text, int at, ref string number)
    {
        var i = DigitsEnd(text, at);
        var whole = i - at;
        var fraction = 0;
        if (i < text.Length && text[i] == '.')
        {
            fraction = DigitsEnd(text, i + 1) - i - 1;
            i += fraction + 1;
        }

        if (whole + fraction == 0 || (whole > 0 && text[at] == '_') || (fraction > 0 && text[i - fraction] == '_'))
            return false;
        var mantissa = i;
        if (i < text.Length && text[i] is 'e' or 'E')
        {
            i++;
            if (i < text.Length && text[i] is '+' or '-')
                i++;
            if (i == text.Length)
                return false;
            for (; i < text.Length && text[i] is >= '0' and <= '9'; i++)
            {
            }
        }

        if (i != text.Length)
            return false;
        number = Written(text, at, whole, fraction, mantissa);
        return true;
    }

    private static int DigitsEnd(string text, int i)
    {
        while (i < text.Length && text[i] is (>= '0' and <= '9') or '_')
            i++;
        return i;
    }

    private static string Written(string text, int at, int whole, int fraction, int mantissa)
    {
        var isJson = text[0] != '+' && whole > 0 && (whole == 1 || text[at] != '0') && text.IndexOf('_') < 0
            && (fraction > 0 || mantissa == at + whole);
        if (isJson)
            return text;

        var json = new StringBuilder(Sign(text));
        var begin = json.Length;
        for (var i = at; i < at + whole; i++)
        {
            if (text[i] != '_' && (text[i] != '0' || json.Length > begin))
                json.Append(text[i]);
        }

        if (json.Length == begin)
            json.Append('0');
        if (fraction > 0)
        {
            json.Append('.');
            for (var i = mantissa - fraction; i < mantissa; i++)
            {
                if (text[i] != '_')
                    json.Append(text[i]);
            }
        }

        return json.Append(text, mantissa, text.Length - mantissa).ToString();
    }

    private static string Sign(string text) => text[0] == '-' ? "-" : "";

    private static int Digit(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => int.MaxValue,
    };
}
