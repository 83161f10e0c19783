using System.Collections;
using System.Collections.Generic;
using PolicyLint.Model;

namespace PolicyLint.CloudFormation.Parameters;

/// <summary>What a domain's variable may be, put into words when a report asks: a parameter may have hundreds of values, of which findings name a few.</summary>
/// <param name="name">What has the domain.</param>
/// <param name="texts">The texts in order; null, as the last one, for anything else.</param>
/// <param name="hidden">What reports say in place of each text, for texts that they do not show; null for none.</param>
internal sealed class DomainOptions(string name, string?[] texts, IReadOnlyList<string?>? hidden) : IReadOnlyList<VariableOption>
{
    public int Count => texts.Length;

    public VariableOption this[int index]
    {
        get
        {
            var shown = Domain.Shorten(name);
            return texts[index] is { } text
                ? new VariableOption(hidden?[index] is { } instead ? $"({instead})" : text, $"{shown} is {Named(index)}")
                : AnythingElse(shown);
        }
    }

    public IEnumerator<VariableOption> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private VariableOption AnythingElse(string shown)
    {
        var named = new string[texts.Length - 1];
        if (named.Length == 0)
            return new VariableOption("(anything)", $"{shown} is anything");
        for (var i = 0; i < named.Length; i++)
            named[i] = Named(i);
        var quoted = string.Join(", ", named);
        return named.Length == 1
            ? new VariableOption($"(not {quoted})", $"{shown} is not {quoted}")
            : new VariableOption($"(none of {quoted})", $"{shown} is none of {quoted}");
    }

    private string Named(int index) => hidden?[index] ?? $"'{texts[index]}'";
}
