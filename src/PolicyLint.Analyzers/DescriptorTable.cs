using System;
using System.Collections.Generic;
using System.Text;
using PolicyLint.Rules;

namespace PolicyLint.Analyzers;

/// <summary>The table that descriptors are made from, row by row.</summary>
/// <remarks>Every compilation reads all of it: of a row's words, only what a descriptor keeps becomes a text.</remarks>
internal sealed class DescriptorTable
{
    /// <summary>Id, name, topic, layer, severity, what the verdict needs (<c>resource</c> or <c>world</c>) and title of each rule, between tabs.</summary>
    private const string Resource = "descriptors.txt";

    private const string CategoryPrefix = "PolicyLint";
    private const string PageExtension = ".md";
    private const int LongestPage = 512;

    // Diagnostics are categorised by layer; there are few of them.
    private readonly List<string> _layers = [];
    private readonly List<string> _categories = [];

    // Where the addresses of pages are put together: all begin alike.
    private readonly char[] _page = new char[LongestPage];

    private readonly byte[] _table;
    private readonly int _length;
    private int _at;

    private DescriptorTable(byte[] table, int length)
    {
        _table = table;
        _length = length;
        RulePages.Address.CopyTo(0, _page, 0, RulePages.Address.Length);
    }

    public string Id { get; private set; } = "";

    public string Category { get; private set; } = "";

    /// <summary>True for rules whose findings are for information; those of all others are warnings.</summary>
    public bool IsInfo { get; private set; }

    /// <summary>True where a verdict depends on more than the judged resource.</summary>
    public bool NeedsWorld { get; private set; }

    /// <summary>The address of the rule's page.</summary>
    public string Page { get; private set; } = "";

    public string Title { get; private set; } = "";

    public static DescriptorTable Read()
    {
        using var stream = typeof(DescriptorTable).Assembly.GetManifestResourceStream(Resource)!;
        var table = new byte[stream.Length];
        return new DescriptorTable(table, stream.Read(table, 0, table.Length));
    }

    /// <summary>Goes to the next row; false behind the last one.</summary>
    public bool Next()
    {
        if (_at >= _length)
            return false;
        Id = Text(Word('\t'));
        var name = Word('\t');
        var topic = Word('\t');
        Category = CategoryOf(Word('\t'));
        IsInfo = Is(Word('\t'), "info");
        NeedsWorld = Is(Word('\t'), "world");
        Title = Text(Word('\n'));
        Page = Is(topic, "suppressions") ? RulePages.Address + "README" + PageExtension : PageOf(topic, name);
        return true;
    }

    private Stretch Word(char end)
    {
        var start = _at;
        var found = Array.IndexOf(_table, (byte)end, start, _length - start);
        _at = found + 1;
        return new Stretch(start, found - start);
    }

    private string CategoryOf(Stretch layer)
    {
        if (layer.Length == 0)
            return CategoryPrefix;
        for (var i = 0; i < _layers.Count; i++)
        {
            if (Is(layer, _layers[i]))
                return _categories[i];
        }

        var name = Text(layer);
        _layers.Add(name);
        _categories.Add(CategoryPrefix + "." + char.ToUpperInvariant(name[0]) + name.Substring(1));
        return _categories[_categories.Count - 1];
    }

    // Topics and names are in ASCII: a byte is a letter.
    private string PageOf(Stretch topic, Stretch name)
    {
        var end = Copy(topic, RulePages.Address.Length);
        _page[end] = '/';
        end = Copy(name, end + 1);
        PageExtension.CopyTo(0, _page, end, PageExtension.Length);
        return new string(_page, 0, end + PageExtension.Length);
    }

    private int Copy(Stretch word, int at)
    {
        for (var i = 0; i < word.Length; i++)
            _page[at + i] = (char)_table[word.Start + i];
        return at + word.Length;
    }

    private bool Is(Stretch word, string text)
    {
        if (word.Length != text.Length)
            return false;
        for (var i = 0; i < text.Length; i++)
        {
            if (_table[word.Start + i] != text[i])
                return false;
        }

        return true;
    }

    private string Text(Stretch word) => Encoding.UTF8.GetString(_table, word.Start, word.Length);

    private readonly struct Stretch(int start, int length)
    {
        public int Start { get; } = start;

        public int Length { get; } = length;
    }
}
