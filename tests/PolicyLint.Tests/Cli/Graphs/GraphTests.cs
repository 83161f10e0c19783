using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using PolicyLint.Cli;
using Xunit;

namespace PolicyLint.Tests.Cli.Graphs;

public sealed class GraphTests : IDisposable
{
    private const string Root = """
        Resources:
          Key:
            Type: AWS::KMS::Key
            Properties: { EnableKeyRotation: false }
          Bucket:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: orders
              BucketEncryption:
                ServerSideEncryptionConfiguration:
                  - ServerSideEncryptionByDefault: { KMSMasterKeyID: !If [Own, !GetAtt Key.Arn, !Ref "AWS::NoValue"] }
          Policy:
            Type: AWS::S3::BucketPolicy
            DependsOn: Waiter
            Properties: { Bucket: orders, PolicyDocument: { Statement: [{ Effect: Allow, Action: "s3:*", Resource: !Sub "${Bucket.Arn}/*" }] } }
          Waiter:
            Type: AWS::SQS::Queue
          Inner:
            Type: AWS::CloudFormation::Stack
            Properties: { TemplateURL: inner.yaml, Parameters: { KeyId: !Ref Key } }
        Conditions: { Own: !Equals [!Ref "AWS::Region", eu-west-1] }
        """;

    private const string Inner = """
        Parameters: { KeyId: { Type: String } }
        Resources:
          Alias:
            Type: AWS::KMS::Alias
            Properties: { AliasName: alias/orders, TargetKeyId: !Ref KeyId }
        """;

    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public void Arrows_follow_references_names_dependencies_and_nested_stacks()
    {
        _cli.Write("root.yaml", Root);
        _cli.Write("inner.yaml", Inner);

        Assert.Equal(ExitCode.Clean, Draw("dot", "root.yaml", "inner.yaml"));

        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var edges = new List<string>();
        foreach (var line in _cli.Out.Split('\n').Select(line => line.Trim()))
        {
            var words = line.Split(' ');
            if (words[0].StartsWith('n') && words.Length > 1 && words[1].StartsWith("[label=", StringComparison.Ordinal))
                names[words[0]] = words[1].Split('"')[1].Split("\\n")[0];
            else if (words.Length > 2 && words[1] == "->")
                edges.Add($"{names[words[0]]} {names[words[2]]} {line.Split('"')[1]}{(line.Contains("dashed", StringComparison.Ordinal) ? " dashed" : "")}");
        }

        Assert.Equal(
            [
                "Alias Key TargetKeyId", "Bucket Key BucketEncryption", "Inner Alias deploys dashed", "Inner Key Parameters",
                "Policy Bucket Bucket, PolicyDocument", "Policy Waiter DependsOn dashed",
            ],
            edges.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Colours_are_those_of_the_worst_finding()
    {
        _cli.Write("root.yaml", Root);

        Draw("mermaid", "root.yaml");

        Assert.Contains("[\"Key<br/>AWS::KMS::Key<br/>error PL1504\"]:::error", _cli.Out, StringComparison.Ordinal);
        Assert.Contains("[\"Waiter<br/>AWS::SQS::Queue<br/>not judged\"]:::none", _cli.Out, StringComparison.Ordinal);
        Assert.Contains("classDef error ", _cli.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_programs_that_pictures_are_for_read_them_whatever_names_there_are()
    {
        var hostile = new StringBuilder("Resources:\n");
        foreach (var name in (string[])["end", "a]b", "say \\\"hi\\\"", "<img src=x onerror=alert(1)>", "back\\\\slash \\\\N", "#quot; & `tick`", "%%{init}%%", "Ünïcode 鍵 🔑", "new\\nline"])
            hostile.Append($"  \"{name}\":\n    Type: AWS::KMS::Key\n    Properties: {{ EnableKeyRotation: false }}\n");
        _cli.Write("odd \"name\" <b>.yaml", hostile.ToString());
        _cli.Write("root.yaml", Root);
        _cli.Write("inner.yaml", Inner);

        using var seen = Seen();

        foreach (var format in new[] { "mermaid", "dot", "svg" })
            Assert.Equal((15, 6), (seen.RootElement.GetProperty(format).GetProperty("nodes").GetArrayLength(), EdgesOf(seen.RootElement.GetProperty(format).GetProperty("edges"))));
        var labels = seen.RootElement.GetProperty("mermaid").GetProperty("nodes").EnumerateArray().Select(label => label.GetString()!).ToList();
        Assert.Contains(labels, label => label.StartsWith("<img src=x onerror=alert(1)>", StringComparison.Ordinal));
        Assert.Contains(labels, label => label.StartsWith("#quot; & `tick`", StringComparison.Ordinal));
    }

    [Fact]
    public void A_hundred_resources_are_drawn_without_lying_on_each_other()
    {
        var text = new StringBuilder("Resources:\n");
        for (var i = 0; i < 100; i++)
        {
            var refers = string.Join(", ", new[] { i / 2, i / 3, i - 7, i * 31 % 100 }.Where(to => to >= 0 && to < i).Distinct().Select(to => $"!Ref R{to}"));
            text.Append($"  R{i}: {{ Type: \"AWS::SNS::Topic\", Metadata: {{ X: 1 }}, Properties: {{ Subscription: [{refers}] }} }}\n");
        }

        _cli.Write("many.yaml", text.ToString());

        using var seen = Seen();

        Assert.Equal(100, seen.RootElement.GetProperty("svg").GetProperty("nodes").GetArrayLength());
    }

    [Fact]
    public void The_same_templates_make_the_same_pictures()
    {
        _cli.Write("root.yaml", Root);
        foreach (var format in new[] { "mermaid", "dot", "svg" })
        {
            Draw(format, "root.yaml");
            var first = _cli.Out;
            Draw(format, "root.yaml");
            Assert.Equal(first, _cli.Out);
        }
    }

    private static int EdgesOf(JsonElement edges) => edges.ValueKind == JsonValueKind.Number ? edges.GetInt32() : edges.GetArrayLength();

    private JsonDocument Seen()
    {
        Assert.Equal(ExitCode.Clean, _cli.Run("graph", "--select", "PL1504", "--format", "mermaid=g.mmd", "--format", "dot=g.dot", "--format", "svg=g.svg"));
        var (exitCode, output) = NodeTools.Run("draw-graphs.mjs", ((string[])["g.mmd", "g.dot", "g.svg"]).Select(file => Path.Combine(_cli.Folder, file)));
        Assert.True(exitCode == 0, output);
        return JsonDocument.Parse(output);
    }

    private int Draw(string format, params string[] paths) => _cli.Run(["graph", "--select", "PL1504", "--format", format, .. paths]);
}
