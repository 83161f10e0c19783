using System;
using System.Linq;
using PolicyLint.Rules;
using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Roslyn.Tests.Pages;

public sealed class ExampleCompilationTests
{
    private const string Page = """
        # PL1504

        ## Passes

        ```csharp
        new CfnKey(this, "Key", new CfnKeyProps { EnableKeyRotation = true });
        ```

        ```csharp
        using Amazon.CDK.AWS.S3;
        sealed class Storage : Stack
        {
            internal Storage(Construct scope, string id) : base(scope, id) =>
                new Bucket(this, "Bucket", new BucketProps { EncryptionKey = new Key(this, "Key", new KeyProps { EnableKeyRotation = true }) });
        }
        ```

        ## Fails

        ```csharp
        new CfnKey(this, "Key", new CfnKeyProps
        {
            EnableKeyRotation = false, // fails: the key's material never changes
        });
        ```

        ## Unknown

        ```csharp
        new CfnKey(this, "Key", new CfnKeyProps { EnableKeyRotation = flag }); // unknown: depends on parameter 'flag'
        ```
        """;

    [Fact]
    public void Examples_that_say_what_the_rule_says_hold()
    {
        var compilation = Compile(Page);

        Assert.Equal(4, compilation.Count);
        Assert.Empty(Failures(compilation));
    }

    [Theory]
    [InlineData("EnableKeyRotation = true });\n", "EnableKeyRotation = false });\n", "page.md:6:63: 'Key' fails at EnableKeyRotation: the key's material never changes, but the page does not say so")]
    [InlineData(" // fails: the key's material never changes", "", "page.md:20:1: no line of this example is marked '// fails'")]
    [InlineData("// fails: the key's material never changes", "// fails: must be blue", "page.md:23:32: the reason is not 'must be blue', but 'the key's material never changes'")]
    [InlineData("EnableKeyRotation = flag", "EnableKeyRotation = true", "page.md:30:72: nothing on this line is unknown; the rule says line 30: 'Key' passes")]
    [InlineData("CfnKeyProps { EnableKeyRotation = flag", "CfnKeyProps { EnableRotation = flag", "page.md:30:1: the example does not compile: CS0117: 'CfnKeyProps' does not contain a definition for 'EnableRotation'")]
    public void What_differs_is_said_at_its_line_of_the_page(string old, string changed, string expected) =>
        Assert.Contains(expected, Failures(Compile(Page.Replace(old, changed, StringComparison.Ordinal))));

    private static readonly RuleCatalogue Catalogue = new(BuiltInRules.Rules, [], BuiltInRules.Packs);

    private static ExampleCompilation Compile(string page) => new([Catalogue.Find("PL1504")!], Catalogue, _ => new SourceFile("page.md", page));

    private static System.Collections.Generic.IEnumerable<string> Failures(ExampleCompilation compilation) =>
        compilation.FailuresOf(Catalogue.Find("PL1504")!).Select(static f => $"{f.Span}: {f.Message}");
}
