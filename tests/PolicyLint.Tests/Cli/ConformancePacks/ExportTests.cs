using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using PolicyLint.Cli;
using PolicyLint.Cli.ConformancePacks;
using PolicyLint.Rules;
using PolicyLint.Tests.Snapshots;
using Xunit;

namespace PolicyLint.Tests.Cli.ConformancePacks;

public class ExportTests
{
    [Fact]
    public void A_pack_becomes_managed_rules_and_names_what_has_none()
    {
        using var cli = new CliRun();

        Assert.Equal(ExitCode.Clean, cli.Run("export", "conformance-pack", "--pack", "guardduty"));
        Snapshot.Check("conformance-pack.yaml", cli.Out);
    }

    [Fact]
    public void All_rules_become_several_packs_each_within_the_limits()
    {
        using var cli = new CliRun();
        Assert.Equal(ExitCode.Clean, cli.Run("export", "conformance-pack", "--out", "out/all.yaml"));

        var parts = Directory.GetFiles(Path.Combine(cli.Folder, "out")).Order(StringComparer.Ordinal).Select(File.ReadAllText).ToList();
        Assert.True(parts.Count > 1);
        var names = new List<string>();
        foreach (var part in parts)
        {
            var ofPart = NamesIn(part);
            Assert.InRange(ofPart.Count, 0, ConformancePackLimits.Rules);
            Assert.InRange(Encoding.UTF8.GetByteCount(part), 1, ConformancePackLimits.TemplateBytes);
            names.AddRange(ofPart);
        }

        var expected = BuiltInRules.Rules.SelectMany(rule => rule.SameAs).Where(same => same.Tool == "aws-config").SelectMany(same => same.Ids)
            .Where(name => ManagedRules.All.Find(name) is not null).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(expected, names.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Settings_become_input_parameters_where_they_mean_the_same()
    {
        using var cli = new CliRun();
        cli.Write(".editorconfig", "root = true\n[*]\npolicylint.logs.minDays = 400\n");
        cli.Run("export", "conformance-pack", "--select", "cw-loggroup-retention-period-check");

        Assert.Contains("        MinRetentionTime: '400'\n", cli.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_required_parameter_that_nothing_here_knows_is_left_to_the_deployment()
    {
        using var cli = new CliRun();
        cli.Run("export", "conformance-pack", "--select", "PL1002");

        Assert.Contains("Parameters:\n  FmsShieldResourcePolicyCheckWebACLId:\n    Type: String\n", cli.Out, StringComparison.Ordinal);
        Assert.Contains("        webACLId: { Ref: FmsShieldResourcePolicyCheckWebACLId }\n", cli.Out, StringComparison.Ordinal);
        Assert.Contains("demands webACLId", cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_without_any_managed_rule_make_no_pack()
    {
        using var cli = new CliRun();
        Assert.Equal(ExitCode.Usage, cli.Run("export", "conformance-pack", "--select", "PL1508"));
        Assert.Contains("managed rule for none of 1 rule", cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_our_rules_call_managed_rules_are_managed_rules()
    {
        // These three are checks of Security Hub's own: nobody else can deploy them.
        string[] foreign = ["ec2-vpc-bpa-internet-gateway-blocked", "ecs-service-assign-public-ip-disabled", "s3-mrap-public-access-blocked"];
        var found = BuiltInRules.Rules.SelectMany(ConformancePackPlan.ForeignNamesOf).Order(StringComparer.Ordinal);

        Assert.Equal(foreign, found);
    }

    [Fact]
    public void What_means_the_same_is_a_parameter_of_a_rule_that_demands_the_same()
    {
        var catalogue = new RuleCatalogue(BuiltInRules.Rules, [], BuiltInRules.Packs);
        foreach (var managed in ManagedRules.All.Identifiers.Select(id => ManagedRules.All.FindIdentifier(id)!))
        {
            foreach (var parameter in managed.Parameters.Where(parameter => parameter.SameAs is not null))
            {
                Assert.Contains(catalogue.Rules, rule =>
                    rule.SameAs.Any(same => same.Tool == "aws-config" && same.Ids.Contains(managed.Name))
                    && rule.Parameters.Any(ours => ours.Name == parameter.SameAs));
            }
        }
    }

    [Theory]
    [InlineData("restricted-ssh", "INCOMING_SSH_DISABLED")]
    [InlineData("cmk-backing-key-rotation-enabled", "CMK_BACKING_KEY_ROTATION_ENABLED")]
    public void Identifiers_are_the_names_in_capitals_but_for_exceptions(string name, string identifier) =>
        Assert.Equal(identifier, ManagedRules.All.Find(name)!.Identifier);

    private static List<string> NamesIn(string part) =>
        Regex.Matches(part, "^      ConfigRuleName: (.+)$", RegexOptions.Multiline, TimeSpan.FromSeconds(10)).Select(match => match.Groups[1].Value).ToList();
}
