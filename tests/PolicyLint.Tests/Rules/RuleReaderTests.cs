using System;
using System.Collections.Generic;
using System.Linq;
using PolicyLint.Rules;
using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Tests.Rules;

public class RuleReaderTests
{
    internal const string Minimal = """
        { "id": "X1", "name": "x", "title": "T", "severity": "error", "layer": "data", "resource": "AWS::KMS::Key", "require": true }
        """;

    internal static Rule? Read(string json, List<Problem> problems, PropertyCatalog? properties = null) =>
        RuleReader.Read(new SourceFile("rules/kms/x.rule.json", json), problems, properties);

    [Fact]
    public void A_rule_is_read_with_all_it_says()
    {
        var problems = new List<Problem>();
        var rule = Read(
            """
            { "$schema": "../rule.schema.json", "id": "PL1504", "name": "kms-key-rotation-enabled", "title": "Keys rotate", "severity": "warning", "layer": "data",
              "resource": ["AWS::KMS::Key", "AWS::KMS::ReplicaKey"], "when": { "at": "KeySpec", "optional": true }, "require": { "$ref": "#/$defs/rotates" },
              "parameters": { "kms.days": { "type": "number", "default": 90, "description": "Days." }, "kms.names": { "type": "list", "description": "Names." } },
              "fix": { "text": "Turn it on.", "set": { "EnableKeyRotation": true }, "safe": true },
              "sameAs": { "checkov": "CKV_AWS_7", "cfn-lint": ["E1", "E2"] }, "references": ["https://example.org"],
              "$defs": { "rotates": { "at": "RotationPeriodInDays", "maximum": { "parameter": "kms.days" } } } }
            """,
            problems);
        Assert.Empty(problems);
        Assert.Equal("kms", rule!.Topic);
        Assert.Equal(Severity.Warning, rule.Severity);
        Assert.Equal(["AWS::KMS::Key", "AWS::KMS::ReplicaKey"], rule.ResourceTypes);
        Assert.Equal("EnableKeyRotation", Assert.Single(rule.Fix!.Set).Path);
        Assert.True(rule.Fix.IsSafe);
        Assert.Equal(["checkov: CKV_AWS_7", "cfn-lint: E1 E2"], rule.SameAs.Select(e => e.Tool + ": " + string.Join(' ', e.Ids)));
        Assert.Equal(["kms.days", "kms.names"], rule.Parameters.Select(p => p.Name));
        Assert.NotNull(rule.Parameters[0].Default);
        Assert.Null(rule.Parameters[1].Default);
        Assert.False(rule.NeedsGraph);
    }

    [Theory]
    [InlineData("true", false)]
    [InlineData("""{ "at": "A", "refersTo": { "resource": "AWS::KMS::Key" } }""", true)]
    [InlineData("""{ "exists": { "resource": "AWS::KMS::Key", "some": true } }""", true)]
    [InlineData("""{ "not": { "relatedBy": { "resource": "AWS::KMS::Alias", "at": "TargetKeyId", "some": true } } }""", true)]
    public void A_rule_that_looks_at_other_resources_needs_the_graph(string require, bool expected) =>
        Assert.Equal(expected, Read(Minimal.Replace("\"require\": true", "\"require\": " + require, StringComparison.Ordinal), [])!.NeedsGraph);

    [Theory]
    [InlineData("""{ "id": "X1" """, "rules/kms/x.rule.json:1:")]
    [InlineData("[]", "1:1: the file holds a map")]
    public void What_is_no_map_is_no_rule(string json, string expected) => Complains(json, expected);

    [Theory]
    [InlineData("\"require\": true", "\"require\": true, \"whem\": true", "a rule has no 'whem'; did you mean 'when'?")]
    [InlineData("\"severity\": \"error\"", "\"severity\": \"eror\"", "'severity' is one of error, warning, info; did you mean 'error'?")]
    [InlineData("\"layer\": \"data\",", "", "a rule has a 'layer'; it is missing")]
    [InlineData("\"title\": \"T\"", "\"title\": 1", "'title' is a text")]
    [InlineData("\"id\": \"X1\"", "\"id\": \"x1\"", "'id' is made of capital letters")]
    [InlineData("\"name\": \"x\"", "\"name\": \"xY\"", "'name' is in kebab case")]
    [InlineData("\"AWS::KMS::Key\"", "\"Key\"", "'Key' is no resource type")]
    [InlineData("\"id\": \"X1\"", "\"id\": \"X1\", \"id\": \"X2\"", "id")]
    [InlineData("true }", """{ "cosnt": 1 } }""", "unknown keyword 'cosnt'; did you mean 'const'?")]
    [InlineData("true }", """{ "minimum": "3" } }""", "takes a number, or a parameter")]
    [InlineData("true }", """{ "multipleOf": 0 } }""", "'multipleOf' takes a number above 0")]
    [InlineData("true }", """{ "minItems": 1.5 } }""", "takes a whole number from 0, or a parameter")]
    [InlineData("true }", """{ "pattern": "(a" } }""", "the pattern '(a' cannot be used: '(' is never closed")]
    [InlineData("true }", """{ "patternProperties": { "(": true } } }""", "cannot be used")]
    [InlineData("true }", """{ "enum": [] } }""", "'enum' takes a list of at least one value")]
    [InlineData("true }", """{ "type": "text" } }""", "there is no type 'text'")]
    [InlineData("true }", """{ "allOf": [] } }""", "takes a list of at least one schema")]
    [InlineData("true }", """{ "required": "A" } }""", "'required' takes a list of property names")]
    [InlineData("true }", """{ "at": "A..B" } }""", "'A..B' is no property path: a step of the path is empty")]
    [InlineData("true }", """{ "at": "A[0]" } }""", "'[' is followed by ']'")]
    [InlineData("true }", """{ "at": "A", "default": 1, "optional": true } }""", "'default' and 'optional' are not used in one schema")]
    [InlineData("true }", """{ "default": 1 } }""", "'default' is of use only beside 'at'")]
    [InlineData("true }", """{ "then": true } }""", "'then' is of use only beside 'if'")]
    [InlineData("true }", """{ "if": true } }""", "'if' is of use only beside 'then' or 'else'")]
    [InlineData("true }", """{ "at": "A", "parameter": "p" } }""", "'parameter' and 'at' are not used in one schema")]
    [InlineData("true }", """{ "minimum": { "parameter": "p" } } }""", "the rule declares no parameter 'p'")]
    [InlineData("true }", """{ "$ref": "#/definitions/a" } }""", "'$ref' is '#/$defs/' and a name")]
    [InlineData("true }", """{ "$ref": "#/$defs/a" } }""", "the rule's '$defs' has no 'a'")]
    [InlineData("true }", """true, "$defs": { "a": { "$ref": "#/$defs/b" }, "b": { "not": { "$ref": "#/$defs/a" } } } }""", "'a' refers to itself about the same value")]
    [InlineData("true }", """true, "$defs": { "a": { "at": "X", "refersTo": { "resource": "A::B::C", "require": { "$ref": "#/$defs/a" } } } } }""", "'a' refers to itself")]
    [InlineData("true }", """true, "$defs": { "a": { "at": "X", "default": {}, "$ref": "#/$defs/a" } } }""", "'a' refers to itself")]
    [InlineData("true }", """{ "relatedBy": { "resource": "A::B::C", "some": true } } }""", "'relatedBy' has an argument 'at'; it is missing")]
    [InlineData("true }", """{ "exists": { "resource": "A::B::C" } } }""", "'exists' has one of 'some', 'every' and 'no'")]
    [InlineData("true }", """{ "exists": { "resource": "A::B::C", "sone": true } } }""", "'exists' has no argument 'sone'; did you mean 'some'?")]
    [InlineData("true }", """1 }""", "a schema is a map of keywords, true or false")]
    [InlineData("\"require\"", "\"parameters\": { \"p\": { \"type\": \"number\", \"default\": \"x\", \"description\": \"d\" } }, \"require\"", "'p' must be a number, not 'x'")]
    [InlineData("\"require\"", "\"fix\": { \"test\": \"x\" }, \"require\"", "'fix' has no 'test'; did you mean 'text'?")]
    public void A_fault_is_a_problem_with_its_place(string right, string wrong, string expected)
    {
        Assert.Contains(right, Minimal, StringComparison.Ordinal);
        Complains(Minimal.Replace(right, wrong, StringComparison.Ordinal), expected);
    }

    [Theory]
    [InlineData("AWS::KMS::Key", """{ "at": "EnableKeyRotaton" }""", "there is no property 'EnableKeyRotaton' here; did you mean 'EnableKeyRotation'?")]
    [InlineData("AWS::KMS::Key", """{ "exists": { "resource": "AWS::KMS::Alias", "some": { "at": "AliasName", "const": { "judged": "KeySpek" } } } }""", "there is no property 'KeySpek' here; did you mean 'KeySpec'?")]
    [InlineData("AWS::KMS::Key", """{ "at": "Tags.Key" }""", "there is no property 'Key' in a list; '[]' steps into its items")]
    [InlineData("AWS::KMS::Key", """{ "at": "Tags[].Kay" }""", "there is no property 'Kay' here")]
    [InlineData("AWS::KMS::Key", """{ "at": "KeySpec.X" }""", "there is no property 'X' here")]
    [InlineData("AWS::KMS::Key", """{ "properties": { "Tags": { "contains": { "required": ["Kay"] } } } }""", "there is no property 'Kay' here")]
    [InlineData("AWS::KMS::Key", """{ "relatedBy": { "resource": "AWS::KMS::Alias", "at": "TargetKey", "some": true } }""", "there is no property 'TargetKey' here")]
    [InlineData("AWS::KMS::Alias", """{ "at": "TargetKeyId", "refersTo": { "resource": "AWS::KMS::Key", "require": { "at": "KeySpek" } } }""", "there is no property 'KeySpek' here")]
    [InlineData("AWS::KMS::Key", """{ "exists": { "resource": "AWS::KMS::Alias", "some": { "not": { "at": "Alias" } } } }""", "there is no property 'Alias' here")]
    public void A_property_path_that_no_resource_type_of_the_rule_has_is_a_problem(string type, string require, string expected)
    {
        var json = Minimal.Replace("AWS::KMS::Key", type, StringComparison.Ordinal).Replace("\"require\": true", "\"require\": " + require, StringComparison.Ordinal);
        var problems = new List<Problem>();
        Assert.Null(Read(json, problems, PropertyCatalog.Shipped));
        Assert.StartsWith(expected, Assert.Single(problems).Message, StringComparison.Ordinal);
        Assert.NotNull(Read(json, []));
    }

    [Theory]
    [InlineData("\"AWS::KMS::Key\"", """{ "at": "KeyPolicy.Statement[].Effect" }""")]
    [InlineData("\"AWS::KMS::Key\"", """{ "at": "Tags[].Key" }""")]
    [InlineData("\"AWS::WAFv2::WebACL\"", """{ "at": "Rules[].Statement.AndStatement.Statements[].NotStatement.Statement.ByteMatchStatement.SearchString" }""")]
    [InlineData("\"AWS::WAFv2::WebACL\"", """{ "at": "CustomResponseBodies.*.Content" }""")]
    [InlineData("[\"AWS::KMS::Key\", \"AWS::S3::Bucket\"]", """{ "at": "BucketName" }""")]
    [InlineData("\"Acme::Own::Type\"", """{ "at": "Anything" }""")]
    [InlineData("\"Template\"", """{ "at": "Parameters.*.NoEcho" }""")]
    public void A_property_path_that_some_type_has_or_that_nobody_knows_is_taken(string type, string require)
    {
        var json = Minimal.Replace("\"AWS::KMS::Key\"", type, StringComparison.Ordinal).Replace("\"require\": true", "\"require\": " + require, StringComparison.Ordinal);
        var problems = new List<Problem>();
        Assert.NotNull(Read(json, problems, PropertyCatalog.Shipped));
        Assert.Empty(problems);
    }

    [Fact]
    public void Schemas_nested_deeper_than_the_limit_are_a_problem()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"not\":", 100)) + "true" + new string('}', 100);
        Assert.NotNull(Read(Minimal.Replace("true", deep, StringComparison.Ordinal), []));
        Complains(
            Minimal.Replace("true", "{\"$ref\":\"#/$defs/a\"}, \"$defs\": {\"a\": " + deep.Replace("true", "{\"$ref\":\"#/$defs/b\"}", StringComparison.Ordinal) + ", \"b\": " + deep + "}", StringComparison.Ordinal),
            "nested more than 128 deep");
    }

    private static void Complains(string json, string expected)
    {
        var problems = new List<Problem>();
        Assert.Null(Read(json, problems));
        Assert.Contains(problems, p => (p.Span + ": " + p.Message).Contains(expected, StringComparison.Ordinal));
        Assert.All(problems, p => Assert.Equal("rules/kms/x.rule.json", p.Span.File.Path));
    }
}
