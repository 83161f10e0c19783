using PolicyLint.Documents;

namespace PolicyLint.Rules.Tests.Rewritings;

/// <summary>One rewriting of what another one has rewritten.</summary>
internal sealed class InSequence(Rewriting first, Rewriting second) : Rewriting(first.Name + ", then " + second.Name)
{
    public override bool AddsCases => first.AddsCases || second.AddsCases;

    /// <summary>The template rewritten by both; itself where one of them has no place in it.</summary>
    public override MapNode Rewrite(MapNode template, Selection selection)
    {
        var once = first.Rewrite(template, selection);
        var places = selection.Count;
        var twice = second.Rewrite(once, selection);
        return places > 0 && selection.Count > places ? twice : template;
    }

    public override string? OriginalId(string logicalId) => second.OriginalId(logicalId) is { } id ? first.OriginalId(id) : null;
}
