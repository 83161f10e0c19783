using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using PolicyLint.Rules;
using Xunit;

namespace PolicyLint.Tests.Rules;

/// <summary>rule.schema.json is what the table of keywords says, and another validator agrees with our reader about it.</summary>
public class RuleSchemaTests
{
    private const string Accept = "POLICYLINT_ACCEPT";

    private static readonly string SchemaFile = Repository.Path("rules", "rule.schema.json");

    [Fact]
    public void The_schema_file_is_generated_from_the_keywords()
    {
        var written = RuleJsonSchema.Write();
        if (Environment.GetEnvironmentVariable(Accept) == "1")
            File.WriteAllText(SchemaFile, written);
        Assert.True(
            File.Exists(SchemaFile) && File.ReadAllText(SchemaFile).ReplaceLineEndings("\n") == written,
            $"rules/rule.schema.json is not what the table of keywords says; {Accept}=1 renews it");
    }

    [Fact]
    public void Another_validator_accepts_every_shipped_rule()
    {
        var rules = Directory.GetFiles(Repository.Path("rules"), "*.rule.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        var (exitCode, output) = Validate(rules);
        Assert.True(exitCode == 0, output);
    }

    [Theory]
    [InlineData("\"require\": true", "\"require\": { \"conts\": 1 }")]
    [InlineData("\"require\": true", "\"require\": { \"minItems\": -1 }")]
    [InlineData("\"require\": true", "\"require\": { \"default\": 1 }")]
    [InlineData("\"require\": true", "\"require\": { \"relatedBy\": { \"resource\": \"A::B::C\", \"at\": \"D\" } }")]
    [InlineData("\"severity\": \"error\"", "\"severity\": \"fatal\"")]
    [InlineData("\"severity\": \"error\",", "")]
    [InlineData("\"require\": true", "\"require\": true, \"requires\": true")]
    public void Both_refuse_what_is_no_rule(string right, string wrong)
    {
        var rule = RuleReaderTests.Minimal;
        Assert.NotNull(RuleReaderTests.Read(rule, []));
        Assert.Null(RuleReaderTests.Read(rule.Replace(right, wrong, StringComparison.Ordinal), []));
        var folder = Directory.CreateTempSubdirectory("policylint");
        try
        {
            var file = Path.Combine(folder.FullName, "x.rule.json");
            File.WriteAllText(file, rule);
            Assert.Equal(0, Validate([file]).ExitCode);
            File.WriteAllText(file, rule.Replace(right, wrong, StringComparison.Ordinal));
            Assert.Equal(1, Validate([file]).ExitCode);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static (int ExitCode, string Output) Validate(IEnumerable<string> files) => NodeTools.Run("validate-rules.cjs", [SchemaFile, .. files]);
}
