using System.Globalization;

namespace PolicyLint.Settings;

internal enum GlobStepKind
{
    /// <summary>One certain character.</summary>
    Literal,

    /// <summary>Any one character.</summary>
    Any,

    /// <summary>Any one character but a slash.</summary>
    AnyButSlash,

    /// <summary>One character of a set.</summary>
    Class,

    /// <summary>A whole number in a range.</summary>
    Number,

    /// <summary>Goes on at the next step or at the target.</summary>
    Fork,

    /// <summary>Goes on at the target.</summary>
    Jump,

    /// <summary>The pattern is used up.</summary>
    End,
}

/// <summary>One step of a compiled pattern.</summary>
internal sealed class GlobStep(GlobStepKind kind)
{
    /// <summary>The digits of a 64-bit number, with its sign.</summary>
    private const int LongestNumber = 18;

    public GlobStepKind Kind { get; } = kind;

    public char Character { get; init; }

    /// <summary>A class's members, ranges written as two characters each: "az09".</summary>
    public string Ranges { get; init; } = "";

    public bool IsNegated { get; init; }

    public long From { get; init; }

    public long To { get; init; }

    public int Target { get; set; }

    public bool Takes(char c) => Kind switch
    {
        GlobStepKind.Literal => c == Character,
        GlobStepKind.Any => true,
        GlobStepKind.AnyButSlash => c != '/',
        GlobStepKind.Class => c != '/' && IsMember(c) != IsNegated,
        _ => false,
    };

    public static bool CouldBeNumber(string path, int start, int end) =>
        end - start <= LongestNumber && (path[end - 1] is >= '0' and <= '9' || (end - start == 1 && path[start] is '+' or '-'));

    public bool IsInRange(string path, int start, int end)
    {
        var text = path.Substring(start, end - start);
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= From && number <= To;
    }

    private bool IsMember(char c)
    {
        for (var i = 0; i + 1 < Ranges.Length; i += 2)
        {
            if (c >= Ranges[i] && c <= Ranges[i + 1])
                return true;
        }

        return false;
    }
}
