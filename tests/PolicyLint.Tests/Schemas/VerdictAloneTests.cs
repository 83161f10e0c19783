using System;
using PolicyLint.Model;
using PolicyLint.Schemas;
using Xunit;

namespace PolicyLint.Tests.Schemas;

public class VerdictAloneTests
{
    [Theory]
    [InlineData("""{ "at": "A.B", "const": 1 }""", """{ "A": { "B": 2 } }""", Verdict.Fail)]
    [InlineData("""{ "at": "A", "default": 2, "const": 1 }""", "{ }", Verdict.Fail)]
    [InlineData("""{ "at": "A" }""", """{ "A": { "$vanishing": "code" } }""", Verdict.Unknown)]
    [InlineData("""{ "at": "A[]", "enum": [1, 2] }""", """{ "A": [1, 2] }""", Verdict.Pass)]
    [InlineData("""{ "anyOf": [{ "at": "A", "const": 1 }, { "at": "B", "const": 1 }] }""", """{ "A": 2, "B": 2 }""", Verdict.Fail)]
    [InlineData("""{ "oneOf": [{ "at": "A" }, { "at": "B" }] }""", """{ "A": 2, "B": 2 }""", Verdict.Fail)]
    [InlineData("""{ "not": { "at": "A", "pattern": "x" } }""", """{ "A": "x" }""", Verdict.Fail)]
    [InlineData("""{ "if": { "at": "A", "const": 1 }, "then": { "at": "B" } }""", """{ "A": { "$unknown": "Key" } }""", Verdict.Unknown)]
    [InlineData("""{ "at": "A", "contains": { "const": 1 } }""", """{ "A": [2, { "$unknown": "Key" }] }""", Verdict.Unknown)]
    [InlineData("""{ "at": "A", "not": { "contains": { "const": 1 } } }""", """{ "A": [2, 1] }""", Verdict.Fail)]
    [InlineData("""{ "required": ["A"], "message": "is needed" }""", "{ }", Verdict.Fail)]
    public void The_verdict_alone_is_the_judgments(string schema, string value, Verdict expected)
    {
        var (compiled, judged, scope) = (Judging.Compile(schema), Judging.Value(value), Judging.Scope());
        var before = compiled.Judge(judged, scope);

        Assert.Equal(expected, before.Verdict);
        Assert.Equal(expected, scope.Ask(compiled, judged));

        var after = compiled.Judge(judged, scope);
        Assert.Equal((before.Because, before.Path?.ToString(), before.Span), (after.Because, after.Path?.ToString(), after.Span));
    }

    [Fact]
    public void Reasons_are_told_again_when_a_condition_broke()
    {
        var scope = Judging.Scope();
        Assert.Throws<InvalidOperationException>(() => scope.Ask(new Broken(), Judging.Value("1")));
        Assert.Equal("must be 2", Judging.Compile("""{ "const": 2 }""").Judge(Judging.Value("1"), scope).Because);
    }

    private sealed class Broken : Schema
    {
        public override Judgment Judge(Value value, Scope scope) => throw new InvalidOperationException();
    }
}
