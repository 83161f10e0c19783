using System;
using System.Collections.Generic;
using System.Linq;
using PolicyLint.Cli.Pages;
using PolicyLint.Rules;
using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Tests.Cli.Pages;

public class PageRunnerTests
{
    private const string Page =
        """
        # PL8001: Keys rotate

        ## Passes
        ```yaml
        Resources:
          A:
            Type: AWS::KMS::Key
            Properties:
              EnableKeyRotation: true
        ```
        ## Fails
        ```yaml
        Resources:
          A:
            Type: AWS::KMS::Key
            Properties:
              EnableKeyRotation: false # fails: must be true
        ```
        ```json
        { "Resources": { "A": { "Type": "AWS::KMS::Key", "Properties": { "EnableKeyRotation": false } } } }
        ```
        ```csharp
        not run here
        ```
        ## Unknown
        ```yaml
        Parameters:
          Rotate:
            Type: String
        Resources:
          A:
            Type: AWS::KMS::Key
            Properties:
              EnableKeyRotation: !Ref Rotate # unknown
        ```
        """;

    [Fact]
    public void A_page_that_says_what_the_rule_says_holds()
    {
        var result = Run(Page);

        Assert.Empty(result.Failures.Select(failure => failure.Message));
        Assert.Equal(4, result.Run);
        Assert.Equal(1, result.NotRun);
    }

    [Theory]
    [InlineData("EnableKeyRotation: true", "EnableKeyRotation: false", "'A' fails at EnableKeyRotation: must be true, but the page does not say so")]
    [InlineData(" # fails: must be true", "", "no line of this example is marked '# fails'")]
    [InlineData("# fails: must be true", "# fails: must be blue", "the reason is not 'must be blue', but 'must be true'")]
    [InlineData("!Ref Rotate # unknown", "true # unknown", "nothing on this line is unknown; the rule says line 31: 'A' passes")]
    [InlineData("## Unknown", "## Unheard", "the page has no section '## Unknown', or a line \"No value of it is ever unknown: <why>\"")]
    public void What_differs_is_said(string old, string changed, string expected) =>
        Assert.Contains(expected, Run(Page.Replace(old, changed, StringComparison.Ordinal)).Failures.Select(failure => failure.Message));

    [Fact]
    public void A_failure_stands_at_its_line_of_the_page()
    {
        var result = Run(Page.Replace("EnableKeyRotation: true", "EnableKeyRotation: false", StringComparison.Ordinal));

        Assert.Contains("rules/kms/keys-rotate.md:9:26", result.Failures.Select(failure => failure.Span.ToString()));
    }

    private static PageResult Run(string page)
    {
        const string text = """
            { "id": "PL8001", "name": "keys-rotate", "title": "Keys rotate", "severity": "error", "layer": "data", "resource": "AWS::KMS::Key",
              "require": { "at": "EnableKeyRotation", "const": true } }
            """;
        var problems = new List<Problem>();
        var rule = RuleReader.Read(new SourceFile("rules/kms/keys-rotate.rule.json", text), problems);
        Assert.Empty(problems);
        return new PageRunner(new RuleCatalogue([], [rule!], [])).Run(rule!, new SourceFile("rules/kms/keys-rotate.md", page));
    }
}
