using System.Collections.Generic;
using PolicyLint.Model;

namespace PolicyLint.Schemas;

/// <summary>Holds of everything: <c>true</c>.</summary>
internal sealed class AnySchema : Schema
{
    public static readonly AnySchema Instance = new();

    public override Judgment Judge(Value value, Scope scope) => Judgment.Pass;

    public override Schema Negate() => NoneSchema.Instance;
}

/// <summary>Holds of nothing: <c>false</c>. What it forbids is named by its key.</summary>
internal sealed class NoneSchema : Schema
{
    public static readonly NoneSchema Instance = new();
    private static readonly Judgment Forbidden = Judgment.Missing("must not be set");

    public override Judgment Judge(Value value, Scope scope) => scope.Say(Forbidden);

    public override Schema Negate() => AnySchema.Instance;
}

/// <summary>The least of its parts.</summary>
internal sealed class AllOfSchema(Schema[] parts) : Schema
{
    public override string? Phrase => Phrases.Join(parts, " and ");

    public override Judgment Judge(Value value, Scope scope)
    {
        var least = Judgment.Pass;
        for (var i = 0; i < parts.Length; i++)
        {
            least = Judgment.Least(least, parts[i].Judge(value, scope));
            if (least.Verdict == Verdict.Fail)
                return least;
        }

        return least;
    }

    public override Schema Negate() => new AnyOfSchema(SchemaList.NegateAll(parts));
}

/// <summary>The greatest of its parts.</summary>
internal sealed class AnyOfSchema(Schema[] parts) : Schema
{
    public override string? Phrase => Phrases.Join(parts, " or ");

    public override Judgment Judge(Value value, Scope scope)
    {
        Judgment? greatest = null;
        Judgment[]? failed = null;
        for (var i = 0; i < parts.Length; i++)
        {
            var judgment = parts[i].Judge(value, scope);
            if (judgment.Verdict == Verdict.Pass)
                return judgment;
            greatest = greatest is null ? judgment : Judgment.Greatest(greatest, judgment);
            if (judgment.Verdict == Verdict.Fail && scope.AsksWhy)
                (failed ??= new Judgment[parts.Length])[i] = judgment;
        }

        return failed is null || greatest!.Verdict != Verdict.Fail ? greatest! : Alternatives.Combine(failed);
    }

    public override Schema Negate() => new AllOfSchema(SchemaList.NegateAll(parts));
}

/// <summary>Exactly one of its parts.</summary>
internal sealed class OneOfSchema(Schema[] parts) : Schema
{
    public override Judgment Judge(Value value, Scope scope)
    {
        var passed = 0;
        Judgment? unknown = null;
        var failed = new Judgment[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            var judgment = parts[i].Judge(value, scope);
            if (judgment.Verdict == Verdict.Pass)
                passed++;
            else if (judgment.Verdict == Verdict.Unknown)
                unknown ??= judgment;
            else
                failed[i] = judgment;
        }

        if (passed > 1)
            return scope.Fail(value, "must match only one of the alternatives");
        return unknown ?? (passed == 1 ? Judgment.Pass : Alternatives.Combine(failed));
    }
}

/// <summary>The scale turned around, where it could not be turned further inside.</summary>
internal sealed class NotSchema(Schema inner) : Schema
{
    private readonly string _because = inner.Phrase is { } phrase ? "must not " + phrase : "must not be so";

    public override string? Phrase => inner.Phrase is { } phrase ? "not " + phrase : null;

    public override Judgment Judge(Value value, Scope scope)
    {
        if (scope.Resolve(value) is not { } now)
            return Judgment.Pass;
        return scope.Ask(inner, now) switch
        {
            Verdict.Pass => scope.Fail(now, _because),
            Verdict.Fail => Judgment.Pass,
            _ => inner.Judge(now, scope),
        };
    }

    public override Schema Negate() => inner;
}

/// <summary><c>if</c>, <c>then</c>, <c>else</c>; while the condition is unknown, both ways have to agree.</summary>
internal sealed class IfSchema(Schema condition, Schema then, Schema otherwise) : Schema
{
    public override Judgment Judge(Value value, Scope scope)
    {
        var holds = scope.Ask(condition, value);
        if (holds == Verdict.Pass)
            return then.Judge(value, scope);
        var second = otherwise.Judge(value, scope);
        if (holds == Verdict.Fail)
            return second;
        var first = then.Judge(value, scope);
        return first.Verdict == second.Verdict ? first : condition.Judge(value, scope);
    }

    public override Schema Negate() => new IfSchema(condition, then.Negate(), otherwise.Negate());
}

/// <summary>A schema whose failures and unknowns the rule explains in its own words.</summary>
internal sealed class MessageSchema(string message, Schema inner) : Schema
{
    public override string? Phrase => inner.Phrase;

    public override Judgment Judge(Value value, Scope scope)
    {
        var judgment = inner.Judge(value, scope);
        return judgment.Verdict == Verdict.Fail ? judgment.Saying(message) : judgment;
    }

    // The message speaks of a failure; turned around it would say the opposite of what is so.
    public override Schema Negate() => inner.Negate();
}

/// <summary>A schema of <c>$defs</c> that is used before its compilation ended: one that refers to itself.</summary>
internal sealed class RecursiveSchema : Schema
{
    public Schema Target { get; set; } = AnySchema.Instance;

    // What is not known could be looked into for ever: what it holds is as unknown as it is.
    public override Judgment Judge(Value value, Scope scope) =>
        scope.Resolve(value) is UnknownValue unknown ? scope.Unknown(unknown) : Target.Judge(value, scope);
}

internal static class SchemaList
{
    public static Schema[] NegateAll(Schema[] parts)
    {
        var negated = new Schema[parts.Length];
        for (var i = 0; i < parts.Length; i++)
            negated[i] = parts[i].Negate();
        return negated;
    }

    /// <summary>All of the parts at once.</summary>
    public static Schema All(List<Schema> parts) => parts.Count switch
    {
        0 => AnySchema.Instance,
        1 => parts[0],
        _ => new AllOfSchema([.. parts]),
    };
}
