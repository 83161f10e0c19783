using System;
using System.Globalization;
using PolicyLint.Documents;

namespace PolicyLint.Model;

/// <summary>When two scalars are the same to CloudFormation, which takes <c>"true"</c> and <c>true</c>, <c>"80"</c> and <c>80</c> alike.</summary>
public static class ScalarComparer
{
    /// <summary>
    /// The same text, the same truth value in any case, or the same number where at least one of both is written as a number
    /// (two strings such as the versions <c>"1.1"</c> and <c>"1.10"</c> are not the same). Null is only null.
    /// </summary>
    public static bool Same(ScalarValue left, ScalarValue right)
    {
        if (left.Kind == ScalarKind.Null || right.Kind == ScalarKind.Null)
            return left.Kind == right.Kind;
        if (string.Equals(left.Text, right.Text, StringComparison.Ordinal))
            return true;
        if (IsBoolean(left.Text))
            return string.Equals(left.Text, right.Text, StringComparison.OrdinalIgnoreCase);
        return (left.Kind == ScalarKind.Number || right.Kind == ScalarKind.Number)
            && TryNumber(left.Text, out var a) && TryNumber(right.Text, out var b) && a == b;
    }

    public static bool IsBoolean(string text) =>
        text.Equals("true", StringComparison.OrdinalIgnoreCase) || text.Equals("false", StringComparison.OrdinalIgnoreCase);

    /// <summary>The number that the text is in JSON's notation; false for anything else, also for <c>007</c>, <c>+1</c> and numbers beyond decimal.</summary>
    public static bool TryNumber(string text, out decimal number)
    {
        number = 0;
        return IsJsonNumber(text)
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }

    private static bool IsJsonNumber(string text)
    {
        var i = 0;
        if (i < text.Length && text[i] == '-')
            i++;
        var integer = i;
        i = SkipDigits(text, i);
        if (i == integer || (text[integer] == '0' && i > integer + 1))
            return false;
        if (i < text.Length && text[i] == '.')
        {
            var fraction = ++i;
            i = SkipDigits(text, i);
            if (i == fraction)
                return false;
        }

        return i == text.Length || IsExponent(text, i);
    }

    private static bool IsExponent(string text, int i)
    {
        if (text[i++] is not ('e' or 'E'))
            return false;
        if (i < text.Length && text[i] is '+' or '-')
            i++;
        return i < text.Length && SkipDigits(text, i) == text.Length;
    }

    private static int SkipDigits(string text, int i)
    {
        while (i < text.Length && text[i] is >= '0' and <= '9')
            i++;
        return i;
    }
}
