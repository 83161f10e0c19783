using PolicyLint.Model;

namespace PolicyLint.Schemas.Waf;

/// <summary>Which kind of statement a statement of a WAF rule is: it is a map with that one key.</summary>
internal static class StatementKind
{
    /// <summary>The kind, and what stands under it; false where that is not known, or no statement.</summary>
    public static bool TryRead(Value? statement, Scope scope, out string kind, out MapValue body)
    {
        kind = "";
        body = null!;
        if (statement is not MapValue { IsOpen: false } map)
            return false;
        var count = 0;
        for (var i = 0; i < map.Entries.Count; i++)
        {
            if (scope.Resolve(map.Entries[i].Value) is not { } value)
                continue;
            if (++count > 1 || value is not MapValue found)
                return false;
            kind = map.Entries[i].Key;
            body = found;
        }

        return count == 1;
    }
}
