using System.Linq;
using PolicyLint.Cdk;
using PolicyLint.Model;
using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Roslyn.Tests.Analyzers;

/// <summary>The context that an app is synthesized with: of cdk.json, of its properties, and set by code.</summary>
public sealed class ContextTests
{
    private const string Flag = "@aws-cdk/aws-ec2:restrictDefaultSecurityGroup";

    private static readonly FeatureFlags NoFlags = Json("{}");

    [Fact]
    public void Flags_in_the_properties_of_the_app_hold() =>
        Assert.True(IsRestricted("new App(new AppProps { Context = new Dictionary<string, object> { [\"" + Flag + "\"] = true } })", NoFlags));

    [Fact]
    public void What_stands_in_the_settings_file_wins_over_the_app() =>
        Assert.False(IsRestricted("new App(new AppProps { Context = new Dictionary<string, object> { [\"" + Flag + "\"] = true } })", Json("{ \"context\": { \"" + Flag + "\": false } }")));

    [Fact]
    public void Flags_that_are_not_said_are_off() => Assert.False(IsRestricted("new App()", NoFlags));

    [Fact]
    public void Code_sets_flags_for_all_below() =>
        Assert.True(IsRestricted("Made()", NoFlags, "static App Made() { var made = new App(); made.Node.SetContext(\"" + Flag + "\", true); return made; }"));

    [Fact]
    public void Texts_of_the_settings_file_are_known_to_the_code()
    {
        var stack = Read("new App()", Json("{ \"context\": { \"name\": \"own\" } }"), "new Amazon.CDK.AWS.SQS.Queue(stack, (string)stack.Node.TryGetContext(\"name\"));");
        Assert.Contains(stack.Resources, static r => r.LogicalId.StartsWith("own", System.StringComparison.Ordinal));
    }

    [Fact]
    public void What_code_sets_for_sure_is_known() =>
        Assert.Equal("false", Assert.IsType<ScalarValue>(Rotation("stack.Node.SetContext(\"rotates\", \"false\");")).Text);

    [Theory]
    [InlineData("if (args.Length == 0) stack.Node.SetContext(\"rotates\", \"false\");")]
    [InlineData("foreach (var arg in args) stack.Node.SetContext(\"rotates\", \"false\");")]
    [InlineData("foreach (var arg in args) stack.Node.SetContext(arg, \"false\");")]
    [InlineData("if (args.Length == 0) stack.Node.SetContext(args[0], \"false\");")]
    [InlineData("stack.Node.SetContext(args[0], \"false\");")]
    [InlineData("stack.Node.SetContext(\"rotates\", args[0]);")]
    [InlineData("stack.Node.SetContext(\"rotates\", null);")]
    [InlineData("stack.Node.Root.Node.SetContext(\"rotates\", \"false\");")]
    public void What_code_may_set_is_not_what_the_settings_file_says(string statement) => Assert.IsNotType<ScalarValue>(Rotation(statement));

    [Fact]
    public void What_code_sets_under_a_condition_is_one_of_two() =>
        Assert.IsAssignableFrom<ChoiceValue>(Rotation("if (args.Length == 0) stack.Node.SetContext(\"rotates\", \"false\");"));

    [Fact]
    public void What_code_sets_under_a_condition_holds_under_it()
    {
        var stack = Read("new App()", NoFlags, "if (args.Length == 0) { stack.Node.SetContext(\"name\", \"own\"); new Amazon.CDK.AWS.SQS.Queue(stack, (string)stack.Node.TryGetContext(\"name\")); }");
        Assert.Contains(stack.Resources, static r => r.LogicalId.StartsWith("own", System.StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"" + Flag + "\", true")]
    [InlineData("args[0], true")]
    public void Flags_that_code_may_set_are_not_known(string set)
    {
        var stack = Read("Made(args)", NoFlags, "new Amazon.CDK.AWS.EC2.Vpc(stack, \"Vpc\");\nstatic App Made(string[] args) { var made = new App(); if (args.Length == 1) made.Node.SetContext(" + set + "); return made; }");
        Assert.NotNull(stack.OpenBecause);
    }

    private static Value Rotation(string statement)
    {
        const string Made = "new Amazon.CDK.AWS.KMS.Key(stack, \"Key\", new Amazon.CDK.AWS.KMS.KeyProps { EnableKeyRotation = (string)stack.Node.TryGetContext(\"rotates\") == \"true\" });";
        var stack = Read("new App()", Json("{ \"context\": { \"rotates\": \"true\" } }"), statement + Made);
        return Assert.IsAssignableFrom<Value>(stack.OfType("AWS::KMS::Key").Single().Properties.Find("EnableKeyRotation"));
    }

    private static bool IsRestricted(string app, FeatureFlags flags, string more = "") =>
        Read(app, flags, "new Amazon.CDK.AWS.EC2.Vpc(stack, \"Vpc\");" + more).OfType("Custom::VpcRestrictDefaultSG").Any();

    private static Stack Read(string app, FeatureFlags flags, string statements) =>
        Programs.Stack("var app = " + app + ";\nvar stack = new Stack(app, \"Own\");\n" + statements, flags);

    private static FeatureFlags Json(string text) => FeatureFlags.Read(new SourceFile("cdk.json", text));
}
