using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using PolicyLint.Cli;
using PolicyLint.Tests.Snapshots;
using Xunit;

namespace PolicyLint.Tests.Cli.Drift;

public class CompareTests
{
    private const string Group =
        """
        Resources:
          Group:
            Type: AWS::EC2::SecurityGroup
            Properties:
              GroupDescription: web
              GroupName: web
              VpcId: vpc-1
              SecurityGroupIngress:
                - { IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/8, Description: inside }
        """;

    [Theory]
    [InlineData("text", "compare.txt")]
    [InlineData("json", "compare.json")]
    public void The_samples_differ_like_this(string format, string expected)
    {
        using var cli = new CliRun();
        cli.Write("template.yaml", Sample("template.yaml"));
        cli.Write("snapshot.json", Sample("snapshot.json"));

        Assert.Equal(ExitCode.Findings, cli.Run("compare", "template.yaml", "snapshot.json", "--select", "PL1504,PL2122,PL2301,PL3132", "--format", format));
        Snapshot.Check(expected, cli.Out);
    }

    [Fact]
    public void What_is_as_declared_is_clean()
    {
        var (code, output) = Compare(Group, Item("""{"fromPort":443,"toPort":443,"ipProtocol":"tcp","ipv4Ranges":[{"cidrIp":"10.0.0.0/8","description":"inside"}]}"""));

        Assert.Equal(ExitCode.Clean, code);
        Assert.Equal("1 resource in template.yaml: 1 as declared, 0 otherwise, 0 not found.\n", output);
    }

    [Fact]
    public void A_changed_value_is_named_by_its_path()
    {
        var (_, output) = Compare(Group, Item("""{"fromPort":443,"toPort":443,"ipProtocol":"tcp","ipv4Ranges":[{"cidrIp":"10.1.0.0/16","description":"inside"}]}"""));

        Assert.Contains("  SecurityGroupIngress[0].CidrIp: 10.0.0.0/8 in the template, 10.1.0.0/16 deployed\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_order_of_a_list_is_no_difference()
    {
        var template = Group + "\n        - { IpProtocol: tcp, FromPort: 80, ToPort: 80, CidrIp: 10.0.0.0/8, Description: redirect }";
        var (_, output) = Compare(template, Item(
            """
            {"fromPort":80,"toPort":80,"ipProtocol":"tcp","ipv4Ranges":[{"cidrIp":"10.0.0.0/8","description":"redirect"}]},
            {"fromPort":443,"toPort":443,"ipProtocol":"tcp","ipv4Ranges":[{"cidrIp":"10.0.0.0/8","description":"inside"}]}
            """));

        Assert.StartsWith("1 resource in template.yaml: 1 as declared", output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_template_leaves_to_parameters_is_no_difference_until_they_are_given()
    {
        var template = "Parameters:\n  Range: { Type: String }\n" + Group.Replace("10.0.0.0/8", "!Ref Range", StringComparison.Ordinal);
        var item = Item("""{"fromPort":443,"toPort":443,"ipProtocol":"tcp","ipv4Ranges":[{"cidrIp":"10.0.0.0/8","description":"inside"}]}""");

        Assert.Contains("1 as declared", Compare(template, item).Output, StringComparison.Ordinal);
        Assert.Contains("1 as declared", Compare(template, item, "--parameter", "Range=10.0.0.0/8").Output, StringComparison.Ordinal);
        Assert.Contains("SecurityGroupIngress[0].CidrIp: 10.9.0.0/16 in the template", Compare(template, item, "--parameter", "Range=10.9.0.0/16").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_secret_parameter_is_not_shown()
    {
        var template = "Parameters:\n  Text: { Type: String, NoEcho: true, Default: hush }\n" + Group.Replace("GroupDescription: web", "GroupDescription: !Ref Text", StringComparison.Ordinal);
        var (_, output) = Compare(template, Item(""));

        Assert.Contains("GroupDescription: (hidden) in the template, web deployed", output, StringComparison.Ordinal);
        Assert.DoesNotContain("hush", output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_user_may_say_which_resource_it_is()
    {
        var template = Group.Replace("GroupName: web", "GroupName: other", StringComparison.Ordinal);
        var item = Item("");

        Assert.Contains("Group (AWS::EC2::SecurityGroup) is not found", Compare(template, item).Output, StringComparison.Ordinal);
        Assert.Contains("is arn:aws:ec2:eu-west-1:111122223333:security-group/sg-1, as given", Compare(template, item, "--map", "Group=sg-1").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_stacks_of_one_template_are_told_apart_by_name()
    {
        using var cli = new CliRun();
        cli.Write("template.yaml", Group.Replace("              GroupName: web\n", "", StringComparison.Ordinal).Replace("      GroupName: web\n", "", StringComparison.Ordinal));
        cli.Write("items.json", Item("").Replace("\"tags\":{}", Tags("dev"), StringComparison.Ordinal) + "\n" + Item("").Replace("sg-1", "sg-2", StringComparison.Ordinal).Replace("\"tags\":{}", Tags("prod"), StringComparison.Ordinal));

        cli.Run("compare", "template.yaml", "items.json");
        Assert.Contains("2 recorded resources carry its logical id; --stack names the stack", cli.Out, StringComparison.Ordinal);
        cli.Run("compare", "template.yaml", "items.json", "--stack", "prod");
        Assert.Contains("security-group/sg-2, by its tags", cli.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Group=sg-9", "'Group' is said to be 'sg-9', but no such AWS::EC2::SecurityGroup is recorded")]
    [InlineData("Grup=sg-1", "the template has no resource 'Grup'")]
    public void A_wrong_map_is_a_usage_error(string map, string message)
    {
        using var cli = new CliRun();
        cli.Write("template.yaml", Group);
        cli.Write("items.json", Item(""));

        Assert.Equal(ExitCode.Usage, cli.Run("compare", "template.yaml", "items.json", "--map", map));
        Assert.Contains(message, cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_read_is_told()
    {
        using var cli = new CliRun();
        cli.Write("template.yaml", Group);
        cli.Write("items.json", """{"configurationItems":[""");

        Assert.Equal(ExitCode.Unreadable, cli.Run("compare", "template.yaml", "items.json"));
        Assert.Contains("items.json:1", cli.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Usage, cli.Run("compare", "template.yaml", "missing.json"));
    }

    [Fact]
    public void Programs_learn_all_resources_and_how_they_were_found()
    {
        using var cli = new CliRun();
        cli.Write("template.yaml", Group);
        cli.Write("items.json", Item(""));
        cli.Run("compare", "template.yaml", "items.json", "--format", "json");

        using var report = JsonDocument.Parse(cli.Out);
        var resource = Assert.Single(report.RootElement.GetProperty("resources").EnumerateArray());
        Assert.Equal("by its name", resource.GetProperty("match").GetString());
        Assert.Equal("SecurityGroupIngress[0]", resource.GetProperty("facts").EnumerateArray().Single().GetProperty("path").GetString());
        Assert.Equal(JsonValueKind.Null, resource.GetProperty("facts")[0].GetProperty("deployed").ValueKind);
    }

    private static (int Code, string Output) Compare(string template, string item, params string[] options)
    {
        using var cli = new CliRun();
        cli.Write("template.yaml", template);
        cli.Write("items.json", item);
        var code = cli.Run(["compare", "template.yaml", "items.json", "--select", "PL2301", .. options]);
        return (code, cli.Out);
    }

    private static string Tags(string stack) => $$"""
        "tags":{"aws:cloudformation:stack-name":"{{stack}}","aws:cloudformation:logical-id":"Group"}
        """.Trim();

    private static string Item(string permissions) =>
        """{"configurationItemVersion":"1.3","configurationItemCaptureTime":"2026-03-02T10:15:30.123Z","awsAccountId":"111122223333","configurationItemStatus":"OK","resourceType":"AWS::EC2::SecurityGroup","resourceId":"sg-1","resourceName":"web","ARN":"arn:aws:ec2:eu-west-1:111122223333:security-group/sg-1","awsRegion":"eu-west-1","tags":{},"configuration":{"description":"web","groupName":"web","groupId":"sg-1","vpcId":"vpc-1","ipPermissions":["""
        + permissions.ReplaceLineEndings("")
        + """],"ipPermissionsEgress":[]},"supplementaryConfiguration":{}}""";

    private static string Sample(string name) => File.ReadAllText(Repository.Path("tests", "samples", "deployed", name));
}
