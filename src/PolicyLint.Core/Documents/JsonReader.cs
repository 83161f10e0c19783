using System.Collections.Generic;
using PolicyLint.Text;

namespace PolicyLint.Documents;

/// <summary>Reads JSON as RFC 8259 has it, and nothing else, into nodes that know their place.</summary>
/// <remarks>
/// It reads characters rather than bytes, so that its offsets are those of editors and compilers, and makes nothing but nodes on its way.
/// </remarks>
public sealed class JsonReader
{
    private const string True = "true";
    private const string False = "false";
    private const string Null = "null";

    private readonly SourceFile _file;
    private readonly string _text;
    private readonly ICollection<Problem> _problems;
    private readonly NodeBuilder _nodes;
    private readonly StringCache _strings = StringCache.OfThread;
    private readonly string[]? _postponed;
    private JsonEscapes? _escapes;
    private int _position;

    private JsonReader(SourceFile file, ICollection<Problem> problems, string[]? postponed)
    {
        _file = file;
        _postponed = postponed;
        _text = file.Text;
        _problems = problems;
        _nodes = new NodeBuilder(file, problems);
    }

    /// <summary>The document's root.</summary>
    /// <param name="problems">Receives what is wrong and can be passed over: keys that come twice, comments, trailing commas.</param>
    /// <exception cref="MalformedDocumentException">The text is not JSON and it cannot be told what is meant, or a limit is reached.</exception>
    public static Node Read(SourceFile file, ICollection<Problem> problems) => Read(file, problems, []);

    /// <summary>The document's root, in which maps and lists under some of its keys are not read yet.</summary>
    /// <param name="postponed">Those keys; a <see cref="PostponedNode"/> stands under them.</param>
    public static Node Read(SourceFile file, ICollection<Problem> problems, string[] postponed)
    {
        var reader = new JsonReader(file, problems, postponed);
        var root = reader.ReadWhole(0);
        reader.NextChar();
        if (reader._position < file.Text.Length)
            throw JsonFaults.After(file, reader._position);
        return root;
    }

    /// <summary>A value inside of a document.</summary>
    public static Node ReadPart(SourceSpan part, ICollection<Problem> problems) =>
        new JsonReader(part.File, problems, []) { _position = part.Start }.ReadWhole(1);

    /// <summary>A map or list inside of a document; where it is a map, the maps and lists in it are not read yet.</summary>
    public static Node ReadOutline(SourceSpan part) => new JsonReader(part.File, new List<Problem>(), null) { _position = part.Start }.ReadWhole(0);

    private Node ReadWhole(int depth)
    {
        var read = ReadValue(depth);
        _nodes.Close();
        return read;
    }

    private Node ReadValue(int depth)
    {
        var c = NextChar();
        _nodes.Count(1, _position);
        switch (c)
        {
            case '"':
                return ReadString();
            case '{':
                return ReadMap(depth + 1);
            case '[':
                return ReadList(depth + 1);
            case '-' or (>= '0' and <= '9'):
                return ReadNumber();
            case 't':
                return ReadWord(True, ScalarKind.Boolean);
            case 'f':
                return ReadWord(False, ScalarKind.Boolean);
            case 'n':
                return ReadWord(Null, ScalarKind.Null);
            default:
                throw JsonFaults.NoValue(_file, _position);
        }
    }

    private MapNode ReadMap(int depth)
    {
        var start = _position++;
        _nodes.CheckDepth(depth, start);
        var begin = _nodes.BeginMap();
        for (var c = NextChar(); c != '}'; c = NextChar())
        {
            if (c != '"')
                throw JsonFaults.NoKey(_file, _position);
            var key = ReadString();
            if (NextChar() != ':')
                throw JsonFaults.NoColon(_file, _position);
            _position++;
            _nodes.Add(key, depth == 1 && IsPostponed(key.Text) ? Postpone() : ReadValue(depth));
            if (!Continues('}', start))
                break;
        }

        return _nodes.EndMap(begin, _file.Span(start, ++_position));
    }

    private bool IsPostponed(string key) => (_postponed is null || System.Array.IndexOf(_postponed, key) >= 0) && NextChar() is '{' or '[';

    // To where as many brackets are closed as were opened.
    private PostponedNode Postpone()
    {
        var start = _position;
        for (var open = 0; _position < _text.Length;)
        {
            var c = _text[_position++];
            if (c == '"')
                PassString();
            open += c is '{' or '[' ? 1 : c is '}' or ']' ? -1 : 0;
            if (open == 0)
                return new PostponedNode(_file.Span(start, _position));
        }

        throw JsonFaults.NoComma(_file, _position, start, _text[start] == '{' ? '}' : ']');
    }

    private void PassString()
    {
        while (_position < _text.Length && _text[_position] != '"')
            _position += _text[_position] == '\\' ? 2 : 1;
        _position = System.Math.Min(_position + 1, _text.Length);
    }

    private ListNode ReadList(int depth)
    {
        var start = _position++;
        _nodes.CheckDepth(depth, start);
        var begin = _nodes.BeginList();
        while (NextChar() != ']')
        {
            _nodes.Add(ReadValue(depth));
            if (!Continues(']', start))
                break;
        }

        return _nodes.EndList(begin, _file.Span(start, ++_position));
    }

    /// <summary>Passes the comma after an entry; false at the closing bracket.</summary>
    private bool Continues(char close, int open)
    {
        var c = NextChar();
        if (c == close)
            return false;
        if (c != ',')
            throw JsonFaults.NoComma(_file, _position, open, close);
        var comma = _position++;
        if (NextChar() == close)
            _problems.Add(new Problem(_file.Span(comma, comma + 1), $"a comma before '{close}' is not JSON"));
        return true;
    }

    private ScalarNode ReadString()
    {
        var text = _text;
        var start = _position;
        var i = start + 1;
        while (i < text.Length && text[i] is not ('"' or '\\' or < ' '))
            i++;
        string content;
        if (i < text.Length && text[i] == '"')
        {
            content = _strings.Substring(text, start + 1, i - start - 1);
            i++;
        }
        else
        {
            content = (_escapes ??= new JsonEscapes(_file)).Unescape(start, i, out i);
        }

        _position = i;
        return new ScalarNode(ScalarKind.String, content, _file.Span(start, i));
    }

    private ScalarNode ReadNumber()
    {
        var start = _position;
        var end = JsonFaults.NumberEnd(_file, start);
        _position = end;
        return new ScalarNode(ScalarKind.Number, _strings.Substring(_text, start, end - start), _file.Span(start, end));
    }

    private ScalarNode ReadWord(string word, ScalarKind kind)
    {
        var start = _position;
        var end = start + word.Length;
        if (string.CompareOrdinal(_text, start, word, 0, word.Length) != 0 || (end < _text.Length && JsonFaults.IsWordChar(_text[end])))
            throw JsonFaults.NoValue(_file, start);
        _position = end;
        return new ScalarNode(kind, word, _file.Span(start, end));
    }

    /// <summary>The next character that is not blank, at which the position then stands; <see cref="JsonFaults.End"/> behind the last.</summary>
    private char NextChar()
    {
        var text = _text;
        var i = _position;
        while (i < text.Length)
        {
            var c = text[i];
            if (c is not (' ' or '\n' or '\r' or '\t'))
            {
                if (c is not ('/' or '#'))
                {
                    _position = i;
                    return c;
                }

                i = SkipComment(i) - 1;
            }

            i++;
        }

        _position = text.Length;
        return JsonFaults.End;
    }

    private int SkipComment(int start)
    {
        var end = JsonFaults.CommentEnd(_text, start);
        if (end < 0)
            throw new MalformedDocumentException("a comment is not JSON, and this one has no end", _file.Span(start, start + 2));
        if (end == start)
            throw JsonFaults.NoValue(_file, start);
        _nodes.Count(1, start);
        _problems.Add(new Problem(_file.Span(start, end), "a comment is not JSON"));
        return end;
    }
}
