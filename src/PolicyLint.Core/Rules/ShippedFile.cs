using System;
using System.Threading;
using PolicyLint.Documents;

namespace PolicyLint.Rules;

/// <summary>A line of the index that the build makes of the shipped files: where the text is, and what chooses a rule before it is read.</summary>
internal sealed class ShippedFile
{
    private readonly ShippedFiles _files;
    private Rule? _rule;

    private ShippedFile(ShippedFiles files, int number, string folder, string name, int start, int length)
    {
        _files = files;
        Number = number;
        Topic = folder;
        Name = name;
        Start = start;
        Length = length;
    }

    /// <summary>How many files come before it.</summary>
    public int Number { get; }

    /// <summary>The rule's topic; for packs the folder they lie in.</summary>
    public string Topic { get; }

    /// <summary>The rule's or the pack's, after which the file is named.</summary>
    public string Name { get; }

    /// <summary>Where the text begins in the bundle, in bytes.</summary>
    public int Start { get; }

    /// <summary>How long the text is, in bytes.</summary>
    public int Length { get; }

    /// <summary>Empty for a pack, of which nothing else is told here.</summary>
    public string Id { get; private set; } = "";

    public Severity Severity { get; private set; }

    public RuleSubject Subject { get; private set; }

    public string[] ResourceTypes { get; private set; } = [];

    public bool IsRule => Id.Length > 0;

    /// <summary>Begins with <c>rules/</c>.</summary>
    public string Path => "rules/" + Topic + "/" + Name + (IsRule ? RuleFiles.RuleExtension : RuleFiles.PackExtension);

    /// <summary>The rule with all that its file says, which is read when somebody first asks.</summary>
    public Rule Rule => _rule ?? Interlocked.CompareExchange(ref _rule, _files.ReadRule(this), null) ?? _rule;

    /// <summary>False while nobody has asked for the rule.</summary>
    public bool IsRead => _rule is not null;

    /// <summary>False where the rule surely is not the same as a check that has this word for an id or a name, in any case.</summary>
    public bool MayBeSameAs(string check) => _files.ChecksOf(this).IndexOf(check, StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>
    /// Reads a line: folder, name and length, and for rules id, severity and resource; tabs stand between them, and a space between two types.
    /// </summary>
    /// <param name="files">All of them.</param>
    /// <param name="index">Lines of the index.</param>
    /// <param name="at">Where the line begins; then, where the next one does.</param>
    /// <param name="start">Where the file's text begins in the bundle.</param>
    /// <param name="words">For what many lines say.</param>
    public static ShippedFile Read(ShippedFiles files, int number, string index, ref int at, int start, StringCache words)
    {
        var folder = Word(index, ref at, words);
        var name = index.Substring(at, End(index, at) - at);
        at += name.Length + 1;
        var length = 0;
        for (; index[at] is >= '0' and <= '9'; at++)
            length = (length * 10) + index[at] - '0';
        var file = new ShippedFile(files, number, folder, name, start, length);
        if (index[at++] == '\n')
            return file;
        file.Id = index.Substring(at, End(index, at) - at);
        at += file.Id.Length + 1;
        file.Severity = RuleReader.ParseSeverity(Word(index, ref at, words));
        file.ReadResource(index, ref at, words);
        return file;
    }

    private void ReadResource(string index, ref int at, StringCache words)
    {
        var count = 1;
        for (var i = at; index[i] != '\n'; i++)
            count += index[i] == ' ' ? 1 : 0;
        var types = new string[count];
        for (var i = 0; i < count; i++)
            types[i] = Word(index, ref at, words);
        Subject = RuleReader.SubjectOf(types[0]);
        if (Subject == RuleSubject.Resource)
            ResourceTypes = types;
    }

    private static string Word(string index, ref int at, StringCache words)
    {
        var start = at;
        var end = End(index, at);
        at = end + 1;
        return words.Substring(index, start, end - start);
    }

    private static int End(string index, int at)
    {
        while (index[at] is not ('\t' or ' ' or '\n'))
            at++;
        return at;
    }
}
