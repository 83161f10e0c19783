using System;
using System.IO;
using PolicyLint.Documents;
using PolicyLint.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PolicyLint.CloudFormation;

internal enum YamlEventKind
{
    DocumentStart,
    DocumentEnd,
    Scalar,
    ListStart,
    ListEnd,
    MapStart,
    MapEnd,
    Alias,
    End,
}

/// <summary>The events of a YAML text, with offsets that can be trusted. All that is known of YamlDotNet is known here.</summary>
internal sealed class YamlEvents
{
    private readonly SourceFile _file;
    private readonly string _text;
    private readonly Parser _parser;

    /// <summary>Stands before the first event.</summary>
    /// <exception cref="MalformedDocumentException">The text holds a character that YAML does not allow.</exception>
    public YamlEvents(SourceFile file)
    {
        _file = file;
        _text = file.Text;
        RefuseControlCharacters();
        _parser = new Parser(new StringReader(_text));
    }

    public YamlEventKind Kind { get; private set; }

    /// <summary>Where the node's content begins, behind its tag and anchor.</summary>
    public int Start { get; private set; }

    /// <summary>Where a scalar or an alias ends: behind its last character or closing quote.</summary>
    public int End { get; private set; }

    /// <summary>A scalar's value.</summary>
    public string Text { get; private set; } = "";

    /// <summary>The anchor that the node has or the alias names; empty for none.</summary>
    public string Anchor { get; private set; } = "";

    /// <summary>The resolved tag, such as <c>!Ref</c> or <c>tag:yaml.org,2002:str</c>; empty for none.</summary>
    public string Tag { get; private set; } = "";

    /// <summary>Where the tag stands; empty without one.</summary>
    public SourceSpan TagSpan { get; private set; }

    /// <summary>A scalar without quotes and not in a block: what it means depends on what it looks like.</summary>
    public bool IsPlain { get; private set; }

    /// <summary>A scalar introduced by <c>|</c> or <c>&gt;</c>.</summary>
    public bool IsBlock { get; private set; }

    /// <summary>A collection in brackets; its end event begins at the closing one.</summary>
    public bool IsFlow { get; private set; }

    /// <summary>Steps to the next event.</summary>
    /// <exception cref="MalformedDocumentException">The text is not YAML.</exception>
    public void Next()
    {
        do
        {
            if (!MoveNext())
            {
                Kind = YamlEventKind.End;
                Start = End = _text.Length;
                return;
            }
        }
        while (!Take(_parser.Current!));
    }

    private bool MoveNext()
    {
        try
        {
            return _parser.MoveNext();
        }
        catch (YamlException e)
        {
            throw YamlFaults.Syntax(_file, e.Message, Offset(e.Start), Offset(e.End), End);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or IndexOutOfRangeException or FormatException
            or OverflowException or NullReferenceException or InvalidCastException)
        {
            // The scanner answers some texts with the exceptions of its own slips; to us they are texts that are not YAML.
            var at = _parser.Current is { } last ? Math.Max(Offset(last.End), End) : End;
            throw YamlFaults.Syntax(_file, "this is not YAML", at, at, at);
        }
    }

    private bool Take(ParsingEvent current)
    {
        Tag = Anchor = "";
        // The map of [key: value] comes without a mark.
        Start = Math.Max(Start, Offset(current.Start));
        End = Math.Max(Start, Offset(current.End));
        switch (current)
        {
            case Scalar scalar:
                TakeScalar(scalar);
                return true;
            case MappingStart map:
                Kind = YamlEventKind.MapStart;
                TakeProperties(map);
                IsFlow = map.Style == MappingStyle.Flow && StandsAt('{');
                return true;
            case SequenceStart list:
                Kind = YamlEventKind.ListStart;
                TakeProperties(list);
                IsFlow = list.Style == SequenceStyle.Flow && StandsAt('[');
                return true;
            case AnchorAlias alias:
                Kind = YamlEventKind.Alias;
                Anchor = alias.Value.Value;
                return true;
        }

        Kind = KindOf(current);
        return current is MappingEnd or SequenceEnd or DocumentStart or DocumentEnd;
    }

    private static YamlEventKind KindOf(ParsingEvent current) => current switch
    {
        MappingEnd => YamlEventKind.MapEnd,
        SequenceEnd => YamlEventKind.ListEnd,
        DocumentStart => YamlEventKind.DocumentStart,
        _ => YamlEventKind.DocumentEnd,
    };

    private void TakeScalar(Scalar scalar)
    {
        Kind = YamlEventKind.Scalar;
        Text = scalar.Value;
        IsPlain = scalar.Style is ScalarStyle.Plain;
        IsBlock = scalar.Style is ScalarStyle.Literal or ScalarStyle.Folded;
        TakeProperties(scalar);
        // Marks of block scalars reach to where the next token begins, those of empty ones beyond their tag.
        if (IsPlain || IsBlock)
        {
            while (End > Start && _text[End - 1] is ' ' or '\t' or '\n' or '\r')
                End--;
        }
    }

    private void TakeProperties(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
            Anchor = node.Anchor.Value;
        if (!node.Tag.IsEmpty)
            Tag = node.Tag.Value;
        if (Tag.Length == 0 && Anchor.Length == 0)
            return;

        // The mark includes tag and anchor, in either order, with comments and line breaks between.
        var at = Start;
        for (var left = (Tag.Length > 0 ? 1 : 0) + (Anchor.Length > 0 ? 1 : 0); left > 0; left--)
        {
            at = YamlLayout.SkipBlank(_text, at);
            var end = YamlLayout.WordEnd(_text, at);
            if (at < _text.Length && _text[at] == '!')
                TagSpan = _file.Span(at, end);
            at = end;
        }

        var properties = at;
        at = YamlLayout.SkipBlank(_text, at);
        var isEmpty = node is Scalar && IsPlain && Text.Length == 0;
        Start = isEmpty ? properties : Math.Max(Start, at);
        End = isEmpty ? properties : Math.Max(Start, End);
    }

    private bool StandsAt(char bracket) => Start < _text.Length && _text[Start] == bracket;

    private int Offset(Mark mark) => (int)Math.Min(Math.Max(mark.Index, 0), _text.Length);

    // YamlDotNet takes NUL for the end of the text and would read half of it without a word.
    private void RefuseControlCharacters()
    {
        for (var i = 0; i < _text.Length; i++)
        {
            if (_text[i] is < ' ' and not ('\t' or '\n' or '\r'))
                throw YamlFaults.ControlCharacter(_file, i);
        }
    }
}
