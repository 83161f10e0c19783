using System;
using System.Diagnostics;
using System.Linq;
using PolicyLint.Model;
using PolicyLint.Schemas;
using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Tests.Schemas;

public class RelationTests
{
    private const string HasAlias = """{ "relatedBy": { "resource": "AWS::KMS::Alias", "at": "TargetKeyId", "some": true } }""";
    private const string KeyRotates = """{ "at": "Key", "refersTo": { "resource": "AWS::KMS::Key", "require": { "at": "Rotation", "const": true } } }""";

    [Theory]
    [InlineData("""{ "$ref": "It" }""", Verdict.Pass)]
    [InlineData("""{ "$ref": "It.Arn" }""", Verdict.Pass)]
    [InlineData("""{ "$join": ["arn:aws:kms:eu-west-1:1:key/", { "$ref": "It" }] }""", Verdict.Pass)]
    [InlineData("""{ "$ref": "Other" }""", Verdict.Fail)]
    [InlineData("""{ "$join": [{ "$ref": "It" }, "-copy"] }""", Verdict.Fail)]
    [InlineData("\"a-literal\"", Verdict.Fail)]
    [InlineData("""{ "$unknown": "why" }""", Verdict.Unknown)]
    [InlineData("""{ "$ref": "Nested.Outputs.KeyArn" }""", Verdict.Unknown)]
    public void A_resource_is_related_by_whoever_refers_to_it(string target, Verdict expected)
    {
        var world = World(
            ("It", "AWS::KMS::Key", "{}"), ("Other", "AWS::KMS::Key", "{}"), ("Nested", "AWS::CloudFormation::Stack", "{}"),
            ("Alias", "AWS::KMS::Alias", """{ "TargetKeyId": """ + target + "}"));
        Assert.Equal(expected, Judge(world, "It", HasAlias).Verdict);
        Assert.Equal(expected.Not(), Judge(world, "It", HasAlias.Replace("some", "no", StringComparison.Ordinal)).Verdict);
        Assert.Equal(expected.Not(), Judge(world, "It", "{\"not\":" + HasAlias + "}").Verdict);
    }

    [Theory]
    [InlineData("AWS::S3::Bucket", "{ \"BucketName\": \"logs\" }", "\"logs\"", Verdict.Pass)]
    [InlineData("AWS::S3::Bucket", "{ \"BucketName\": \"logs\" }", "\"arn:aws:s3:::logs/*\"", Verdict.Pass)]
    [InlineData("AWS::S3::Bucket", "{ \"BucketName\": \"logs\" }", "\"arn:aws:s3:::other/logs\"", Verdict.Fail)]
    [InlineData("AWS::S3::Bucket", "{ \"BucketName\": \"logs\" }", "\"logs.s3.amazonaws.com\"", Verdict.Pass)]
    [InlineData("AWS::S3::Bucket", "{ \"BucketName\": \"logs\" }", """{ "$join": [{ "$unknown": "prefix" }, "logs"] }""", Verdict.Unknown)]
    [InlineData("AWS::S3::Bucket", "{ \"BucketName\": { \"$unknown\": \"Name\" } }", "\"logs\"", Verdict.Unknown)]
    [InlineData("AWS::S3::Bucket", "{ \"BucketName\": { \"$unknown\": \"Name\" } }", """{ "$join": ["arn:aws:s3:::", { "$unknown": "Name" }, "/*"] }""", Verdict.Pass)]
    [InlineData("AWS::S3::Bucket", """{ "BucketName": { "$join": ["logs-", { "$ref": "AWS::AccountId" }] } }""", """{ "$join": ["arn:aws:s3:::logs-", { "$ref": "AWS::AccountId" }, "/x"] }""", Verdict.Pass)]
    [InlineData("AWS::S3::Bucket", """{ "BucketName": { "$join": ["logs-", { "$ref": "AWS::AccountId" }] } }""", """{ "$join": ["arn:aws:s3:::data-", { "$ref": "AWS::AccountId" }] }""", Verdict.Fail)]
    [InlineData("AWS::S3::Bucket", "{}", "\"logs\"", Verdict.Fail)]
    [InlineData("AWS::SQS::Queue", "{ \"QueueName\": \"q\" }", """{ "$join": ["arn:aws:sqs:", { "$ref": "AWS::Region" }, ":", { "$ref": "AWS::AccountId" }, ":q"] }""", Verdict.Pass)]
    [InlineData("AWS::SQS::Queue", "{ \"QueueName\": \"q\" }", "\"https://sqs.eu-west-1.amazonaws.com/1/q\"", Verdict.Pass)]
    [InlineData("AWS::SQS::Queue", "{ \"QueueName\": \"q\" }", "\"arn:aws:sns:eu-west-1:1:q\"", Verdict.Fail)]
    [InlineData("AWS::Logs::LogGroup", "{ \"LogGroupName\": \"/aws/x\" }", "\"arn:aws:logs:eu-west-1:1:log-group:/aws/x:*\"", Verdict.Pass)]
    [InlineData("AWS::IAM::Role", "{ \"RoleName\": \"r\" }", "\"arn:aws:iam::1:role/service-role/r\"", Verdict.Pass)]
    [InlineData("AWS::IAM::Role", "{ \"RoleName\": \"r\" }", "[\"x\", \"r\"]", Verdict.Pass)]
    public void A_reference_counts_however_it_is_written(string type, string properties, string value, Verdict expected)
    {
        var world = World(("It", type, properties), ("Referrer", "Acme::X::Y", """{ "P": """ + value + "}"));
        Assert.Equal(expected, Judge(world, "It", """{ "relatedBy": { "resource": "Acme::X::Y", "at": "P", "some": true } }""").Verdict);
        var resource = world.Stacks[0].Find("It")!;
        Assert.Equal(expected, References.Refers(world.Stacks[0].Find("Referrer")!.Properties.Find("P"), resource, Judging.Scope(resource, world)));
    }

    [Theory]
    [InlineData("""{ "Kind": "a" }""", """{ "Kind": "a" }""", Verdict.Pass)]
    [InlineData("""{ "Kind": "a" }""", """{ "Kind": "b" }""", Verdict.Fail)]
    [InlineData("{}", """{ "Kind": "b" }""", Verdict.Pass)]
    [InlineData("{}", """{ "Kind": "a" }""", Verdict.Fail)]
    [InlineData("""{ "Kind": { "$unknown": "why" } }""", """{ "Kind": "a" }""", Verdict.Unknown)]
    [InlineData("""{ "Kind": { "$ref": "Other" } }""", """{ "Kind": "a" }""", Verdict.Unknown)]
    public void What_another_resource_is_may_be_compared_with_the_judged_one(string judged, string other, Verdict expected)
    {
        const string schema = """
            { "exists": { "resource": "Acme::X::Z", "some": { "at": "To", "refersTo": { "resource": "Acme::X::Y",
              "require": { "at": "Kind", "const": { "judged": "Kind", "default": "b" } } } } } }
            """;
        var world = World(("It", "Acme::X::It", judged), ("Other", "Acme::X::Y", other), ("Link", "Acme::X::Z", """{ "To": { "$ref": "Other" } }"""));

        Assert.Equal(expected, Judge(world, "It", schema).Verdict);
    }

    [Theory]
    [InlineData("some", "{ \"at\": \"A\", \"const\": 1 }", Verdict.Pass)]
    [InlineData("some", "{ \"at\": \"A\", \"const\": 3 }", Verdict.Fail)]
    [InlineData("every", "{ \"at\": \"A\", \"const\": 1 }", Verdict.Fail)]
    [InlineData("every", "{ \"at\": \"A\", \"maximum\": 2 }", Verdict.Pass)]
    [InlineData("no", "{ \"at\": \"A\", \"const\": 1 }", Verdict.Fail)]
    [InlineData("no", "{ \"at\": \"A\", \"const\": 3 }", Verdict.Pass)]
    public void Some_every_and_no_are_about_those_that_refer(string quantity, string schema, Verdict expected)
    {
        var world = World(
            ("It", "A::B::C", "{}"),
            ("R1", "D::E::F", """{ "P": { "Q": [{ "$ref": "It" }] }, "A": 1 }"""),
            ("R2", "D::E::F", """{ "P": { "Q": [{ "$ref": "It" }] }, "A": 2 }"""),
            ("R3", "D::E::F", """{ "P": { "Q": [{ "$ref": "R1" }] }, "A": 3 }"""));
        var relation = $$"""{ "relatedBy": { "resource": ["X::Y::Z", "D::E::F"], "at": ["O", "P.Q[]"], "{{quantity}}": {{schema}} } }""";
        Assert.Equal(expected, Judge(world, "It", relation).Verdict);
        Assert.Equal(expected.Not(), Judge(world, "It", "{ \"not\": " + relation + "}").Verdict);
    }

    [Theory]
    [InlineData("""{ "$ref": "On" }""", Verdict.Pass, "")]
    [InlineData("""{ "$ref": "On.Arn" }""", Verdict.Pass, "")]
    [InlineData("""{ "$ref": "Off" }""", Verdict.Fail, "'Off': Rotation must be true")]
    [InlineData("""{ "$ref": "Alias" }""", Verdict.Fail, "'Off': Rotation must be true")]
    [InlineData("\"alias/mine\"", Verdict.Fail, "'Off': Rotation must be true")]
    [InlineData("""{ "$ref": "Bucket" }""", Verdict.Fail, "must refer to a AWS::KMS::Key")]
    [InlineData("\"arn:aws:kms:eu-west-1:1:key/2\"", Verdict.Unknown, "it refers to something outside of what is judged here")]
    [InlineData("\"\"", Verdict.Fail, "must refer to a AWS::KMS::Key")]
    [InlineData("""{ "$unknown": "why" }""", Verdict.Unknown, "why")]
    [InlineData("""{ "$join": ["arn:aws:kms:eu-west-1:1:key/", { "$ref": "On" }] }""", Verdict.Pass, "")]
    public void The_target_of_a_reference_is_judged(string value, Verdict expected, string because)
    {
        var world = World(
            ("On", "AWS::KMS::Key", """{ "Rotation": true }"""), ("Off", "AWS::KMS::Key", """{ "Rotation": false }"""), ("Bucket", "AWS::S3::Bucket", "{}"),
            ("Alias", "AWS::KMS::Alias", """{ "AliasName": "alias/mine", "TargetKeyId": { "$ref": "Off" } }"""), ("It", "A::B::C", """{ "Key": """ + value + "}"));
        var judgment = Judge(world, "It", KeyRotates);
        Assert.Equal(expected, judgment.Verdict);
        Assert.Equal(because, judgment.Because);
    }

    [Fact]
    public void A_reference_may_have_to_be_to_an_attribute()
    {
        const string Schema = """{ "at": "P", "refersTo": { "resource": "AWS::EC2::VPC", "attribute": "DefaultSecurityGroup" } }""";
        var world = World(
            ("Vpc", "AWS::EC2::VPC", "{}"), ("A", "X::Y::Z", """{ "P": { "$ref": "Vpc.DefaultSecurityGroup" } }"""), ("B", "X::Y::Z", """{ "P": { "$ref": "Vpc" } }"""));
        Assert.Equal(Verdict.Pass, Judge(world, "A", Schema).Verdict);
        Assert.Equal(Verdict.Fail, Judge(world, "B", Schema).Verdict);
    }

    [Fact]
    public void What_is_missing_in_an_open_world_is_unknown()
    {
        var world = World(("It", "AWS::KMS::Key", "{}"));
        const string NoOther = """{ "exists": { "resource": "AWS::KMS::Alias", "no": true } }""";
        Assert.Equal("no AWS::KMS::Alias refers to it", Judge(world, "It", HasAlias).Because);
        Assert.Equal(Verdict.Pass, Judge(world, "It", NoOther).Verdict);
        var open = world.Opened(new UnknownValue(UnknownCause.Macro, "a macro may add resources", null, world.Stacks[0].File.Whole));
        Assert.Equal("a macro may add resources", Judge(open, "It", HasAlias).Because);
        Assert.Equal(Verdict.Unknown, Judge(open, "It", NoOther).Verdict);
    }

    [Fact]
    public void Resources_that_do_not_exist_in_the_scenario_are_not_there()
    {
        var stack = new Stack(new SourceFile("t.json", ""));
        stack.Add(new Resource(stack, "It", "AWS::KMS::Key", Map("{}", stack), stack.File.Whole));
        stack.Add(new Resource(stack, "Alias", "AWS::KMS::Alias", Map("""{ "TargetKeyId": { "$ref": "It" } }""", stack), stack.File.Whole) { Presence = new Never() });
        Assert.Equal(Verdict.Fail, Judge(new ResourceGraph([stack]), "It", HasAlias).Verdict);
        Assert.Equal(Verdict.Fail, Judge(new ResourceGraph([stack]), "It", """{ "exists": { "resource": "AWS::KMS::Alias", "some": true } }""").Verdict);
    }

    [Fact]
    public void Many_subjects_and_many_candidates_are_related_in_no_time()
    {
        const int Many = 1_000;
        var resources = Enumerable.Range(0, Many).SelectMany(i => new[]
        {
            ("K" + i, "AWS::KMS::Key", "{}"),
            ("A" + i, "AWS::KMS::Alias", $$"""{ "TargetKeyId": { "$ref": "K{{i}}" } }"""),
        });
        var world = World([.. resources]);
        var schema = Judging.Compile(HasAlias);
        var asked = 0;
        foreach (var key in world.OfType("AWS::KMS::Key"))
            asked += (int)schema.Judge(key.Properties, Judging.Scope(key, world)).Verdict;
        Assert.Equal(Many * (int)Verdict.Pass, asked);
        var started = Process.GetCurrentProcess().TotalProcessorTime;
        foreach (var key in world.OfType("AWS::KMS::Key"))
            schema.Judge(key.Properties, Judging.Scope(key, world));
        Assert.True(Process.GetCurrentProcess().TotalProcessorTime - started < TimeSpan.FromSeconds(2));
    }

    [Theory]
    [InlineData("some", """{ "at": "Action", "contains": { "const": "*" } }""", Verdict.Pass)]
    [InlineData("no", """{ "at": "Action", "contains": { "const": "*" } }""", Verdict.Fail)]
    [InlineData("every", """{ "at": "Principal.AWS", "const": ["*"] }""", Verdict.Fail)]
    [InlineData("some", """{ "at": "Principal.AWS", "const": ["*"] }""", Verdict.Pass)]
    [InlineData("no", """{ "at": "Action", "contains": { "const": "kms:Deny" } }""", Verdict.Pass)]
    public void Statements_are_judged_in_normal_form(string quantity, string schema, Verdict expected)
    {
        const string Document = """
            { "Statement": [
              { "Effect": "Allow", "Action": "*", "Principal": "*" },
              { "Effect": "Allow", "Action": ["a:b"], "Principal": { "AWS": "me" } },
              { "Effect": "Deny", "Action": "kms:Deny", "Principal": "*" }] }
            """;
        var statements = $$"""{ "statements": { "where": { "at": "Effect", "const": "Allow" }, "{{quantity}}": {{schema}} } }""";
        Assert.Equal(expected, Judging.Judge(statements, Document).Verdict);
        Assert.Equal(expected.Not(), Judging.Judge("{\"not\":" + statements + "}", Document).Verdict);
        var text = "\"" + Document.Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings("") + "\"";
        Assert.Equal(expected, Judging.Judge(statements, text).Verdict);
    }

    [Theory]
    [InlineData("""{ "Statement": { "$unknown": "why" } }""", Verdict.Unknown)]
    [InlineData("""{ "Statement": { "$open": [] } }""", Verdict.Unknown)]
    [InlineData("""{ "Statement": [{ "Effect": "Allow", "Action": { "$unknown": "why" } }] }""", Verdict.Unknown)]
    [InlineData("""{ "Statement": [{ "Effect": "Deny", "Action": { "$unknown": "why" } }] }""", Verdict.Pass)]
    [InlineData("""{ "Statement": [{ "Effect": { "$unknown": "why" }, "Action": "*" }] }""", Verdict.Unknown)]
    [InlineData("""{ "Statement": [{ "Effect": { "$unknown": "why" }, "Action": "a" }] }""", Verdict.Pass)]
    [InlineData("\"no json\"", Verdict.Unknown)]
    [InlineData("""{ "$join": ["{ \"Statement\": { \"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"", { "$ref": "B.Arn" }, "\" } }"] }""", Verdict.Fail)]
    [InlineData("{}", Verdict.Pass)]
    public void Statements_that_are_not_known_decide_nothing(string document, Verdict expected) => Assert.Equal(
        expected,
        Judging.Judge("""{ "statements": { "where": { "at": "Effect", "const": "Allow" }, "no": { "at": "Action", "contains": { "const": "*" } } } }""", document).Verdict);

    [Fact]
    public void A_forbidden_action_is_reported_where_it_stands()
    {
        var judgment = Judging.Judge(
            """{ "at": "P", "statements": { "no": { "at": "Action", "contains": { "const": "*" } } } }""",
            """{ "P": { "Statement": [{ "Action": ["a", "*"] }] } }""");
        Assert.Equal("P.Statement[0].Action[1]", judgment.Path?.ToString());
        Assert.Equal("must not be '*'", judgment.Because);
        Assert.Equal("value.json:1:42", judgment.Span.ToString());
    }

    private static ResourceGraph World(params (string Id, string Type, string Properties)[] resources)
    {
        var stack = new Stack(new SourceFile("t.json", ""));
        foreach (var (id, type, properties) in resources)
            stack.Add(new Resource(stack, id, type, Map(properties, stack), stack.File.Whole));
        return new ResourceGraph([stack]);
    }

    private static MapValue Map(string json, Stack stack) => (MapValue)Judging.Value(json, stack);

    private static Judgment Judge(ResourceGraph world, string id, string schema)
    {
        var resource = world.Stacks[0].Find(id)!;
        return Judging.Compile(schema).Judge(resource.Properties, Judging.Scope(resource, world));
    }

    private sealed class Never : Condition
    {
        public override bool Holds(IScenario scenario) => false;
    }
}
