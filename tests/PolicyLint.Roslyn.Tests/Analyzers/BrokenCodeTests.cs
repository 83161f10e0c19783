using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace PolicyLint.Roslyn.Tests.Analyzers;

/// <summary>Code as it is while it is typed.</summary>
public sealed class BrokenCodeTests
{
    private const string Code = """
        public sealed record VaultProps(bool Rotate, string Name = "vault");

        public sealed class Vault(Construct scope, string id, VaultProps props) : Construct(scope, id)
        {
            private static readonly string[] Names = ["a", "b"];
            public Key Key { get; } = new(scope, "Key", new KeyProps { EnableKeyRotation = props.Rotate });
            private string Named(string name) => $"{props.Name}-{name ?? "none"}";
        }

        public sealed class TestStack : Stack
        {
            public TestStack(Construct scope, string id, bool flag) : base(scope, id)
            {
                var vault = new Vault(this, "Vault", new VaultProps(false) with { Name = "x" });
                foreach (var name in new[] { "a", "b" })
                    new Queue(this, name, new QueueProps { EncryptionMasterKey = vault.Key, QueueName = flag ? name : null });
                var bucket = new CfnBucket(this, "Bucket", new CfnBucketProps
                {
                    BucketEncryption = new CfnBucket.BucketEncryptionProperty { ServerSideEncryptionConfiguration = new[] { new CfnBucket.ServerSideEncryptionRuleProperty { BucketKeyEnabled = true } } },
                    Tags = new[] { new CfnTag { Key = "k", Value = Aws.REGION + "-x" } },
                });
                bucket.AddPropertyOverride("VersioningConfiguration.Status", flag switch { true => "Enabled", _ => "Suspended" });
                void Local(int depth) { if (depth > 0) Local(depth - 1); }
                Local(3);
                System.Func<int, string> f = i => i.ToString();
                for (var i = 0; i < 3; i++) new Topic(this, "T" + f(i));
                try { var t = (a: 1, b: "2"); (var x, var y) = t; } catch (System.Exception e) when (e is not null) { throw; }
                new PolicyStatement(new PolicyStatementProps { Actions = ["s3:*"], Resources = [bucket.AttrArn] });
            }
        }
        """;

    [Fact]
    public async Task Every_unfinished_beginning_of_a_file_is_judged_without_an_error_of_ours()
    {
        for (var length = 1; length < Code.Length; length += 7)
            await Judge(Code.Substring(0, length));
    }

    [Fact]
    public async Task A_file_with_any_token_missing_is_judged_without_an_error_of_ours()
    {
        var tokens = CSharpSyntaxTree.ParseText(Code).GetRoot().DescendantTokens().Where(static t => t.Span.Length > 0).ToList();
        for (var i = 0; i < tokens.Count; i += 2)
            await Judge(Code.Remove(tokens[i].SpanStart, tokens[i].Span.Length));
    }

    [Theory]
    [InlineData("class A : A { }")]
    [InlineData("class S : Stack { S() : this(1) { } S(int i) : this() { } }")]
    [InlineData("class S : Stack { public S(Construct s) : base(s, \"S\") => new S(this); }")]
    [InlineData("partial class S : Stack { partial void M(); S(Construct s) : base(s, \"S\") { M(); new CfnKey(this, null, null); new CfnKey(); new CfnKey(this, \"K\", new { }); } }")]
    [InlineData("class S : Stack { S(Construct s) : base(s, \"S\") { new CfnKey(this, \"K\", new CfnKeyProps { EnableKeyRotation = , Nope = 1 }); new Bucket(this \"B\"; } }")]
    [InlineData("class S<T> : Stack where T : S<T> { T t = new T(); int P => P; string this[int i] => this[i]; S(Construct s) : base(s, \"S\") { var x = P + this[0]; } }")]
    public Task Code_that_makes_no_sense_is_judged_without_an_error_of_ours(string code) => Judge(code);

    private static async Task Judge(string code)
    {
        var tree = CSharpSyntaxTree.ParseText(Verifier.Usings + code, path: "Test.cs");
        var compilation = CSharpCompilation.Create("Broken", [tree], CdkReferences.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var found = await new AnalyzerRun().All(compilation);
        Assert.True(!found.Any(static d => d.Id == "PL0098"), code + "\n\n" + string.Join("\n", found.Where(static d => d.Id == "PL0098").Select(static d => d.ToString())));
    }
}
