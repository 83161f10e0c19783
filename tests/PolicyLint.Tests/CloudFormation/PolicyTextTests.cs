using Xunit;

namespace PolicyLint.Tests.CloudFormation;

public class PolicyTextTests
{
    [Theory]
    [InlineData("""'{"Statement": {"Effect": "Allow"}}'""", "{Statement: {Effect: \"Allow\"}}")]
    [InlineData("""!Sub '{"Resource": "${B.Arn}/*"}'""", "{Resource: → B.Arn + \"/*\"}")]
    [InlineData("""!Sub '{"Resource": ["${B}"]}'""", "{Resource: [→ B]}")]
    [InlineData("""!Sub '{"Statement": ${B}}'""", "unknown: parts of the JSON text are only known after deployment")]
    [InlineData("""!Sub '{"Condition": {"${B}": "x"}}'""", "{Condition: { … a key of the map is only known after deployment}}")]
    [InlineData("""!Join ['', ['{"Resource": "', !Ref B, '"}']]""", "{Resource: → B}")]
    [InlineData("""!If [C, '{"A": 1}', '{"A": 2}']""", "{A: 1} when E is 'a' | {A: 2} when E is not 'a'")]
    [InlineData("""!Sub '{"A": "${E}"}'""", "{A: \"a\"} when E is 'a' | {A: unknown: is any other value of parameter 'E'} when E is not 'a'")]
    [InlineData("'not { json'", "\"not { json\"")]
    [InlineData("'{ broken'", "\"{ broken\"")]
    [InlineData("{ Statement: [] }", "{Statement: []}")]
    public void Policies_written_as_text_are_opened(string expression, string meaning)
    {
        var lowered = Lowered.With($"{{ PolicyDocument: {expression} }}", "Parameters: { E: { Type: String } }\nConditions: { C: !Equals [!Ref E, a] }");
        Assert.Empty(lowered.Messages);
        Assert.Equal(meaning, ValueText.Of(((PolicyLint.Model.MapValue)lowered.Stack.Find("R")!.Properties.Find("P")!).Find("PolicyDocument")));
    }
}
