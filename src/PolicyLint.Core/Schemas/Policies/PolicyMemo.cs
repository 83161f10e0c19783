using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Schemas.Policies;

/// <summary>What was read of policies in one scenario: read once, however many rules ask.</summary>
/// <remarks>Whatever a scenario had to settle for it belongs to that scenario already, so to ask again would settle nothing more.</remarks>
internal sealed class PolicyMemo
{
    private Dictionary<Value, StatementList>? _documents;
    private Dictionary<Value, PolicyDocument>? _policies;
    private Dictionary<MapValue, PolicyStatement>? _statements;

    public StatementList? Find(Value document) => _documents is not null && _documents.TryGetValue(document, out var statements) ? statements : null;

    public void Keep(Value document, StatementList statements) => (_documents ??= [])[document] = statements;

    /// <summary>The policy as the last scope saw it; null where that was another one.</summary>
    public PolicyDocument? FindPolicy(Value value, Scope scope) =>
        _policies is not null && _policies.TryGetValue(value, out var policy) && ReferenceEquals(policy.Scope, scope) ? policy : null;

    public void Keep(Value value, PolicyDocument policy) => (_policies ??= [])[value] = policy;

    /// <summary>The statement as the scope sees it; what was read of it in another scope of the scenario counts here, too.</summary>
    public PolicyStatement StatementOf(MapValue map, Scope scope)
    {
        _statements ??= [];
        if (!_statements.TryGetValue(map, out var statement) || !ReferenceEquals(statement.Scope, scope))
            _statements[map] = statement = new PolicyStatement(map, scope, statement?.Parts ?? new StatementParts());
        return statement;
    }
}

/// <summary>The statements of a document in normal form; null where nothing is known of them, and why there may be more.</summary>
internal sealed record StatementList(IReadOnlyList<Value>? Statements, UnknownValue? OpenBecause);

/// <summary>The lists of a statement as far as they were read.</summary>
internal sealed class StatementParts
{
    private const int Lists = 4;

    /// <summary>The texts of each list; null where the statement has no such list.</summary>
    public WildcardTexts?[] Texts { get; } = new WildcardTexts?[Lists];

    /// <summary>True where the list was read.</summary>
    public bool[] IsRead { get; } = new bool[Lists];

    /// <summary>Whom the statement names under <c>Principal</c>; null until that was read.</summary>
    public Sequence<StatementPrincipal>? Principals { get; set; }
}
