using System.Linq;
using Xunit;

namespace PolicyLint.Tests.Evaluations;

public class ConclusionTests
{
    private const string OpenDatabase =
        """
        Resources:
          Database:
            Type: AWS::RDS::DBInstance
            Properties:
              StorageEncrypted: false
              BackupRetentionPeriod: 7
        """;

    [Fact]
    public void A_layer_is_open_where_an_error_is_not_accepted()
    {
        using var cli = new Cli.CliRun();
        cli.Write("a.yaml", OpenDatabase);
        cli.Run("--format", "concise");
        Assert.Contains("the data layer is open: PL2106 fails", cli.Out);
    }

    [Fact]
    public void An_error_that_somebody_accepted_does_not_open_its_layer()
    {
        using var cli = new Cli.CliRun();
        cli.Write("a.yaml", OpenDatabase.Replace("    Properties:", "    Metadata:\n      PolicyLint:\n        Suppress:\n          - { Rule: PL2106, Reason: holds test data }\n    Properties:"));
        cli.Run("--format", "concise");
        Assert.DoesNotContain("PL2106 fails", cli.Out);
    }

    [Theory]
    [InlineData("PL2106", true)]
    [InlineData("PL2106, PL2111", false)]
    public void An_error_that_is_not_known_leaves_its_layer_open_to_doubt_unless_somebody_accepted_it(string accepted, bool isInDoubt)
    {
        using var cli = new Cli.CliRun();
        var suppressions = string.Concat(accepted.Split(", ").Select(id => $"          - {{ Rule: {id}, Reason: holds test data }}\n"));
        cli.Write("a.yaml", $"""
            Parameters:
              Encrypted: {"{ Type: String }"}
            Resources:
              Orders:
                Type: AWS::SQS::Queue
                Metadata:
                  PolicyLint:
                    Suppress:
            {suppressions}    Properties:
                  SqsManagedSseEnabled: !Ref Encrypted
              Returns: {"{ Type: AWS::SQS::Queue, Properties: { SqsManagedSseEnabled: true } }"}
            """);
        cli.Run("--format", "concise", "--show-unknown");
        Assert.Equal(isInDoubt, cli.Out.Contains("whether the data layer is open is not known: PL2111 is unknown", System.StringComparison.Ordinal));
    }

    [Fact]
    public void A_conclusion_itself_can_be_accepted()
    {
        using var cli = new Cli.CliRun();
        cli.Write("a.yaml", "Metadata:\n  PolicyLint:\n    Suppress:\n      - { Rule: PL2702, Reason: a sandbox }\n" + OpenDatabase);
        cli.Run("--format", "concise");
        Assert.DoesNotContain("PL2702", cli.Out);
        Assert.DoesNotContain("PL0003", cli.Out);
    }
}
