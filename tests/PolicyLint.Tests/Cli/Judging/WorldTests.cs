using System.Collections.Generic;
using System.Text.Json;
using Xunit;

namespace PolicyLint.Tests.Cli.Judging;

/// <summary>Which templates of a run are one world.</summary>
public sealed class WorldTests : System.IDisposable
{
    private const string Key = """
        Parameters: {Rotates: {Type: String}}
        Resources: {Key: {Type: AWS::KMS::Key, Properties: {EnableKeyRotation: !Ref Rotates}}}
        """;

    private readonly CliRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void A_nested_stack_gets_what_its_parent_passes_down_and_is_told_in_its_own_file()
    {
        _run.Write("key.yaml", Key);
        _run.Write("main.yaml", Parent("A", "key.yaml", "false"));
        Assert.Equal(["key.yaml Key NON_COMPLIANT"], Judged());
    }

    [Fact]
    public void A_template_that_only_a_parameter_names_is_judged_where_it_is_deployed_too()
    {
        _run.Write("key.yaml", Key);
        _run.Write("child.yaml", """
            Parameters: {Url: {Type: String}}
            Resources: {C: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: !Ref Url, Parameters: {Rotates: 'false'}}}}
            """);
        _run.Write("main.yaml", "Resources: {M: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: child.yaml, Parameters: {Url: key.yaml}}}}");
        var judged = Judged();
        Assert.Contains("key.yaml Key NON_COMPLIANT", judged);
        Assert.Contains("key.yaml Key INSUFFICIENT_DATA", judged);
    }

    [Fact]
    public void What_a_comment_accepts_is_accepted_where_only_a_parameter_names_the_template()
    {
        _run.Write("key.yaml", Key.Replace("Resources:", "# policylint: ignore PL1504 -- a test\nResources:", System.StringComparison.Ordinal));
        _run.Write("child.yaml", """
            Parameters: {Url: {Type: String}}
            Resources: {C: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: !Ref Url, Parameters: {Rotates: 'false'}}}}
            """);
        _run.Write("main.yaml", "Resources: {M: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: child.yaml, Parameters: {Url: key.yaml}}}}");
        Assert.Empty(Judged());
    }

    [Fact]
    public void A_template_that_lies_beside_is_not_linked()
    {
        _run.Write("key.yaml", Key);
        _run.Write("main.yaml", "Resources: {T: {Type: AWS::SNS::Topic}}");
        Assert.Equal(["key.yaml Key INSUFFICIENT_DATA"], Judged());
    }

    [Fact]
    public void A_template_nested_twice_is_also_judged_by_itself()
    {
        _run.Write("key.yaml", Key);
        _run.Write("one.yaml", Parent("A", "key.yaml", "false"));
        _run.Write("two.yaml", Parent("A", "key.yaml", "true"));
        var judged = Judged();
        Assert.Contains("key.yaml Key NON_COMPLIANT", judged);
        Assert.Contains("key.yaml Key INSUFFICIENT_DATA", judged);
    }

    [Fact]
    public void Templates_that_deploy_each_other_in_a_circle_end()
    {
        _run.Write("a.yaml", Parent("A", "b.yaml", "true"));
        _run.Write("b.yaml", Parent("B", "a.yaml", "true") + Bad);
        Assert.Contains("b.yaml Key NON_COMPLIANT", Judged());
    }

    [Theory]
    [InlineData(1, "NON_COMPLIANT")]
    [InlineData(2, "INSUFFICIENT_DATA")]
    public void An_import_is_linked_where_one_template_exports_the_name(int exporters, string verdict)
    {
        for (var i = 0; i < exporters; i++)
            _run.Write($"export{i}.yaml", "Resources: {T: {Type: AWS::SNS::Topic}}\nOutputs: {O: {Value: 'false', Export: {Name: rotates}}}");
        _run.Write("key.yaml", "Resources: {Key: {Type: AWS::KMS::Key, Properties: {EnableKeyRotation: !ImportValue rotates}}}");
        Assert.Equal([$"key.yaml Key {verdict}"], Judged());
    }

    [Fact]
    public void An_output_of_a_nested_stack_flows_up()
    {
        _run.Write("child.yaml", "Resources: {T: {Type: AWS::SNS::Topic}}\nOutputs: {Rotates: {Value: 'false'}}");
        _run.Write("main.yaml", """
            Resources:
              Child: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: child.yaml}}
              Key: {Type: AWS::KMS::Key, Properties: {EnableKeyRotation: !GetAtt Child.Outputs.Rotates}}
            """);
        Assert.Equal(["main.yaml Key NON_COMPLIANT"], Judged());
    }

    private const string Bad = "\n  Key: {Type: AWS::KMS::Key, Properties: {EnableKeyRotation: false}}\n";

    private static string Parent(string id, string child, string rotates) =>
        $"Resources:\n  {id}: {{Type: AWS::CloudFormation::Stack, Properties: {{TemplateURL: {child}, Parameters: {{Rotates: '{rotates}'}}}}}}";

    private List<string> Judged()
    {
        _run.Run("check", "--format", "json", "--show-unknown", "--select", "PL1504", ".");
        using var report = JsonDocument.Parse(_run.Out);
        var judged = new List<string>();
        foreach (var e in report.RootElement.GetProperty("evaluations").EnumerateArray())
            judged.Add($"{e.GetProperty("file").GetString()} {e.GetProperty("resource").GetString()} {e.GetProperty("verdict").GetString()}");
        return judged;
    }
}
