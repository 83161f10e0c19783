using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace PolicyLint.Roslyn.Tests;

/// <summary>Runs the analyzer over code in which <c>{|PL1504:…|}</c> marks what it is to find, and nothing else.</summary>
internal static class Verifier
{
    public const string Usings = """
        using System.Collections.Generic;
        using Amazon.CDK;
        using Amazon.CDK.AWS.EC2;
        using Amazon.CDK.AWS.IAM;
        using Amazon.CDK.AWS.KMS;
        using Amazon.CDK.AWS.Logs;
        using Amazon.CDK.AWS.S3;
        using Amazon.CDK.AWS.SecretsManager;
        using Amazon.CDK.AWS.SNS;
        using Amazon.CDK.AWS.SQS;
        using Constructs;

        """;

    /// <summary>The statements stand in the constructor of a stack.</summary>
    public static Task InStack(string statements, params string[] rules) => File(Stack(statements), rules);

    public static string Stack(string statements) =>
        "sealed class TestStack : Stack\n{\n    internal TestStack(Construct scope, string id, bool flag, string env) : base(scope, id)\n    {\n" + statements + "\n    }\n}\n";

    /// <summary>The marked findings, and no others, of the rules whose ids are marked or given.</summary>
    public static async Task File(string marked, params string[] rules)
    {
        var (source, expected) = Unmarked(Usings + marked);
        var inForce = rules.Concat(expected.Select(static e => e.Id)).Distinct(StringComparer.Ordinal).ToArray();
        Assert.NotEmpty(inForce);
        var tree = CSharpSyntaxTree.ParseText(source, path: "Test.cs", cancellationToken: TestContext.Current.CancellationToken);
        var found = await Run(Compile(tree), inForce);
        var shown = found.Select(d => (d.Id, Text: source.Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length), d.Location.SourceSpan));
        Assert.Equal(
            expected.OrderBy(static e => e.Span.Start).Select(e => $"{e.Id} at '{source.Substring(e.Span.Start, e.Span.Length)}' {e.Span}"),
            shown.OrderBy(static e => e.SourceSpan.Start).Select(static e => $"{e.Id} at '{e.Text}' {e.SourceSpan}"));
    }

    public static CSharpCompilation Compile(params SyntaxTree[] trees)
    {
        var compilation = CSharpCompilation.Create("Test", trees, CdkReferences.All, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static d => d.Severity == DiagnosticSeverity.Error));
        return compilation;
    }

    public static Task<ImmutableArray<Diagnostic>> Run(Compilation compilation, params string[] rules) =>
        new AnalyzerRun { Settings = AnalyzerRun.Only(rules) }.All(compilation);

    private static (string Source, List<(string Id, TextSpan Span)> Expected) Unmarked(string marked)
    {
        var expected = new List<(string, TextSpan)>();
        var source = marked;
        for (var open = source.IndexOf("{|", StringComparison.Ordinal); open >= 0; open = source.IndexOf("{|", StringComparison.Ordinal))
        {
            var colon = source.IndexOf(':', open);
            var close = source.IndexOf("|}", colon, StringComparison.Ordinal);
            var text = source.Substring(colon + 1, close - colon - 1);
            foreach (var id in source.Substring(open + 2, colon - open - 2).Split(','))
                expected.Add((id, new TextSpan(open, text.Length)));
            source = string.Concat(source.AsSpan(0, open), text, source.AsSpan(close + 2));
        }

        return (source, expected);
    }
}
