using System;
using PolicyLint.Documents;
using PolicyLint.Schemas.Policies;

namespace PolicyLint.Schemas.Predicates;

/// <summary>Reads the arguments that several predicates share, and says how they are written.</summary>
internal static class PredicateOperands
{
    public const string TextsSchema = """{ "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" }, "minItems": 1 }] }""";

    public const string PatternsSchema =
        $$"""{ "anyOf": [{ "type": "string" }, { "type": "array", "items": { "type": "string" }, "minItems": 1 }, { "type": "object", "properties": { "some": {{TextsSchema}}, "every": {{TextsSchema}} }, "minProperties": 1, "maxProperties": 1, "additionalProperties": false }] }""";

    public const string KindsSchema =
        """{ "enum": ["anyone", "ownAccount", "ownAccountRoot", "otherAccount", "service", "federated", "canonicalUser", "partialWildcard", "wholeAccount"] }""";

    public const string PrincipalSchema =
        $$"""{ "anyOf": [{{KindsSchema}}, { "type": "array", "items": {{KindsSchema}}, "minItems": 1 }, { "type": "object", "properties": { "some": { "anyOf": [{{KindsSchema}}, { "type": "array", "items": {{KindsSchema}} }] }, "every": { "anyOf": [{{KindsSchema}}, { "type": "array", "items": {{KindsSchema}} }] }, "like": {{TextsSchema}}, "accounts": { "anyOf": [{ "type": "array", "items": { "type": "string" } }, { "$ref": "#/$defs/parameter" }] } }, "additionalProperties": false }] }""";

    public static readonly KeywordOperand Flag = new("true or false", """{ "type": "boolean" }""");

    public static readonly KeywordOperand Patterns =
        new("patterns with '*' and '?', any of which may match; or { \"some\": patterns }, { \"every\": patterns }", PatternsSchema);

    public static readonly KeywordOperand Principal = new(
        "a kind or a list of kinds of principals; or { \"some\": kinds } or { \"every\": kinds }, with \"like\": patterns of ARNs and \"accounts\": ids of the own account",
        PrincipalSchema);

    // In the order of the enumeration. Only names: code for generic types with values of ours is made anew in every process.
    private static readonly string[] Kinds =
        ["anyone", "ownAccount", "ownAccountRoot", "otherAccount", "service", "federated", "canonicalUser", "partialWildcard", "wholeAccount"];

    /// <summary>Patterns of which some have to match, or <c>{ "every": patterns }</c>.</summary>
    public static PatternsOperand ReadPatterns(Node node, CompileContext context, string of, bool ignoreCase)
    {
        if (node is not MapNode)
            return new PatternsOperand(context.Texts(node, $"'{of}'"), ignoreCase, every: false);
        if (context.Arguments(node, of, "some", "every") is not { Entries.Count: 1 } map)
        {
            context.Report(node, $"'{of}' takes patterns, or one of 'some' and 'every' with patterns");
            return new PatternsOperand([], ignoreCase, every: false);
        }

        var entry = map.Entries[0];
        return new PatternsOperand(context.Texts(entry.Value, $"'{of}'"), ignoreCase, entry.Key.Text == "every");
    }

    public static PrincipalOperand ReadPrincipal(Node node, CompileContext context, string of)
    {
        if (node is not MapNode)
            return new PrincipalOperand(ReadKinds(node, context, of), NoPatterns, TextsOperand.Empty, every: false);
        if (context.Arguments(node, of, "some", "every", "like", "accounts") is not { } map)
            return new PrincipalOperand(ReadKinds(null, context, of), NoPatterns, TextsOperand.Empty, every: false);
        if (map.Find("some") is not null && map.Find("every") is { } both)
            context.Report(both, $"'{of}' takes one of 'some' and 'every'");
        if ((map.Find("some") ?? map.Find("every") ?? map.Find("like")) is null)
            context.Report(map, $"'{of}' has to say which principals: 'some', 'every' or 'like'");
        var like = map.Find("like") is { } patterns ? new PatternsOperand(context.Texts(patterns, "'like'"), false, false) : NoPatterns;
        return new PrincipalOperand(
            ReadKinds(map.Find("some") ?? map.Find("every"), context, of),
            like,
            map.Find("accounts") is { } accounts ? ReadTexts(accounts, context, "'accounts'") : TextsOperand.Empty,
            map.Find("every") is not null);
    }

    /// <summary>Texts, or a parameter that is a list of texts.</summary>
    public static TextsOperand ReadTexts(Node node, CompileContext context, string what) =>
        context.Parameter(node) is { } parameter ? new TextsOperand(parameter) : new TextsOperand(context.Texts(node, what));

    /// <summary>The schema for <c>true</c>, its contrary for <c>false</c>.</summary>
    public static Schema ReadFlag(Node node, CompileContext context, string of, Schema schema) =>
        context.Flag(node, $"'{of}'") ? schema : schema.Negate();

    private static PatternsOperand NoPatterns => new([], false, false);

    private static PrincipalKind[] ReadKinds(Node? node, CompileContext context, string of)
    {
        var names = node is null ? [] : context.Texts(node, $"'{of}'");
        var kinds = new PrincipalKind[names.Length];
        var count = 0;
        foreach (var name in names)
        {
            var found = Array.IndexOf(Kinds, name);
            if (found >= 0)
                kinds[count++] = (PrincipalKind)found;
            else
                context.Report(node!, $"there is no kind of principal '{name}'{Text.Spelling.DidYouMean(name, Kinds)}");
        }

        if (count < kinds.Length)
            Array.Resize(ref kinds, count);
        return kinds;
    }
}
