using System;
using System.Collections.Generic;

namespace PolicyLint.Schemas;

/// <summary>Every word of the rule language. <c>rule.schema.json</c> and <c>policylint rules --keywords</c> are made from this table.</summary>
public static partial class Keywords
{
    /// <summary>In the order in which they are documented.</summary>
    public static IReadOnlyList<Keyword> All { get; } = [.. Ways, .. Applicators, .. Assertions, .. Relations, .. Predicates.PredicateTable.All];

    private static readonly Dictionary<string, Keyword> ByName = Index();

    public static IEnumerable<string> Names => ByName.Keys;

    /// <summary>The keyword; null where there is none of this name.</summary>
    public static Keyword? Find(string name) => ByName.TryGetValue(name, out var found) ? found : null;

    private static Dictionary<string, Keyword> Index()
    {
        var index = new Dictionary<string, Keyword>(All.Count, StringComparer.Ordinal);
        foreach (var keyword in All)
            index.Add(keyword.Name, keyword);
        return index;
    }
}
