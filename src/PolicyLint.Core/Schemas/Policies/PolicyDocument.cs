using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Schemas.Policies;

/// <summary>A policy's statements in a scenario.</summary>
public sealed class PolicyDocument
{
    private PolicyDocument(Sequence<PolicyStatement> statements, UnknownValue? openBecause, Scope scope)
    {
        Statements = statements;
        OpenBecause = openBecause;
        Scope = scope;
    }

    /// <summary>Who read it.</summary>
    internal Scope Scope { get; }

    /// <summary>Those that are known at least in part, in order.</summary>
    public Sequence<PolicyStatement> Statements { get; }

    /// <summary>Why there may be more statements than these; null where these are all.</summary>
    public UnknownValue? OpenBecause { get; }

    /// <summary>The statements of a map or JSON text, or of each document in a list; a role's named inline policies are such documents, too, and one of them stands for a list of one.</summary>
    public static PolicyDocument Read(Value value, Scope scope)
    {
        if (scope.Policies.FindPolicy(value, scope) is { } known)
            return known;
        var statements = new List<PolicyStatement>();
        UnknownValue? open = null;
        if (value is ListValue documents)
        {
            foreach (var document in scope.Items(documents))
                open = Add(Unwrap(document, scope), scope, statements) ?? open;
            open ??= documents.OpenBecause;
        }
        else
        {
            open = Add(Unwrap(value, scope), scope, statements);
        }

        var policy = new PolicyDocument(statements.ToArray(), open, scope);
        scope.Policies.Keep(value, policy);
        return policy;
    }

    // A role's inline policies have names, and the documents below them.
    private static Value Unwrap(Value document, Scope scope) =>
        document is MapValue map && scope.Find(map, "PolicyDocument") is { } inner ? inner : document;

    private static UnknownValue? Add(Value document, Scope scope, List<PolicyStatement> statements)
    {
        if (StatementReader.ReadStatements(document, scope, out var open) is not { } found)
            return open;
        foreach (var statement in found)
        {
            if (statement is MapValue map)
                statements.Add(PolicyStatement.Of(map, scope));
            else
                open = statement as UnknownValue ?? open;
        }

        return open;
    }
}
