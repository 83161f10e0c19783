using System;
using System.Collections.Generic;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Evaluations.Suppressions;

/// <summary>
/// What a comment in a template speaks of: the line it ends or, if it stands alone, the next line that is no comment. A resource's
/// first line, its Type or its Properties mean the resource; <c>Resources:</c> and the top of the file mean the template;
/// any other line means what begins there, with all that is indented under it.
/// </summary>
internal sealed class CommentPlacement
{
    private readonly SourceFile _file;
    private readonly List<Resource> _resources;

    public CommentPlacement(Stack stack)
    {
        _file = stack.File;
        _resources = [];
        foreach (var resource in stack.Resources)
        {
            if (ReferenceEquals(resource.Span.File, _file))
                _resources.Add(resource);
        }

        _resources.Sort(static (left, right) => left.Span.Start.CompareTo(right.Span.Start));
    }

    /// <summary>The resource, the lines, or neither for the whole template.</summary>
    public (Resource? Resource, LineRange? Lines) Of(SourceSpan comment)
    {
        var line = _file.LineOf(comment.Start);
        var isAlone = IsBlank(_file.LineText(line), comment.Start - _file.StartOfLine(line));
        if (isAlone && IsTopOfFile(line))
            return (null, null);
        var target = isAlone ? NextLine(line) : line;
        var text = _file.LineText(target);
        if (text.StartsWith("Resources:", StringComparison.Ordinal))
            return (null, null);
        if (ResourceNamedAt(target, text) is { } resource)
            return (resource, null);
        return (null, new LineRange(target, EndOfBlock(target, text)));
    }

    /// <summary>The resource in whose lines the comment stands; null where it stands before the first one.</summary>
    public Resource? Enclosing(SourceSpan comment)
    {
        Resource? enclosing = null;
        foreach (var resource in _resources)
        {
            if (_file.LineOf(resource.Span.Start) > _file.LineOf(comment.Start))
                break;
            enclosing = resource;
        }

        return enclosing;
    }

    private Resource? ResourceNamedAt(int target, string text)
    {
        if (Enclosing(_file.Span(_file.StartOfLine(target), _file.StartOfLine(target))) is not { } resource)
            return null;
        var line = _file.LineOf(resource.Span.Start);
        if (line == target)
            return resource;
        var trimmed = text.TrimStart();
        var isHead = trimmed.StartsWith("Type:", StringComparison.Ordinal) || trimmed.StartsWith("Properties:", StringComparison.Ordinal);
        return isHead && Indent(text) == Indent(_file.LineText(NextLine(line))) ? resource : null;
    }

    private int EndOfBlock(int target, string text)
    {
        var indent = Indent(text);
        var isItem = IsItem(text);
        var end = target;
        for (var line = target + 1; line < _file.LineCount; line++)
        {
            var next = _file.LineText(line);
            if (IsSkipped(next))
                continue;

            // YAML lets the items of a list stand as far left as the key they belong to.
            var belongs = Indent(next) > indent || (!isItem && Indent(next) == indent && IsItem(next));
            if (!belongs)
                break;
            end = line;
        }

        return end;
    }

    private int NextLine(int line)
    {
        var next = line + 1;
        while (next < _file.LineCount && IsSkipped(_file.LineText(next)))
            next++;
        return Math.Min(next, _file.LineCount - 1);
    }

    private bool IsTopOfFile(int line)
    {
        for (var i = 0; i < line; i++)
        {
            var text = _file.LineText(i);
            if (!IsSkipped(text) && !text.StartsWith("---", StringComparison.Ordinal) && text[0] != '%')
                return false;
        }

        return true;
    }

    private static bool IsSkipped(string text) => Indent(text) is var indent && (indent == text.Length || text[indent] == '#');

    private static bool IsItem(string text) =>
        Indent(text) is var indent && indent < text.Length && text[indent] == '-' && (indent + 1 == text.Length || text[indent + 1] == ' ');

    private static bool IsBlank(string text, int end) => Indent(text) >= end;

    private static int Indent(string text)
    {
        var indent = 0;
        while (indent < text.Length && text[indent] is ' ' or '\t' or '\ufeff')
            indent++;
        return indent;
    }
}
