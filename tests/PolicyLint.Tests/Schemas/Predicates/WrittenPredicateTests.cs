using PolicyLint.Schemas;
using Xunit;

namespace PolicyLint.Tests.Schemas.Predicates;

public class WrittenPredicateTests
{
    [Theory]
    [InlineData("\"alias/orders\"", Verdict.Pass)]
    [InlineData("\"orders\"", Verdict.Fail)]
    [InlineData("""{ "Join": ["alias/", { "Ref": "AWS::StackName" }] }""", Verdict.Pass)]
    [InlineData("""{ "Ref": "Key" }""", Verdict.Fail)]
    [InlineData("""{ "GetAtt": "Key.Arn" }""", Verdict.Fail)]
    [InlineData("""{ "Unknown": "Parameter" }""", Verdict.Unknown)]
    public void What_is_written_is_judged_and_references_are_not_written(string value, Verdict expected)
    {
        const string Alias = """{ "written": { "pattern": "^alias/" } }""";
        Assert.Equal(expected, Given.Judge(Alias, value).Verdict);
        Assert.Equal(expected.Not(), Given.Judge($$"""{ "not": {{Alias}} }""", value).Verdict);
        Assert.Equal(expected, Given.Judge($$"""{ "not": { "not": {{Alias}} } }""", value).Verdict);
    }
}
