using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Schemas;
using Xunit;

namespace PolicyLint.Tests.Schemas;

/// <summary>Making any part of a value less known never turns a failure into a pass or a pass into a failure.</summary>
public class KnowledgeLawTests
{
    private const int Trials = 20_000;
    private static readonly string[] Keys = ["a", "b", "c"];
    private static readonly string[] Scalars = ["1", "2", "3", "\"x\"", "\"xy\"", "\"axy\"", "true", "\"true\"", "null", "\"\"", "80", "\"80\""];

    [Fact]
    public void Less_knowledge_never_reverses_a_verdict() => Holds(random =>
    {
        var text = SchemaText(random, 3);
        var schema = Judging.Compile(text);
        var value = Draw(random, 3);
        var known = schema.Judge(value, Judging.Scope());
        var weaker = value;
        for (var i = random.Next(3); i >= 0; i--)
            weaker = Weaken(weaker, random);
        var less = schema.Judge(weaker, Judging.Scope());
        return Math.Abs((int)known.Verdict - (int)less.Verdict) < 2
            ? null
            : $"{text}: {known.Verdict} ({known.Because}) of {Show(value)}, but {less.Verdict} ({less.Because}) of {Show(weaker)}";
    });

    [Fact]
    public void Of_known_values_not_is_the_mirrored_verdict() => Holds(random =>
    {
        var text = SchemaText(random, 3);
        var value = Draw(random, 3);
        var verdict = Judging.Compile(text).Judge(value, Judging.Scope()).Verdict;
        var not = Judging.Compile("{\"not\": " + text + "}").Judge(value, Judging.Scope()).Verdict;
        return verdict != Verdict.Unknown && not == verdict.Not() ? null : $"{text}: {verdict} of {Show(value)}, its 'not' {not}";
    });

    [Fact]
    public void What_does_not_pass_has_a_reason() => Holds(random =>
    {
        var text = SchemaText(random, 3);
        var value = Weaken(Draw(random, 3), random);
        var judgment = Judging.Compile(text).Judge(value, Judging.Scope());
        return judgment.Verdict == Verdict.Pass || judgment.Because.Length > 0 ? null : $"{text} of {Show(value)}";
    });

    private static void Holds(Func<Random, string?> law) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(Trials).WithReplay(20_26, 11),
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var counterexample = law(new Random(seed));
            Assert.True(counterexample is null, counterexample);
        }));

    private static string SchemaText(Random random, int depth)
    {
        string Schema() => SchemaText(random, depth - 1);
        string Key() => Keys[random.Next(Keys.Length)];
        string Scalar() => Scalars[random.Next(Scalars.Length)];
        var leaves = new Func<string>[]
        {
            () => $$"""{"const": {{Scalar()}} }""",
            () => $$"""{"const": {"{{Key()}}": {{Scalar()}} } }""",
            () => $$"""{"const": [{{Scalar()}}, {{Scalar()}}]}""",
            () => $$"""{"enum": [{{Scalar()}}, {{Scalar()}}]}""",
            () => $$"""{"type": "{{new[] { "string", "number", "boolean", "array", "object", "null", "integer" }[random.Next(7)]}}"}""",
            () => $$"""{"minimum": 2}""",
            () => $$"""{"exclusiveMaximum": 3}""",
            () => $$"""{"minLength": {{random.Next(3)}} }""",
            () => $$"""{"maxLength": {{random.Next(3)}} }""",
            () => $$"""{"pattern": "{{new[] { "^x", "y$", "^xy?$", "x", "^[^x]*$", "^$" }[random.Next(6)]}}"}""",
            () => $$"""{"minItems": {{random.Next(3)}} }""",
            () => $$"""{"maxItems": {{random.Next(3)}} }""",
            () => """{"uniqueItems": true}""",
            () => $$"""{"minProperties": {{random.Next(3)}} }""",
            () => $$"""{"maxProperties": {{random.Next(3)}} }""",
            () => $$"""{"required": ["{{Key()}}"]}""",
            () => $$"""{"dependentRequired": {"{{Key()}}": ["{{Key()}}"] } }""",
            () => random.Next(2) == 0 ? "true" : "false",
            () => $$"""{"at": "{{Key()}}"}""",
        };
        if (depth == 0)
            return leaves[random.Next(leaves.Length)]();
        var nodes = new Func<string>[]
        {
            () => $$"""{"allOf": [{{Schema()}}, {{Schema()}}]}""",
            () => $$"""{"anyOf": [{{Schema()}}, {{Schema()}}]}""",
            () => $$"""{"oneOf": [{{Schema()}}, {{Schema()}}]}""",
            () => $$"""{"not": {{Schema()}} }""",
            () => $$"""{"if": {{Schema()}}, "then": {{Schema()}}, "else": {{Schema()}} }""",
            () => $$"""{"properties": {"{{Key()}}": {{Schema()}} }, "additionalProperties": {{Schema()}} }""",
            () => $$"""{"patternProperties": {"[ab]": {{Schema()}} } }""",
            () => $$"""{"propertyNames": {{Schema()}} }""",
            () => $$"""{"dependentSchemas": {"{{Key()}}": {{Schema()}} } }""",
            () => $$"""{"items": {{Schema()}} }""",
            () => $$"""{"prefixItems": [{{Schema()}}], "items": {{Schema()}} }""",
            () => $$"""{"contains": {{Schema()}}, "minContains": {{random.Next(3)}} }""",
            () => $$"""{"contains": {{Schema()}}, "maxContains": {{random.Next(3)}} }""",
            () => $$"""{"at": "{{Key()}}", "allOf": [{{Schema()}}]}""",
            () => $$"""{"at": "{{Key()}}.{{Key()}}", "optional": true, "allOf": [{{Schema()}}]}""",
            () => $$"""{"at": "{{Key()}}", "default": {{Scalar()}}, "allOf": [{{Schema()}}]}""",
            () => $$"""{"at": "{{Key()}}[].{{Key()}}", "allOf": [{{Schema()}}]}""",
            () => $$"""{"at": "{{Key()}}[]", "optional": true, "allOf": [{{Schema()}}]}""",
            () => $$"""{"at": "{{Key()}}.*", "default": [], "allOf": [{{Schema()}}]}""",
            leaves[random.Next(leaves.Length)],
        };
        return nodes[random.Next(nodes.Length)]();
    }

    private static Value Draw(Random random, int depth)
    {
        var count = random.Next(4);
        switch (depth == 0 ? 0 : random.Next(5))
        {
            case 1 or 2:
                var entries = Keys.Take(count).Select(k => new PropertyEntry(k, Judging.Nowhere.File.Whole, Draw(random, depth - 1)));
                return new MapValue([.. entries], Judging.Nowhere.File.Whole);
            case 3 or 4:
                return new ListValue([.. Enumerable.Range(0, count).Select(_ => Draw(random, depth - 1))], Judging.Nowhere.File.Whole);
            default:
                return Judging.Value(Scalars[random.Next(Scalars.Length)]);
        }
    }

    private static Value Weaken(Value value, Random random)
    {
        if (random.Next(3) == 0)
            return new UnknownValue(random.Next(2) == 0 ? UnknownCause.Parameter : UnknownCause.Code, "is not known", null, value.Span);
        switch (value)
        {
            case ListValue { Items.Count: > 0 } list when random.Next(2) == 0:
                var items = list.Items.ToList();
                var item = random.Next(items.Count);
                items[item] = Weaken(items[item], random);
                return new ListValue(items, list.Span) { OpenBecause = list.OpenBecause };
            case ListValue list:
                return new ListValue([.. list.Items.Take(random.Next(list.Items.Count + 1))], list.Span) { OpenBecause = Open(list) };
            case MapValue { Entries.Count: > 0 } map when random.Next(2) == 0:
                var entries = map.Entries.ToList();
                var entry = random.Next(entries.Count);
                entries[entry] = entries[entry] with { Value = Weaken(entries[entry].Value, random) };
                return new MapValue(entries, map.Span) { OpenBecause = map.OpenBecause };
            case MapValue map:
                return new MapValue([.. map.Entries.Where(_ => random.Next(3) > 0)], map.Span) { OpenBecause = Open(map) };
            case ScalarValue { Kind: not ScalarKind.Null } scalar:
                return Hole(scalar, random);
            default:
                return value;
        }
    }

    private static JoinedValue Hole(ScalarValue scalar, Random random)
    {
        var from = random.Next(scalar.Text.Length + 1);
        var to = random.Next(from, scalar.Text.Length + 1);
        Value[] parts =
        [
            new ScalarValue(ScalarKind.String, scalar.Text[..from], scalar.Span),
            new UnknownValue(UnknownCause.Parameter, "is a gap", null, scalar.Span),
            new ScalarValue(ScalarKind.String, scalar.Text[to..], scalar.Span),
        ];
        return new JoinedValue([.. parts.Where(p => p is not ScalarValue { Text: "" })], scalar.Span);
    }

    private static UnknownValue Open(Value value) => new(UnknownCause.Macro, "may hold more", null, value.Span);

    private static string Show(Value value) => value switch
    {
        ScalarValue scalar => scalar.Kind == ScalarKind.String ? $"'{scalar.Text}'" : scalar.Text,
        ListValue list => "[" + string.Join(", ", list.Items.Select(Show)) + (list.IsOpen ? ", …]" : "]"),
        MapValue map => "{" + string.Join(", ", map.Entries.Select(e => e.Key + ": " + Show(e.Value))) + (map.IsOpen ? ", …}" : "}"),
        JoinedValue joined => "<" + string.Concat(joined.Parts.Select(Show)) + ">",
        UnknownValue { MayVanish: true } => "?!",
        _ => "?",
    };
}
