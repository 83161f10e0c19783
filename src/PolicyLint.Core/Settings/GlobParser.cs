using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace PolicyLint.Settings;

/// <summary>Compiles a pattern to steps. What is not well-formed, such as a bracket without its partner, is meant literally.</summary>
internal sealed class GlobParser
{
    private readonly string _pattern;
    private readonly List<GlobStep> _steps = [];

    private GlobParser(string pattern) => _pattern = pattern;

    public static IReadOnlyList<GlobStep> Parse(string pattern)
    {
        var parser = new GlobParser(pattern);
        var start = 0;
        if (pattern.IndexOf('/') < 0)
            parser.AddFolders();
        else if (pattern[0] == '/')
            start = 1;
        parser.Parse(start, pattern.Length, 0);
        parser.Add(GlobStepKind.End);
        return parser._steps;
    }

    private void Parse(int at, int end, int depth)
    {
        while (at < end)
            at = ParseOne(at, end, depth);
    }

    private int ParseOne(int at, int end, int depth)
    {
        var c = _pattern[at];
        switch (c)
        {
            case '\\' when at + 1 < end:
                AddLiteral(_pattern[at + 1]);
                return at + 2;
            case '?':
                Add(GlobStepKind.AnyButSlash);
                return at + 1;
            case '*':
                return ParseStar(at, end);
            case '[' when ClassEnd(at, end) is var close and > 0:
                AddClass(at + 1, close);
                return close + 1;
            case '{' when depth < Documents.DocumentLimits.Depth && BraceEnd(at, end) is var close and > 0:
                ParseBraces(at + 1, close, depth);
                return close + 1;
            default:
                AddLiteral(c);
                return at + 1;
        }
    }

    private int ParseStar(int at, int end)
    {
        if (at + 1 >= end || _pattern[at + 1] != '*')
        {
            AddRepeated(GlobStepKind.AnyButSlash);
            return at + 1;
        }

        var isWholeFolder = (at == 0 || _pattern[at - 1] == '/') && at + 2 < end && _pattern[at + 2] == '/';
        if (isWholeFolder)
        {
            AddFolders();
            return at + 3;
        }

        AddRepeated(GlobStepKind.Any);
        return at + 2;
    }

    private void ParseBraces(int start, int end, int depth)
    {
        var commas = Commas(start, end);
        if (commas.Count == 0)
        {
            if (!AddNumber(_pattern.Substring(start, end - start)))
            {
                AddLiteral('{');
                Parse(start, end, depth + 1);
                AddLiteral('}');
            }

            return;
        }

        commas.Add(end);
        var jumps = new List<GlobStep>();
        foreach (var comma in commas)
        {
            var fork = comma == end ? null : Add(GlobStepKind.Fork);
            Parse(start, comma, depth + 1);
            if (fork is not null)
            {
                jumps.Add(Add(GlobStepKind.Jump));
                fork.Target = _steps.Count;
            }

            start = comma + 1;
        }

        foreach (var jump in jumps)
            jump.Target = _steps.Count;
    }

    private List<int> Commas(int start, int end)
    {
        var commas = new List<int>();
        var depth = 0;
        for (var i = start; i < end; i++)
        {
            if (_pattern[i] == '\\')
                i++;
            else if (_pattern[i] == '{')
                depth++;
            else if (_pattern[i] == '}')
                depth--;
            else if (_pattern[i] == ',' && depth == 0)
                commas.Add(i);
        }

        return commas;
    }

    private int BraceEnd(int at, int end)
    {
        var depth = 0;
        for (var i = at; i < end; i++)
        {
            if (_pattern[i] == '\\')
                i++;
            else if (_pattern[i] == '{')
                depth++;
            else if (_pattern[i] == '}' && --depth == 0)
                return i;
        }

        return -1;
    }

    // A bracket with a slash in it is no class: a class stands for one character of a name.
    private int ClassEnd(int at, int end)
    {
        for (var i = at + 1; i < end && _pattern[i] != '/'; i++)
        {
            if (_pattern[i] == '\\')
                i++;
            else if (_pattern[i] == ']' && i > at + 1)
                return i;
        }

        return -1;
    }

    private void AddClass(int start, int end)
    {
        var isNegated = _pattern[start] is '!' or '^' && start + 1 < end;
        var ranges = new StringBuilder();
        for (var i = isNegated ? start + 1 : start; i < end; i++)
        {
            if (_pattern[i] == '\\' && i + 1 < end)
                i++;
            var isRange = i + 2 < end && _pattern[i + 1] == '-';
            ranges.Append(_pattern[i]).Append(_pattern[isRange ? i + 2 : i]);
            if (isRange)
                i += 2;
        }

        _steps.Add(new GlobStep(GlobStepKind.Class) { Ranges = ranges.ToString(), IsNegated = isNegated });
    }

    private bool AddNumber(string text)
    {
        var dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0 || !IsWhole(text.Substring(0, dots), out var from) || !IsWhole(text.Substring(dots + 2), out var to))
            return false;
        _steps.Add(new GlobStep(GlobStepKind.Number) { From = Math.Min(from, to), To = Math.Max(from, to) });
        return true;
    }

    private static bool IsWhole(string text, out long number) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out number);

    // Any number of whole folders, none included.
    private void AddFolders()
    {
        var fork = Add(GlobStepKind.Fork);
        AddRepeated(GlobStepKind.Any);
        AddLiteral('/');
        fork.Target = _steps.Count;
    }

    private void AddRepeated(GlobStepKind kind)
    {
        var fork = Add(GlobStepKind.Fork);
        Add(kind);
        Add(GlobStepKind.Jump).Target = _steps.Count - 3;
        fork.Target = _steps.Count;
    }

    private void AddLiteral(char c) => _steps.Add(new GlobStep(GlobStepKind.Literal) { Character = c });

    private GlobStep Add(GlobStepKind kind)
    {
        var step = new GlobStep(kind);
        _steps.Add(step);
        return step;
    }
}
