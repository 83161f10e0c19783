using PolicyLint.Documents;

namespace PolicyLint.Rules.Tests.Rewritings;

/// <summary>A way to write a template differently that means the same.</summary>
internal abstract class Rewriting(string name)
{
    /// <summary>What is done, as tests and exceptions call it.</summary>
    public string Name { get; } = name;

    /// <summary>True where a verdict of the rewritten template may be about one of several cases.</summary>
    public virtual bool AddsCases => false;

    /// <summary>The template with all selected places rewritten.</summary>
    public abstract MapNode Rewrite(MapNode template, Selection selection);

    /// <summary>The logical id in the original template; null for a resource that is not in it.</summary>
    public virtual string? OriginalId(string logicalId) => Additions.IsAdded(logicalId) ? null : logicalId;

    public sealed override string ToString() => Name;
}

/// <summary>Which of a template's places are rewritten: all of them, or one to find out whose fault it is.</summary>
/// <param name="only">The place by its number; null for all.</param>
internal sealed class Selection(int? only = null)
{
    /// <summary>How many places there were to rewrite.</summary>
    public int Count { get; private set; }

    /// <summary>The place that was rewritten last.</summary>
    public string Last { get; private set; } = "";

    /// <summary>True where this place, the next of the template, is to be rewritten.</summary>
    public bool Takes(string place)
    {
        if (only is { } number && number != Count++)
            return false;
        if (only is null)
            Count++;
        Last = place;
        return true;
    }
}
