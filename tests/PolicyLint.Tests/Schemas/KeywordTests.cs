using System;
using System.Collections.Generic;
using PolicyLint.Schemas;
using Xunit;

namespace PolicyLint.Tests.Schemas;

/// <summary>Each keyword with known values has JSON Schema's meaning, with the two exceptions that rules/README.md names.</summary>
public class KeywordTests
{
    /// <summary>Schema; values that hold; values that fail, separated by spaces outside of JSON.</summary>
    public static TheoryData<string, string[], string[]> Cases => new()
    {
        { "true", ["1", "null", "{}"], [] },
        { "false", [], ["1", "null", "{}"] },
        { """{ "const": 80 }""", ["80", "80.0", "\"80\"", "8e1"], ["81", "\"x\"", "null", "[80]", "{}", "\"080\""] },
        { """{ "const": "1.1" }""", ["\"1.1\"", "1.1"], ["\"1.10\"", "\"1.2\""] },
        { """{ "const": true }""", ["true", "\"true\"", "\"True\""], ["false", "\"yes\"", "1", "null"] },
        { """{ "const": null }""", ["null"], ["\"null\"", "\"\"", "0"] },
        { """{ "const": [1, {"a": "b"}] }""", ["[1, {\"a\": \"b\"}]", "[\"1\", {\"a\": \"b\"}]"], ["[1]", "[1, {\"a\": \"c\"}]", "[1, {\"a\": \"b\", \"c\": 1}]", "[{\"a\": \"b\"}, 1]"] },
        { """{ "const": {} }""", ["{}"], ["[]", "{\"a\": 1}"] },
        { """{ "enum": ["a", 2, null] }""", ["\"a\"", "2", "\"2\"", "null"], ["\"b\"", "\"A\"", "3"] },
        { """{ "type": "string" }""", ["\"a\"", "80", "true"], ["null", "[]", "{}"] },
        { """{ "type": "number" }""", ["1", "1.5", "\"80\""], ["\"a\"", "true", "null", "[]", "\"007\""] },
        { """{ "type": "integer" }""", ["1", "1.0", "\"80\""], ["1.5", "\"a\"", "null"] },
        { """{ "type": "boolean" }""", ["true", "\"False\""], ["1", "\"no\"", "null"] },
        { """{ "type": ["array", "null"] }""", ["[]", "null"], ["{}", "\"a\""] },
        { """{ "type": "object" }""", ["{}"], ["[]", "1"] },
        { """{ "minimum": 3 }""", ["3", "4.5", "\"3\"", "\"x\"", "[]", "null"], ["2.9", "\"2\"", "-3"] },
        { """{ "maximum": 3 }""", ["3", "-4", "\"x\""], ["3.1", "\"4\""] },
        { """{ "exclusiveMinimum": 3 }""", ["3.1"], ["3", "2"] },
        { """{ "exclusiveMaximum": 3 }""", ["2.9"], ["3", "4"] },
        { """{ "multipleOf": 0.01 }""", ["0.07", "5", "\"x\""], ["0.075"] },
        { """{ "minLength": 2 }""", ["\"ab\"", "10", "[]", "null"], ["\"a\"", "1", "\"😀\""] },
        { """{ "maxLength": 2 }""", ["\"ab\"", "\"😀😀\"", "[1,2,3]"], ["\"abc\"", "100"] },
        { """{ "pattern": "^a+$" }""", ["\"aa\"", "[]", "{}", "null"], ["\"ab\"", "1"] },
        { """{ "pattern": "b" }""", ["\"abc\""], ["\"ac\""] },
        { """{ "minItems": 1 }""", ["[1]", "\"x\"", "{}"], ["[]", "null"] },
        { """{ "minItems": 2 }""", ["[1, 2]"], ["[1]", "\"xy\"", "{\"a\": 1, \"b\": 2}"] },
        { """{ "maxItems": 1 }""", ["[1]", "[]", "\"xy\""], ["[1, 2]"] },
        { """{ "maxItems": 0 }""", ["[]", "null"], ["[1]", "\"x\"", "{}"] },
        { """{ "uniqueItems": true }""", ["[1, 2]", "[]", "[\"1.1\", \"1.10\"]", "[[1], [2]]", "\"aa\""], ["[1, \"1\"]", "[{\"a\": 1, \"b\": 2}, {\"b\": 2, \"a\": 1}]"] },
        { """{ "uniqueItems": false }""", ["[1, 1]"], [] },
        { """{ "minProperties": 1 }""", ["{\"a\": 1}", "[]"], ["{}"] },
        { """{ "maxProperties": 1 }""", ["{\"a\": 1}", "{}"], ["{\"a\": 1, \"b\": 2}"] },
        { """{ "required": ["a", "b"] }""", ["{\"a\": 1, \"b\": null}", "[]", "1"], ["{\"a\": 1}", "{}"] },
        { """{ "dependentRequired": { "a": ["b"] } }""", ["{}", "{\"b\": 1}", "{\"a\": 1, \"b\": 1}", "1"], ["{\"a\": 1}"] },
        { """{ "dependentSchemas": { "a": { "maxProperties": 1 } } }""", ["{\"b\": 1, \"c\": 2}", "{\"a\": 1}"], ["{\"a\": 1, \"b\": 2}"] },
        { """{ "properties": { "a": { "const": 1 } } }""", ["{\"a\": 1}", "{}", "{\"b\": 2}", "[]"], ["{\"a\": 2}"] },
        { """{ "properties": { "a": false } }""", ["{}"], ["{\"a\": 2}"] },
        { """{ "patternProperties": { "^x": { "const": 1 } } }""", ["{\"xa\": 1, \"b\": 2}", "1"], ["{\"xa\": 2}"] },
        { """{ "additionalProperties": { "const": 1 } }""", ["{\"a\": 1}", "{}"], ["{\"a\": 2}"] },
        { """{ "properties": { "a": true }, "patternProperties": { "^x": true }, "additionalProperties": false }""", ["{\"a\": 1, \"xb\": 2}"], ["{\"b\": 1}"] },
        { """{ "propertyNames": { "maxLength": 1 } }""", ["{\"a\": 1}", "{}", "\"abc\""], ["{\"ab\": 1}"] },
        { """{ "items": { "const": 1 } }""", ["[1, 1]", "[]", "1", "null"], ["[1, 2]", "2", "{}"] },
        { """{ "prefixItems": [{ "const": 1 }, { "const": 2 }] }""", ["[1, 2, 3]", "[1]", "[]", "1"], ["[2]", "[1, 1]", "2"] },
        { """{ "prefixItems": [{ "const": 1 }], "items": { "const": 2 } }""", ["[1, 2, 2]", "[1]"], ["[1, 1]"] },
        { """{ "contains": { "const": 1 } }""", ["[0, 1]", "1"], ["[]", "[0]", "{}", "0", "null"] },
        { """{ "contains": { "const": 1 }, "minContains": 2, "maxContains": 3 }""", ["[1, 1]", "[1, 1, 0, 1]"], ["[1]", "[1, 1, 1, 1]", "1"] },
        { """{ "contains": { "const": 1 }, "minContains": 0 }""", ["[]", "[2]"], [] },
        { """{ "allOf": [{ "minimum": 1 }, { "maximum": 2 }] }""", ["1", "2"], ["0", "3"] },
        { """{ "anyOf": [{ "const": 1 }, { "const": 2 }] }""", ["1", "2"], ["3"] },
        { """{ "oneOf": [{ "minimum": 1 }, { "maximum": 2 }] }""", ["0", "3"], ["1", "2"] },
        { """{ "not": { "const": 1 } }""", ["2", "\"x\""], ["1", "\"1\""] },
        { """{ "not": { "not": { "const": 1 } } }""", ["1"], ["2"] },
        { """{ "not": { "allOf": [{ "minimum": 1 }, { "maximum": 2 }] } }""", ["0", "3"], ["1", "2"] },
        { """{ "not": { "anyOf": [{ "const": 1 }, { "const": 2 }] } }""", ["3"], ["1", "2"] },
        { """{ "not": { "oneOf": [{ "minimum": 1 }, { "maximum": 2 }] } }""", ["1", "2"], ["0", "3"] },
        { """{ "not": { "contains": { "const": 1 } } }""", ["[]", "[2]", "\"x\"", "null"], ["[2, 1]", "1"] },
        { """{ "not": { "required": ["a"] } }""", ["{}"], ["{\"a\": 1}", "[]"] },
        { """{ "not": { "if": { "const": 1 }, "then": false } }""", ["1"], ["2"] },
        { """{ "if": { "minimum": 10 }, "then": { "multipleOf": 10 }, "else": { "const": 1 } }""", ["20", "1"], ["15", "2"] },
        { """{ "if": { "const": 1 }, "then": false }""", ["2"], ["1"] },
        { """{ "$comment": "nothing" }""", ["1"], [] },
        { """{ "at": "A.B", "const": 1 }""", ["{\"A\": {\"B\": 1}}"], ["{\"A\": {\"B\": 2}}", "{\"A\": {}}", "{}", "{\"A\": 1}", "1"] },
        { """{ "at": "A" }""", ["{\"A\": 1}", "{\"A\": null}"], ["{}"] },
        { """{ "not": { "at": "A.B" } }""", ["{}", "{\"A\": {}}"], ["{\"A\": {\"B\": 1}}"] },
        { """{ "at": "A.B", "optional": true, "const": 1 }""", ["{}", "{\"A\": {}}", "{\"A\": {\"B\": 1}}"], ["{\"A\": {\"B\": 2}}"] },
        { """{ "at": "A.B", "optional": false, "const": 1 }""", ["{\"A\": {\"B\": 1}}"], ["{}"] },
        { """{ "at": "A.B", "default": 1, "const": 1 }""", ["{}", "{\"A\": {\"B\": 1}}"], ["{\"A\": {\"B\": 2}}"] },
        { """{ "at": "A.B", "default": 2, "const": 1 }""", ["{\"A\": {\"B\": 1}}"], ["{}", "{\"A\": {}}"] },
        { """{ "not": { "at": "A", "default": 2, "const": 1 } }""", ["{}", "{\"A\": 3}"], ["{\"A\": 1}"] },
        { """{ "not": { "at": "A", "optional": true, "const": 1 } }""", ["{\"A\": 3}"], ["{\"A\": 1}", "{}"] },
        { """{ "at": "A[].B", "const": 1 }""", ["{\"A\": [{\"B\": 1}]}", "{\"A\": {\"B\": 1}}", "{\"A\": []}"], ["{\"A\": [{\"B\": 1}, {}]}", "{}"] },
        { """{ "not": { "at": "A[].B", "const": 1 } }""", ["{\"A\": [{\"B\": 1}, {\"B\": 2}]}", "{}"], ["{\"A\": [{\"B\": 1}]}", "{\"A\": []}"] },
        { """{ "at": "A.*", "const": 1 }""", ["{\"A\": {\"x\": 1}}", "{\"A\": {}}"], ["{\"A\": {\"x\": 2}}", "{}"] },
        { """{ "at": "A\\.B[]", "const": 1 }""", ["{\"A.B\": [1, 1]}"], ["{\"A\": {\"B\": 1}}"] },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Known_values_hold_or_fail(string schema, string[] holds, string[] fails)
    {
        var compiled = Judging.Compile(schema);
        foreach (var value in holds)
            Assert.True(compiled.Judge(Judging.Value(value), Judging.Scope()).Verdict == Verdict.Pass, schema + " should hold of " + value);
        foreach (var value in fails)
            Assert.True(compiled.Judge(Judging.Value(value), Judging.Scope()).Verdict == Verdict.Fail, schema + " should fail of " + value);
    }

    [Fact]
    public void References_to_definitions_may_recur_into_parts()
    {
        var tree = Judging.Compile(
            """{ "$ref": "#/$defs/tree" }""",
            """{ "tree": { "properties": { "left": { "$ref": "#/$defs/tree" }, "value": { "maximum": 9 } } } }""",
            []);
        Assert.Equal(Verdict.Pass, tree.Judge(Judging.Value("""{ "left": { "left": { "value": 9 } } }"""), Judging.Scope()).Verdict);
        Assert.Equal(Verdict.Fail, tree.Judge(Judging.Value("""{ "left": { "left": { "value": 10 } } }"""), Judging.Scope()).Verdict);
    }

    [Theory]
    [InlineData("""{ "left": { "$unknown": "why" } }""")]
    [InlineData("""{ "left": { "$ref": "It" } }""")]
    [InlineData("""{ "$open": {} }""")]
    public void A_definition_that_recurs_ends_at_what_is_not_known(string value)
    {
        var tree = Judging.Compile(
            """{ "$ref": "#/$defs/tree" }""",
            """{ "tree": { "allOf": [{ "at": "left", "optional": true, "$ref": "#/$defs/tree" }, { "at": "right[]", "optional": true, "$ref": "#/$defs/tree" }, { "at": "value", "optional": true, "maximum": 9 }] } }""",
            []);
        Assert.Equal(Verdict.Unknown, tree.Judge(Judging.Value(value), Judging.Scope()).Verdict);
    }

    [Fact]
    public void Every_keyword_is_documented_in_a_sentence()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var keyword in Keywords.All)
        {
            Assert.True(names.Add(keyword.Name), keyword.Name);
            Assert.EndsWith(".", keyword.Documentation, StringComparison.Ordinal);
            Assert.NotEmpty(keyword.Takes.Words);
        }
    }
}
