using System.Collections.Generic;
using PolicyLint.Model;

namespace PolicyLint.CloudFormation.Parameters;

/// <summary>All that an undecided text may be: constants that matter, and mostly "anything else".</summary>
internal sealed class Domain
{
    private const int LongestName = 100;
    private readonly string?[] _texts;

    private Domain(Variable variable, string?[] texts)
    {
        Variable = variable;
        _texts = texts;
    }

    public Variable Variable { get; }

    /// <summary>The number of options, "anything else" included.</summary>
    public int Count => _texts.Length;

    /// <summary>The text of the option; null for "anything else".</summary>
    public string? TextOf(int option) => _texts[option];

    /// <summary>Whether it is the text in the scenario; null where it is something else that may or may not be it.</summary>
    public bool? Is(IScenario scenario, string text)
    {
        if (_texts[scenario.Choose(Variable)] is { } known)
            return known == text;
        foreach (var excluded in _texts)
        {
            if (excluded == text)
                return false;
        }

        return null;
    }

    /// <summary>A domain of the texts in order, without repetition, and of everything else if it is open.</summary>
    /// <param name="hidden">What reports say in place of each text, for texts that they do not show; null for none.</param>
    public static Domain Create(string name, IReadOnlyList<string> texts, bool isOpen, IReadOnlyList<string?>? hidden = null)
    {
        var values = new string?[texts.Count + (isOpen ? 1 : 0)];
        for (var i = 0; i < texts.Count; i++)
            values[i] = texts[i];
        return new Domain(new Variable(name, new DomainOptions(name, values, hidden)), values);
    }

    public static string Shorten(string name) => name.Length <= LongestName ? name : name.Substring(0, LongestName) + "…";
}

/// <summary>A value that a domain's variable decides.</summary>
internal sealed class DomainValue(Domain domain, System.Func<int, Value> valueOf, Text.SourceSpan span) : ChoiceValue(span)
{
    public override Value? In(IScenario scenario) => valueOf(scenario.Choose(domain.Variable));

    public override IEnumerable<Value> Alternatives
    {
        get
        {
            for (var i = 0; i < domain.Count; i++)
                yield return valueOf(i);
        }
    }
}
