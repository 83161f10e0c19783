using PolicyLint.Schemas;
using Xunit;

namespace PolicyLint.Tests.Schemas;

/// <summary>What is not known decides nothing, and hides nothing that is decided.</summary>
public class ThreeValuedTests
{
    [Theory]
    [InlineData("""{ "const": 1 }""", """{ "$unknown": "why" }""", Verdict.Unknown)]
    [InlineData("""true""", """{ "$unknown": "why" }""", Verdict.Pass)]
    [InlineData("""{ "anyOf": [{ "const": 1 }, true] }""", """{ "$unknown": "why" }""", Verdict.Pass)]
    [InlineData("""{ "at": "A" }""", """{ "A": { "$unknown": "why" } }""", Verdict.Pass)]
    [InlineData("""{ "at": "A" }""", """{ "A": { "$vanishing": "why" } }""", Verdict.Unknown)]
    [InlineData("""{ "not": { "at": "A" } }""", """{ "A": { "$unknown": "why" } }""", Verdict.Fail)]
    [InlineData("""{ "not": { "at": "A" } }""", """{ "A": { "$vanishing": "why" } }""", Verdict.Unknown)]
    [InlineData("""{ "at": "A" }""", """{ "$open": {} }""", Verdict.Unknown)]
    [InlineData("""{ "required": ["A"] }""", """{ "A": { "$unknown": "why" } }""", Verdict.Pass)]
    [InlineData("""{ "required": ["A", "B"] }""", """{ "$open": { "A": 1 } }""", Verdict.Unknown)]
    [InlineData("""{ "contains": { "const": 1 } }""", """{ "$open": [1] }""", Verdict.Pass)]
    [InlineData("""{ "contains": { "const": 1 } }""", """{ "$open": [2] }""", Verdict.Unknown)]
    [InlineData("""{ "contains": { "const": 1 } }""", """[2, { "$unknown": "why" }]""", Verdict.Unknown)]
    [InlineData("""{ "contains": { "const": 1 }, "maxContains": 1 }""", """{ "$open": [1, 1] }""", Verdict.Fail)]
    [InlineData("""{ "items": { "const": 1 } }""", """{ "$open": [1, 2] }""", Verdict.Fail)]
    [InlineData("""{ "items": { "const": 1 } }""", """{ "$open": [1] }""", Verdict.Unknown)]
    [InlineData("""{ "items": true }""", """{ "$open": [1] }""", Verdict.Pass)]
    [InlineData("""{ "minItems": 1 }""", """{ "$ref": "R" }""", Verdict.Pass)]
    [InlineData("""{ "maxItems": 0 }""", """{ "$ref": "R" }""", Verdict.Fail)]
    [InlineData("""{ "items": { "minLength": 0 } }""", """{ "$ref": "R" }""", Verdict.Unknown)]
    [InlineData("""{ "contains": true }""", """{ "$ref": "R" }""", Verdict.Pass)]
    [InlineData("""{ "contains": { "const": 1 } }""", """{ "$ref": "R" }""", Verdict.Unknown)]
    [InlineData("""{ "minItems": 1 }""", """{ "$open": [1] }""", Verdict.Pass)]
    [InlineData("""{ "minItems": 2 }""", """{ "$open": [1] }""", Verdict.Unknown)]
    [InlineData("""{ "minItems": 1 }""", """[{ "$vanishing": "why" }]""", Verdict.Unknown)]
    [InlineData("""{ "maxItems": 1 }""", """{ "$open": [1, 2] }""", Verdict.Fail)]
    [InlineData("""{ "maxItems": 1 }""", """{ "$open": [1] }""", Verdict.Unknown)]
    [InlineData("""{ "additionalProperties": false }""", """{ "$open": {} }""", Verdict.Unknown)]
    [InlineData("""{ "additionalProperties": false }""", """{ "$open": { "a": 1 } }""", Verdict.Fail)]
    [InlineData("""{ "uniqueItems": true }""", """{ "$open": [1, 1] }""", Verdict.Fail)]
    [InlineData("""{ "uniqueItems": true }""", """[1, { "$unknown": "why" }]""", Verdict.Unknown)]
    [InlineData("""{ "if": { "const": 1 }, "then": { "type": "string" }, "else": { "maxLength": 9 } }""", """{ "$join": ["a", { "$unknown": "why" }] }""", Verdict.Unknown)]
    [InlineData("""{ "if": { "const": "x" }, "then": { "type": "string" }, "else": { "type": "string" } }""", """{ "$join": ["x", { "$unknown": "why" }] }""", Verdict.Pass)]
    [InlineData("""{ "const": "abc" }""", """{ "$join": ["a", { "$unknown": "why" }, "c"] }""", Verdict.Unknown)]
    [InlineData("""{ "const": "abc" }""", """{ "$join": ["b", { "$unknown": "why" }] }""", Verdict.Fail)]
    [InlineData("""{ "const": "aa" }""", """{ "$join": ["aa", { "$unknown": "why" }, "a"] }""", Verdict.Fail)]
    [InlineData("""{ "enum": ["x", "y"] }""", """{ "$join": ["a", { "$unknown": "why" }] }""", Verdict.Fail)]
    [InlineData("""{ "pattern": "^arn:" }""", """{ "$join": ["arn:", { "$unknown": "why" }] }""", Verdict.Pass)]
    [InlineData("""{ "pattern": "^arn:" }""", """{ "$join": ["x", { "$unknown": "why" }] }""", Verdict.Fail)]
    [InlineData("""{ "pattern": "^arn:" }""", """{ "$join": [{ "$unknown": "why" }, "x"] }""", Verdict.Unknown)]
    [InlineData("""{ "pattern": "x$" }""", """{ "$join": [{ "$unknown": "why" }, "x"] }""", Verdict.Pass)]
    [InlineData("""{ "pattern": "^[^*]*$" }""", """{ "$join": [{ "$unknown": "why" }, "*"] }""", Verdict.Fail)]
    [InlineData("""{ "minLength": 3 }""", """{ "$join": ["abc", { "$unknown": "why" }] }""", Verdict.Pass)]
    [InlineData("""{ "maxLength": 2 }""", """{ "$join": ["abc", { "$unknown": "why" }] }""", Verdict.Fail)]
    [InlineData("""{ "type": "object" }""", """{ "$join": ["abc", { "$unknown": "why" }] }""", Verdict.Fail)]
    [InlineData("""{ "const": [1, 2] }""", """{ "$open": [1, 2, 3] }""", Verdict.Fail)]
    [InlineData("""{ "const": {"a": 1} }""", """{ "$open": {"a": 2} }""", Verdict.Fail)]
    [InlineData("""{ "const": {"a": 1} }""", """{ "$open": {} }""", Verdict.Unknown)]
    [InlineData("""{ "unknown": "nobody can tell" }""", "1", Verdict.Unknown)]
    public void Verdict_of_a_value_that_is_partly_unknown(string schema, string value, Verdict expected) =>
        Assert.Equal(expected, Judging.Judge(schema, value).Verdict);

    [Theory]
    [InlineData("""{ "const": "Enabled" }""", "\"x\"", "must be 'Enabled'")]
    [InlineData("""{ "const": true }""", "false", "must be true")]
    [InlineData("""{ "enum": ["a", 2] }""", "\"x\"", "must be one of 'a', 2")]
    [InlineData("""{ "minimum": 30 }""", "7", "must be at least 30")]
    [InlineData("""{ "not": { "const": "*" } }""", "\"*\"", "must not be '*'")]
    [InlineData("""{ "not": { "anyOf": [{ "const": "a" }, { "const": "b" }] } }""", "\"b\"", "must not be 'b'")]
    [InlineData("""{ "anyOf": [{ "const": "a" }, { "minimum": 3 }] }""", "1", "must be 'a' or be at least 3")]
    [InlineData("""{ "anyOf": [{ "at": "A", "const": 1 }, { "at": "B", "const": 2 }] }""", """{ "A": 0, "B": 0 }""", "must be 1 or B must be 2")]
    [InlineData("""{ "at": "A.B" }""", "{}", "A.B is not set")]
    [InlineData("""{ "not": { "at": "A" } }""", """{ "A": 1 }""", "must not be set")]
    [InlineData("""{ "at": "A", "default": false, "const": true }""", "{}", "must be true (not set means false)")]
    [InlineData("""{ "at": "A", "const": true, "message": "it is off" }""", """{ "A": false }""", "it is off")]
    [InlineData("""{ "required": ["A"] }""", "{}", "A is not set")]
    [InlineData("""{ "contains": { "const": "x" } }""", "[]", "must contain 'x'")]
    [InlineData("""{ "not": { "contains": { "const": "x" } } }""", "[\"x\"]", "must not be 'x'")]
    [InlineData("""{ "minItems": 1 }""", "[]", "must have an item")]
    [InlineData("""{ "const": 1 }""", """{ "$unknown": "depends on parameter 'P'" }""", "depends on parameter 'P'")]
    [InlineData("""{ "const": 1 }""", """{ "$ref": "Key.Arn" }""", "the attribute 'Arn' of 'Key' is only known after deployment")]
    public void Reason_is_a_clause(string schema, string value, string because) =>
        Assert.Equal(because, Judging.Judge(schema, value).Because);

    [Theory]
    [InlineData("""{ "at": "A.B", "const": 1 }""", """{ "A": { "B": 2 } }""", "A.B", "value.json:1:15")]
    [InlineData("""{ "at": "A.B", "const": 1 }""", """{ "A": { } }""", "A.B", "value.json:1:3")]
    [InlineData("""{ "at": "A[].B", "const": 1 }""", """{ "A": [{ "B": 1 }, { "C": 1 }] }""", "A[1].B", "value.json:1:21")]
    [InlineData("""{ "properties": { "A": { "required": ["B"] } } }""", """{ "A": { } }""", "A.B", "value.json:1:3")]
    [InlineData("""{ "additionalProperties": false }""", """{ "A": 1 }""", "A", "value.json:1:3")]
    [InlineData("""{ "at": "A", "not": { "contains": { "const": "x" } } }""", """{ "A": ["y", "x"] }""", "A[1]", "value.json:1:14")]
    [InlineData("""{ "not": { "at": "A.B", "const": 1 } }""", """{ "A": { "B": 1 } }""", "A.B", "value.json:1:15")]
    public void Place_is_the_value_or_the_key_that_lacks_it(string schema, string value, string path, string span)
    {
        var judgment = Judging.Judge(schema, value);
        Assert.Equal(Verdict.Fail, judgment.Verdict);
        Assert.Equal(path, judgment.Path?.ToString());
        Assert.Equal(span, judgment.Span.ToString());
    }

    [Theory]
    [InlineData("KMS:grantIsForAWSresource", Verdict.Pass)]
    [InlineData("kms:ViaService", Verdict.Fail)]
    public void Keys_of_conditions_are_found_in_any_case(string key, Verdict expected) =>
        Assert.Equal(expected, Judging.Judge("""{ "at": "Bool.kms:GrantIsForAWSResource", "const": true }""", $$"""{ "Bool": { "{{key}}": true } }""").Verdict);

    [Theory]
    [InlineData("""{ "like": { "ignoreCase": "ec2:Describe*" } }""", Verdict.Pass)]
    [InlineData("""{ "like": "ec2:Describe*" }""", Verdict.Fail)]
    public void Names_of_actions_are_alike_in_any_case(string schema, Verdict expected) =>
        Assert.Equal(expected, Judging.Judge(schema, "\"EC2:describeImages\"").Verdict);

    [Theory]
    [InlineData("^arn:aws[a-z-]*:s3:::", """{ "$join": ["arn:", { "$ref": "AWS::Partition" }, ":s3:::b"] }""", Verdict.Pass)]
    [InlineData("^arn:aws:s3:::", """{ "$join": ["arn:", { "$ref": "AWS::Partition" }, ":s3:::b"] }""", Verdict.Unknown)]
    [InlineData("^arn:[^:]+:sns:", """{ "$join": ["arn:", { "$ref": "AWS::Partition" }, ":s3:::b"] }""", Verdict.Fail)]
    [InlineData("^[0-9]{12}$", """{ "$ref": "AWS::AccountId" }""", Verdict.Pass)]
    [InlineData("^[0-9]{11}$", """{ "$ref": "AWS::AccountId" }""", Verdict.Fail)]
    [InlineData("^0", """{ "$ref": "AWS::AccountId" }""", Verdict.Unknown)]
    [InlineData(":", """{ "$join": [{ "$ref": "AWS::Region" }, { "$ref": "AWS::StackName" }, { "$ref": "AWS::URLSuffix" }] }""", Verdict.Fail)]
    [InlineData("^.+$", """{ "$ref": "AWS::Region" }""", Verdict.Pass)]
    [InlineData(":", """{ "$ref": "AWS::StackId" }""", Verdict.Unknown)]
    public void The_form_of_a_pseudo_parameter_is_known(string pattern, string value, Verdict expected) =>
        Assert.Equal(expected, Judging.Judge($$"""{ "pattern": "{{pattern}}" }""", value).Verdict);

    [Fact]
    public void What_the_resource_itself_lacks_has_no_place_yet()
    {
        var judgment = Judging.Judge("""{ "at": "A.B" }""", "{}");
        Assert.False(judgment.IsPlaced);
        Assert.Equal("A", judgment.Path?.ToString());
    }
}
