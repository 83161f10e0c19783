using System;
using System.Collections.Generic;
using PolicyLint.Cli.CommandLine;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Cli.Judging;

/// <summary>Rules as users name them: by id, name, pack or topic.</summary>
internal sealed class RuleChoice
{
    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);

    private RuleChoice(bool isEmpty) => IsEmpty = isEmpty;

    /// <summary>True where nothing was named.</summary>
    public bool IsEmpty { get; }

    public bool Names(Rule rule) => _ids.Contains(rule.Id);

    /// <summary>The rules that the words name.</summary>
    /// <exception cref="UsageException">A word names no rule, pack or topic.</exception>
    public static RuleChoice Read(string option, List<string> words, RuleCatalogue catalogue)
    {
        var choice = new RuleChoice(words.Count == 0);
        foreach (var word in words)
        {
            if (!choice.Add(word, catalogue))
                throw new UsageException($"{option}: there is no rule, pack or topic '{word}'{Spelling.DidYouMean(word, KnownWords(catalogue))}");
        }

        return choice;
    }

    private bool Add(string word, RuleCatalogue catalogue)
    {
        if (catalogue.Find(word) is { } rule)
        {
            _ids.Add(rule.Id);
            return true;
        }

        var isKnown = false;
        if (catalogue.FindPack(word) is { } pack)
        {
            isKnown = true;
            foreach (var entry in pack.Entries)
            {
                if (catalogue.Find(entry.Rule) is { } ofPack)
                    _ids.Add(ofPack.Id);
            }
        }

        foreach (var one in catalogue.Rules)
        {
            if (!string.Equals(one.Topic, word, StringComparison.OrdinalIgnoreCase))
                continue;
            isKnown = true;
            _ids.Add(one.Id);
        }

        return isKnown;
    }

    private static IEnumerable<string> KnownWords(RuleCatalogue catalogue)
    {
        foreach (var name in catalogue.RuleNames)
            yield return name;
        foreach (var name in catalogue.PackNames)
            yield return name;
        foreach (var rule in catalogue.Rules)
            yield return rule.Topic;
    }
}
