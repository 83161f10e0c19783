using System.Collections.Generic;
using PolicyLint.Model;

namespace PolicyLint.Schemas;

/// <summary><c>properties</c>: the schemas of named properties, where they are set.</summary>
internal sealed class PropertiesSchema(KeyValuePair<string, Schema>[] properties) : Assertion
{
    protected override Judgment JudgeKnown(Value value, Scope scope)
    {
        var least = Judgment.Pass;
        if (value is not MapValue map)
            return least;
        for (var i = 0; i < properties.Length && least.Verdict != Verdict.Fail; i++)
        {
            var key = properties[i].Key;
            var presence = scope.Look(map, key, out var found);
            if (presence == Verdict.Fail)
                continue;
            var judgment = properties[i].Value.Judge(found!, scope);
            if (judgment.Verdict == Verdict.Fail && presence == Verdict.Unknown)
                judgment = scope.Unknown((UnknownValue)found!);
            least = Judgment.Least(least, judgment.Under(key, map));
        }

        return least;
    }

    protected override Judgment JudgeJoined(JoinedValue value, Scope scope) => Judgment.Pass;
}

/// <summary><c>patternProperties</c> and <c>additionalProperties</c>: the schemas of properties by their names, and of all others.</summary>
internal sealed class OtherPropertiesSchema(
    HashSet<string> named, KeyValuePair<LinearPattern, Schema>[] byPattern, Schema? additional) : Assertion
{
    protected override Judgment JudgeKnown(Value value, Scope scope)
    {
        var all = new Quantifier(scope, some: false);
        if (value is not MapValue map)
            return Judgment.Pass;
        for (var i = 0; i < map.Entries.Count && !all.IsDecided; i++)
        {
            var entry = map.Entries[i];
            if (scope.Resolve(entry.Value) is { } now)
                all.Add(JudgeEntry(entry.Key, now, scope).Under(entry.Key, entry.KeySpan), now as UnknownValue);
        }

        if (map.OpenBecause is { } open && !all.IsDecided)
            all.AddUnseen(JudgeUnseen(open, scope), open);
        return all.Result(map.Span, "");
    }

    protected override Judgment JudgeJoined(JoinedValue value, Scope scope) => Judgment.Pass;

    private Judgment JudgeEntry(string key, Value value, Scope scope)
    {
        var least = Judgment.Pass;
        var known = named.Contains(key);
        for (var i = 0; i < byPattern.Length; i++)
        {
            if (!byPattern[i].Key.IsMatch(key))
                continue;
            known = true;
            least = Judgment.Least(least, byPattern[i].Value.Judge(value, scope));
        }

        return known || additional is null ? least : Judgment.Least(least, additional.Judge(value, scope));
    }

    private Judgment JudgeUnseen(UnknownValue open, Scope scope)
    {
        var least = additional?.Judge(open, scope) ?? Judgment.Pass;
        for (var i = 0; i < byPattern.Length; i++)
            least = Judgment.Least(least, byPattern[i].Value.Judge(open, scope));
        return least;
    }
}

/// <summary><c>propertyNames</c>: the schema of the names themselves.</summary>
internal sealed class PropertyNamesSchema(Schema names) : Assertion
{
    protected override Judgment JudgeKnown(Value value, Scope scope)
    {
        if (value is not MapValue map)
            return Judgment.Pass;
        var all = new Quantifier(scope, some: false);
        for (var i = 0; i < map.Entries.Count && !all.IsDecided; i++)
        {
            var entry = map.Entries[i];
            if (scope.Resolve(entry.Value) is not { } now)
                continue;
            var name = new ScalarValue(Documents.ScalarKind.String, entry.Key, entry.KeySpan);
            all.Add(names.Judge(name, scope).Under(entry.Key, entry.KeySpan), now as UnknownValue);
        }

        if (map.OpenBecause is { } open && !all.IsDecided)
            all.AddUnseen(names.Judge(open, scope), open);
        return all.Result(map.Span, "");
    }

    protected override Judgment JudgeJoined(JoinedValue value, Scope scope) => Judgment.Pass;
}

/// <summary><c>dependentSchemas</c> and <c>dependentRequired</c>: what the whole map must be where a property is set.</summary>
internal sealed class DependentSchema(string key, Schema whole) : Assertion
{
    protected override Judgment JudgeKnown(Value value, Scope scope)
    {
        if (value is not MapValue map)
            return Judgment.Pass;
        var presence = scope.Look(map, key, out var found);
        if (presence == Verdict.Fail)
            return Judgment.Pass;
        var judgment = whole.Judge(value, scope);
        return presence == Verdict.Unknown && judgment.Verdict == Verdict.Fail ? scope.Unknown((UnknownValue)found!) : judgment;
    }

    protected override Judgment JudgeJoined(JoinedValue value, Scope scope) => Judgment.Pass;
}
