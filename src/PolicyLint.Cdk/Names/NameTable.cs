using PolicyLint.Text;

namespace PolicyLint.Cdk.Names;

/// <summary>A table of names that stands embedded as text: lines of words, each a name or <c>name=value</c>, that are known by their first word and sorted by it.</summary>
/// <remarks>A program has to do with a few of a thousand lines, so that they are looked up where they stand: no other line is read.</remarks>
internal sealed class NameTable
{
    private readonly EmbeddedFile _text;
    private readonly byte _divider;

    // Where the section's lines begin, and where the last one has ended.
    private readonly int _start;
    private readonly int _end;

    private NameTable(EmbeddedFile text, char divider, int start, int end)
    {
        _text = text;
        _divider = (byte)divider;
        _start = start;
        _end = end;
    }

    /// <summary>The whole table, whose letters are ASCII's.</summary>
    /// <param name="divider">Stands between words.</param>
    public static NameTable Read(string resource, char divider)
    {
        var text = EmbeddedFile.Find(typeof(NameTable).Assembly, resource)!;
        return new NameTable(text, divider, 0, text.Length);
    }

    /// <summary>The lines below the header, such as <c>[types]</c>, up to the next one.</summary>
    public NameTable Section(string header)
    {
        var start = NextHeader(_start);
        while (!IsAt(start, header))
            start = NextHeader(start + 1);
        return new NameTable(_text, (char)_divider, start + header.Length + 1, NextHeader(start + 1));
    }

    /// <summary>What the member comes to in the owner's line: its value, or itself where it has none; null where the line does not have it, or there is none.</summary>
    public string? Find(string owner, string member)
    {
        if (!Seek(owner, out var start, out var end))
            return null;
        for (var word = start + owner.Length + 1; word < end; word = EndOfWord(word, end) + 1)
        {
            if (!IsAt(word, member))
                continue;
            var behind = word + member.Length;
            if (behind >= end || _text[behind] == _divider)
                return member;
            if (_text[behind] == '=')
                return Text(behind + 1, EndOfWord(behind, end));
        }

        return null;
    }

    /// <summary>The first word behind the owner; null where there is no such line.</summary>
    public string? First(string owner) => Seek(owner, out var start, out var end) ? Text(start + owner.Length + 1, EndOfWord(start + owner.Length + 1, end)) : null;

    private bool Seek(string owner, out int start, out int end)
    {
        var least = _start;
        var above = _end;
        while (least < above)
        {
            var middle = least + ((above - least) / 2);
            start = _text.Behind((byte)'\n', least, middle);
            end = EndOfLine(middle);
            var order = Compare(start, owner);
            if (order == 0)
                return true;
            if (order < 0)
                least = end + 1;
            else
                above = start;
        }

        start = end = _end;
        return false;
    }

    // Less than 0 where the first word of the line comes before the owner: no letter comes before a divider or the line's end.
    private int Compare(int line, string owner)
    {
        for (var i = 0; i < owner.Length; i++)
        {
            var order = _text[line + i] - owner[i];
            if (order != 0)
                return order;
        }

        return _text[line + owner.Length] == _divider ? 0 : 1;
    }

    private bool IsAt(int at, string text)
    {
        if (at + text.Length > _end)
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (_text[at + i] != text[i])
                return false;
        }

        return true;
    }

    private int NextHeader(int from)
    {
        var at = _text.IndexOf((byte)'[', from, _end);
        while (at < _end && at > 0 && _text[at - 1] != '\n')
            at = _text.IndexOf((byte)'[', at + 1, _end);
        return at;
    }

    private int EndOfLine(int from) => _text.IndexOf((byte)'\n', from, _end);

    private int EndOfWord(int from, int end) => _text.IndexOf(_divider, from, end);

    private string Text(int start, int end) => _text.Part(start, end - start);
}
