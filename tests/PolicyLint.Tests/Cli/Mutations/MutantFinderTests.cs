using System;
using System.Collections.Generic;
using System.Linq;
using PolicyLint.Cli.Mutations;
using PolicyLint.Documents;
using PolicyLint.Schemas;
using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Tests.Cli.Mutations;

public class MutantFinderTests
{
    [Theory]
    [InlineData("""{ "when": { "at": "A" } }""", "drop-when", "{}")]
    [InlineData("""{ "when": { "at": "A" } }""", "drop-keyword", """{"when":{}}""")]
    [InlineData("""{ "require": true }""", "negate", """{"require":{"not":true}}""")]
    [InlineData("""{ "resource": ["A::B", "C::D"] }""", "drop-resource-type", """{"resource":["C::D"]}""", """{"resource":["A::B"]}""")]
    [InlineData("""{ "resource": ["A::B"] }""", "drop-resource-type")]
    [InlineData("""{ "parameters": { "p": { "default": 90 } } }""", "change-parameter", """{"parameters":{"p":{"default":91}}}""", """{"parameters":{"p":{"default":89}}}""")]
    public void A_rule_is_changed(string rule, string mutation, params string[] expected) => Assert.Equal(expected, Mutants(rule, mutation));

    [Theory]
    [InlineData("""{ "at": "A", "const": 1 }""", "drop-keyword", """{"at":"A"}""")]
    [InlineData("""{ "at": "A", "message": "is open" }""", "drop-keyword", "{}")]
    [InlineData("""{ "if": true, "then": false }""", "drop-keyword", "{}")]
    [InlineData("""{ "contains": true, "minContains": 2 }""", "drop-keyword", "{}", """{"contains":true}""")]
    [InlineData("""{ "at": "A", "default": 1, "const": 1 }""", "drop-default", """{"at":"A","const":1}""")]
    [InlineData("""{ "at": "A", "default": 2, "const": 1 }""", "drop-default")]
    [InlineData("""{ "at": "A", "default": [], "contains": true }""", "drop-default")]
    [InlineData("""{ "at": "A", "default": "a", "enum": ["b"] }""", "change-constant", """{"at":"A","default":"a","enum":["bx"]}""")]
    [InlineData("""{ "at": "A", "default": false, "const": true }""", "change-constant", """{"at":"A","default":true,"const":true}""", """{"at":"A","default":false,"const":false}""")]
    [InlineData("""{ "at": "A", "optional": true, "const": 1 }""", "drop-optional", """{"at":"A","const":1}""")]
    [InlineData("""{ "anyOf": [true, false] }""", "drop-schema", """{"anyOf":[false]}""", """{"anyOf":[true]}""")]
    [InlineData("""{ "properties": { "A": true, "B": false } }""", "drop-schema", """{"properties":{"B":false}}""", """{"properties":{"A":true}}""")]
    [InlineData("""{ "oneOf": [true, false] }""", "swap-combinator", """{"anyOf":[true,false]}""")]
    [InlineData("""{ "allOf": [true] }""", "swap-combinator")]
    [InlineData("""{ "not": { "const": 1 } }""", "drop-not", """{"allOf":[{"const":1}]}""")]
    [InlineData("""{ "if": { "const": 1 }, "then": true }""", "negate-if", """{"if":{"not":{"const":1}},"then":true}""")]
    [InlineData("""{ "contains": true }""", "swap-items", """{"items":true}""")]
    [InlineData("""{ "const": true }""", "change-constant", """{"const":false}""")]
    [InlineData("""{ "const": "on" }""", "change-constant", """{"const":"onx"}""")]
    [InlineData("""{ "enum": ["a", "b"] }""", "change-constant", """{"enum":["b"]}""", """{"enum":["a"]}""")]
    [InlineData("""{ "minItems": 1 }""", "change-constant", """{"minItems":2}""")]
    [InlineData("""{ "maximum": 1 }""", "change-constant", """{"maximum":2}""", """{"maximum":0}""")]
    [InlineData("""{ "pattern": "^(?:a|[|])$" }""", "change-constant", """{"pattern":"(?:a|[|])$"}""", """{"pattern":"^(?:a|[|])"}""", """{"pattern":"^(?:[|])$"}""", """{"pattern":"^(?:a)$"}""")]
    [InlineData("""{ "minimum": { "parameter": "p" } }""", "change-constant")]
    [InlineData("""{ "at": "A", "message": "m" }""", "change-constant")]
    public void A_schema_is_changed(string schema, string mutation, params string[] expected) =>
        Assert.Equal(expected.Select(changed => $"{{\"require\":{changed}}}"), Mutants($"{{ \"require\": {schema} }}", mutation));

    [Theory]
    [InlineData("""{ "refersTo": { "resource": "A::B", "attribute": "Arn", "require": { "const": 1 } } }""", "drop-argument",
        """{"refersTo":{"resource":"A::B","require":{"const":1}}}""", """{"refersTo":{"resource":"A::B","attribute":"Arn"}}""")]
    [InlineData("""{ "exists": { "resource": "A::B", "some": true } }""", "swap-quantifier", """{"exists":{"resource":"A::B","every":true}}""")]
    [InlineData("""{ "statements": { "no": { "not": true } } }""", "drop-not", """{"statements":{"no":{"allOf":[true]}}}""")]
    [InlineData("""{ "policyGrants": { "action": { "every": ["a:B", "a:C"] } } }""", "swap-quantifier", """{"policyGrants":{"action":{"some":["a:B","a:C"]}}}""")]
    [InlineData("""{ "portsInclude": { "ports": [22, 23] } }""", "change-argument", """{"portsInclude":{"ports":[23]}}""", """{"portsInclude":{"ports":[22]}}""")]
    [InlineData("""{ "atLeast": { "count": 2, "of": [{ "not": true }] } }""", "drop-not", """{"atLeast":{"count":2,"of":[{"allOf":[true]}]}}""")]
    [InlineData("""{ "atLeast": { "count": 2, "of": [true, false] } }""", "change-argument", """{"atLeast":{"count":3,"of":[true,false]}}""", """{"atLeast":{"count":1,"of":[true,false]}}""",
        """{"atLeast":{"count":2,"of":[false]}}""", """{"atLeast":{"count":2,"of":[true]}}""")]
    public void Arguments_are_changed(string schema, string mutation, params string[] expected) =>
        Assert.Equal(expected.Select(changed => $"{{\"require\":{changed}}}"), Mutants($"{{ \"require\": {schema} }}", mutation));

    [Fact]
    public void Schemas_are_found_wherever_they_stand()
    {
        const string rule = """
            { "$defs": { "d": { "const": 1 } }, "require": { "allOf": [{ "items": { "const": 2 } }], "properties": { "A": { "const": 3 } }, "relatedBy": { "resource": "A::B", "at": "C", "no": { "const": 4 } } } }
            """;

        var changes = MutantFinder.Find(Read(rule)).Where(mutant => mutant.Mutation.Name == "drop-keyword" && mutant.Change == "'const' dropped");

        Assert.Equal(4, changes.Count());
    }

    [Fact]
    public void A_mutant_says_where_it_differs()
    {
        var mutant = MutantFinder.Find(Read("""
            { "require": {
                "const": 80 } }
            """)).First(one => one.Mutation.Name == "change-constant");

        Assert.Equal("80 is 81", mutant.Change);
        Assert.Equal("r.rule.json:2:14", mutant.Span.ToString());
    }

    [Fact]
    public void Every_keyword_that_takes_schemas_is_known_as_such()
    {
        var takingSchemas = Keywords.All.Where(keyword => keyword.Takes.JsonSchema.Contains("#/$defs/schema", StringComparison.Ordinal));

        Assert.All(takingSchemas, keyword => Assert.False(SchemaShapes.Of(keyword.Name) is SchemaShape.Constant or SchemaShape.Name, keyword.Name));
    }

    private static IEnumerable<string> Mutants(string rule, string mutation) =>
        MutantFinder.Find(Read(rule)).Where(mutant => mutant.Mutation.Name == mutation).Select(mutant => Text(mutant.Document));

    private static MapNode Read(string rule) => (MapNode)JsonReader.Read(new SourceFile("r.rule.json", rule), []);

    private static string Text(Node node) => node switch
    {
        MapNode map => "{" + string.Join(",", map.Entries.Select(entry => $"\"{entry.Key.Text}\":{Text(entry.Value)}")) + "}",
        ListNode list => "[" + string.Join(",", list.Items.Select(Text)) + "]",
        ScalarNode { Kind: ScalarKind.String } text => $"\"{text.Text}\"",
        _ => ((ScalarNode)node).Text,
    };
}
