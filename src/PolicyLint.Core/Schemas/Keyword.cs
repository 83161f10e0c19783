using System.Collections.Generic;
using PolicyLint.Documents;

namespace PolicyLint.Schemas;

/// <summary>What a keyword takes: in words, and as a JSON Schema of the operand.</summary>
/// <param name="Words">Such as <c>a schema</c>.</param>
/// <param name="JsonSchema">2020-12; <c>#/$defs/…</c> are those of rule.schema.json.</param>
public sealed record KeywordOperand(string Words, string JsonSchema);

/// <summary>A word of the rule language.</summary>
/// <param name="Name">As written in rules.</param>
/// <param name="Takes">What stands behind it.</param>
/// <param name="Documentation">One sentence.</param>
public sealed record Keyword(string Name, KeywordOperand Takes, string Documentation)
{
    /// <summary>Makes the schema of the operand; null for a word that only works on the words beside it.</summary>
    internal System.Func<Node, CompileContext, Schema?>? Compile { get; init; }

    /// <summary>For words that lead the schema's other keywords to another value.</summary>
    internal System.Func<Node, Schema, CompileContext, Schema>? Wrap { get; init; }

    /// <summary>The words of which one has to stand beside it; empty for a word that stands alone.</summary>
    public IReadOnlyList<string> Beside { get; init; } = [];

    /// <summary>True where it looks at other resources than the judged one.</summary>
    public bool NeedsGraph { get; init; }

    /// <summary>True where it looks at the verdicts of other rules: rules with it are judged when the others have been.</summary>
    public bool NeedsVerdicts { get; init; }

    /// <summary>The types of resources that it looks at of itself, beside those that its operand names.</summary>
    public IReadOnlyList<string> Reads { get; init; } = [];

    internal bool BesideAny(MapNode owner, out string partners)
    {
        partners = "";
        if (Beside.Count == 0)
            return true;
        for (var i = 0; i < Beside.Count; i++)
        {
            if (owner.Find(Beside[i]) is not null)
                return true;
            partners += (i == 0 ? "'" : " or '") + Beside[i] + "'";
        }

        return false;
    }
}
