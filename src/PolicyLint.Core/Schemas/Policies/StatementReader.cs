using System.Collections.Generic;
using PolicyLint.Model;

namespace PolicyLint.Schemas.Policies;

/// <summary>Reads an IAM policy document, a map or JSON text, statement by statement in one normal form.</summary>
/// <remarks>
/// The normal form: <c>Action</c>, <c>NotAction</c>, <c>Resource</c> and <c>NotResource</c> are lists, <c>Principal</c> and
/// <c>NotPrincipal</c> maps of lists (<c>"*"</c> is <c>{ "AWS": ["*"] }</c>), services have the names of the partition <c>aws</c>; everything else stays as written. What is not known
/// becomes a list or map that is open because of it. Values keep their places.
/// </remarks>
public static class StatementReader
{
    /// <summary>The document's statements as they are in the scope's scenario; each is a map in normal form, or unknown.</summary>
    /// <param name="document">The policy document; may be a choice.</param>
    /// <param name="scope">Whose scenario settles choices.</param>
    /// <param name="openBecause">Why there may be more statements than these; null where these are all.</param>
    /// <returns>Null where nothing is known of the statements, and <paramref name="openBecause"/> says why.</returns>
    public static IReadOnlyList<Value>? ReadStatements(Value document, Scope scope, out UnknownValue? openBecause)
    {
        var found = scope.Policies.Find(document);
        if (found is null)
        {
            var statements = Read(document, scope, out var open);
            found = new StatementList(statements, open);
            scope.Policies.Keep(document, found);
        }

        openBecause = found.OpenBecause;
        return found.Statements;
    }

    private static List<Value>? Read(Value document, Scope scope, out UnknownValue? openBecause)
    {
        openBecause = null;
        switch (PolicyText.Parse(scope.Resolve(document)))
        {
            case null:
                return [];
            case MapValue map:
                return Statements(map, scope, out openBecause);
            case UnknownValue unknown:
                openBecause = unknown;
                return null;
            case ReferenceValue reference:
                openBecause = NotYetKnown.Of(reference);
                return null;
            case var other:
                openBecause = new UnknownValue(UnknownCause.Malformed, "is not a policy document", null, other.Span);
                return null;
        }
    }

    private static List<Value>? Statements(MapValue document, Scope scope, out UnknownValue? openBecause)
    {
        openBecause = null;
        var statement = scope.Find(document, "Statement");
        switch (statement)
        {
            case null:
                return [];
            case ListValue list:
                openBecause = list.OpenBecause;
                var items = scope.Items(list);
                var read = new List<Value>(items.Count);
                for (var i = 0; i < items.Count; i++)
                    read.Add(Normalize(items[i], scope));
                return read;
            case UnknownValue unknown:
                openBecause = unknown;
                return null;
            default:
                return [Normalize(statement, scope)];
        }
    }

    private static Value Normalize(Value statement, Scope scope)
    {
        if (statement is UnknownValue)
            return statement;
        if (statement is not MapValue map)
            return new UnknownValue(UnknownCause.Malformed, "is not a policy statement", null, statement.Span);
        var entries = new PropertyEntries(map.Entries.Count);
        for (var i = 0; i < map.Entries.Count; i++)
        {
            var entry = map.Entries[i];
            if (scope.Resolve(entry.Value) is { } value)
                entries.Add(entry with { Value = Normalize(entry.Key, value, scope) });
        }

        return new MapValue(entries.ToArray(), map.Span) { OpenBecause = map.OpenBecause, Origin = map.Origin };
    }

    private static Value Normalize(string key, Value value, Scope scope) => key switch
    {
        "Action" or "NotAction" or "Resource" or "NotResource" => AsList(value, scope),
        "Principal" or "NotPrincipal" => AsPrincipals(value, scope),
        _ => value,
    };

    private static ListValue AsList(Value value, Scope scope) => value switch
    {
        ListValue list => new ListValue(scope.Items(list), list.Span) { OpenBecause = list.OpenBecause, Origin = list.Origin },
        UnknownValue unknown => new ListValue([], unknown.Span) { OpenBecause = unknown, Origin = unknown.Origin },
        _ => new ListValue([value], value.Span) { Origin = value.Origin },
    };

    private static MapValue AsPrincipals(Value value, Scope scope)
    {
        switch (value)
        {
            case MapValue map:
                var entries = new PropertyEntries(map.Entries.Count);
                for (var i = 0; i < map.Entries.Count; i++)
                {
                    var entry = map.Entries[i];
                    if (scope.Resolve(entry.Value) is { } principals)
                        entries.Add(entry with { Value = entry.Key == "Service" ? ServicePrincipal.Of(AsList(principals, scope)) : AsList(principals, scope) });
                }

                return new MapValue(entries.ToArray(), map.Span) { OpenBecause = map.OpenBecause, Origin = map.Origin };
            case UnknownValue unknown:
                return new MapValue([], unknown.Span) { OpenBecause = unknown, Origin = unknown.Origin };
            default:
                // Only "*" is allowed here; IAM treats it as {"AWS": "*"}.
                return new MapValue([new("AWS", value.Span, AsList(value, scope))], value.Span) { Origin = value.Origin };
        }
    }
}
