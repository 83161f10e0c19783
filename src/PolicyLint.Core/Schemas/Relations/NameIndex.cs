using System;
using System.Collections.Generic;

namespace PolicyLint.Schemas;

/// <summary>Which texts may hold which names, by the steps of both: <c>arn:aws:s3:::logs/x</c> may hold <c>logs</c>, and surely not <c>log</c>.</summary>
internal sealed class NameIndex
{
    private static readonly char[] Separators = [':', '/'];

    // Hashes instead of names, and chains instead of lists: an account has a million names.
    private readonly Dictionary<int, int> _last = [];
    private readonly List<Link> _links = [];

    /// <summary>Adds a number under each step of the text.</summary>
    public void AddText(string text, int number)
    {
        foreach (var step in text.Split(Separators))
            Add(step, number);
        // A bucket's name also stands before the host of S3.
        var host = text.IndexOf(".s3", StringComparison.Ordinal);
        if (host > 0)
            Add(text.Substring(text.LastIndexOf('/', host) + 1, host - text.LastIndexOf('/', host) - 1), number);
    }

    /// <summary>Adds a number under a name.</summary>
    public void AddName(string name, int number) => Add(Key(name), number);

    /// <summary>The numbers of the texts that may hold the name.</summary>
    public void FindName(string name, List<int> numbers) => Find(Key(name), numbers);

    /// <summary>The numbers of the names that the text may hold.</summary>
    public void FindText(string text, List<int> numbers)
    {
        foreach (var step in text.Split(Separators))
            Find(step, numbers);
        var host = text.IndexOf(".s3", StringComparison.Ordinal);
        if (host > 0)
            Find(text.Substring(text.LastIndexOf('/', host) + 1, host - text.LastIndexOf('/', host) - 1), numbers);
    }

    // The last step of a name, which every text that holds the name has.
    private static string Key(string name)
    {
        var steps = name.Split(Separators);
        for (var i = steps.Length - 1; i > 0; i--)
        {
            if (steps[i].Length > 0 && steps[i] != "*")
                return steps[i];
        }

        return steps[0];
    }

    private void Add(string step, int number)
    {
        if (step.Length == 0)
            return;
        var hash = Hash(step);
        _links.Add(new Link(number, _last.TryGetValue(hash, out var previous) ? previous : -1));
        _last[hash] = _links.Count - 1;
    }

    private void Find(string step, List<int> numbers)
    {
        if (step.Length == 0 || !_last.TryGetValue(Hash(step), out var link))
            return;
        for (; link >= 0; link = _links[link].Previous)
            numbers.Add(_links[link].Number);
    }

    // FNV-1a; of what falls together only the first look is in vain.
    private static int Hash(string text)
    {
        var hash = unchecked((int)2166136261);
        foreach (var c in text)
            hash = unchecked((hash ^ c) * 16777619);
        return hash;
    }

    private readonly record struct Link(int Number, int Previous);
}
