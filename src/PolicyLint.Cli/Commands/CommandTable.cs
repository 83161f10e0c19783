using System.Collections.Generic;
using PolicyLint.Cli.CommandLine;

namespace PolicyLint.Cli.Commands;

/// <summary>The commands: the one table that knows them all.</summary>
internal static class CommandTable
{
    private static readonly CommandSpec Check = new("check", "[PATH...]", "Judge CloudFormation templates (the default command)")
    {
        Options = CheckOptions.All,
        Details =
            """
            Paths are files or folders, the current folder where none is given; '-' is standard input. Folders are searched for
            templates, which are recognised by what they say, not by their names; a file that is named has to be one.
            """,
        Examples =
        [
            "policylint infra/", "judge every template below infra",
            "policylint --format github --format sarif=out/policylint.sarif", "annotate a pull request and write SARIF for code scanning",
            "policylint --parameter Environment=prod --show-unknown stack.yaml", "settle a parameter, and list what is still open",
            "policylint --select kms,PL1801 --fail-on error", "a gate of one topic and one rule",
        ],
        Run = CheckCommand.Run,
    };

    private static readonly CommandSpec Rule = new("rule", "ID", "Explain a rule: what it demands, why, with examples")
    {
        Options = [CheckOptions.Rules],
        LeastOperands = 1,
        MostOperands = 1,
        Examples = ["policylint rule PL1504", "by id", "policylint rule kms-key-rotation-enabled", "by name"],
        Run = RuleCommand.Run,
    };

    private static readonly CommandSpec RuleList = new("rules", "[TEXT...]", "List rules, or the words that rules are made of")
    {
        Options =
        [
            RulesCommand.Pack, RulesCommand.Topic, RulesCommand.Layer, RulesCommand.Resource, CheckOptions.Rules, RulesCommand.KeywordsOption, RulesCommand.Format,
        ],
        Details = "A text selects rules with it in id, name, title or in the id of another tool's check that demands the same.",
        Examples =
        [
            "policylint rules --resource AWS::KMS::Key", "rules about one resource type",
            "policylint rules CKV_AWS_7", "the rule that demands what another tool's check demands",
            "policylint rules --keywords", "how to write a rule",
        ],
        Run = RulesCommand.Run,
    };

    private static readonly CommandSpec Test = new("test", "[FOLDER]", "Run the examples on the pages of rules")
    {
        Options = [],
        MostOperands = 1,
        Details = "The folder, 'rules' where none is given, is searched for *.rule.json; the page of a rule is the .md beside it.",
        Examples = ["policylint test", "all rules in rules/", "policylint test rules/kms", "those of one topic"],
        Run = TestCommand.Run,
    };

    private static readonly CommandSpec Config = new("config", "show FILE", "Show the settings in force for a file, and who set them")
    {
        Options = [RulesCommand.Format, CheckOptions.FailOn, CheckOptions.Packs, CheckOptions.Severity, CheckOptions.Select, CheckOptions.Ignore, CheckOptions.Rules, CheckOptions.Root],
        LeastOperands = 1,
        MostOperands = 2,
        Examples = ["policylint config show infra/stack.yaml", "every value with the line that set it"],
        Run = ConfigCommand.Run,
    };

    private static readonly CommandSpec Version = new("version", "", "Print the version")
    {
        Options = [],
        MostOperands = 0,
        Run = static (_, streams) =>
        {
            streams.Out.Write(ToolVersion.Text + "\n");
            return ExitCode.Clean;
        },
    };

    public static readonly IReadOnlyList<CommandSpec> All = [Check, Rule, RuleList, Test, Config, Version];

    public static CommandSpec Default => Check;

    /// <summary>The command of the name, or null.</summary>
    public static CommandSpec? Find(string name)
    {
        foreach (var command in All)
        {
            if (command.Name == name)
                return command;
        }

        return null;
    }
}
