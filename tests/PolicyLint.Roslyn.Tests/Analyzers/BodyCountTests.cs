using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using PolicyLint.Analysis;
using PolicyLint.Analyzers;
using PolicyLint.Cdk;
using Xunit;

namespace PolicyLint.Roslyn.Tests.Analyzers;

public sealed class BodyCountTests
{
    private const string EveryMember = """
        using System;
        using System.Collections.Generic;

        [Obsolete("an attribute")]
        public abstract partial class Members(int given = 3)
        {
            private readonly int _field = Math.Abs(-1);
            private static readonly Func<int> Lambda = () => 4;

            static Members() { }

            public Members(string text) : this(text.Length) { }

            ~Members() => Console.WriteLine();

            public event EventHandler Happened { add { } remove { } }

            public int Auto { get; set; } = Math.Abs(-2);

            public int Arrow => given;

            public int Both { get => _field; set => Console.WriteLine(value); }

            public int this[int index] => index;

            public int this[string index] { get { return index.Length; } }

            public static Members operator +(Members left, Members right) => left;

            public static explicit operator int(Members from) { return from._field; }

            public abstract void None();

            partial void Declared();

            public IEnumerable<int> Method(int at = 5)
            {
                int Local() => at;
                yield return Local() + Lambda();
            }

            private enum Kind { One = 1 }

            private delegate void Told(int what);

            private interface IInner { void Nothing(); int Some() => 1; }

            private record struct Pair(int Left, int Right) { public int Sum() => Left + Right; }
        }
        """;

    [Theory]
    [InlineData(EveryMember, "")]
    [InlineData(EveryMember, "Console.WriteLine(1); Console.WriteLine(2);")]
    [InlineData("", "Console.WriteLine();")]
    public async Task The_last_body_is_known_whatever_members_have_one(string members, string statements)
    {
        var counter = new Counter();

        await counter.Run(Compile(("Members.cs", members), ("Program.cs", "using System;\n" + statements), ("Empty.cs", "")));

        Assert.Equal(counter.Seen - 1, Assert.Single(counter.Last));
    }

    [Fact]
    public async Task What_was_generated_does_not_count()
    {
        var counter = new Counter();

        await counter.Run(Compile(("Members.cs", "class Mine { int One() => 1; int Two() => 2; }"), ("Other.g.cs", "class Theirs { int Three() => 3; }")));

        Assert.Equal(2, counter.Seen);
        Assert.Equal(1, Assert.Single(counter.Last));
    }

    [Fact]
    public async Task The_code_is_evaluated_once_whoever_comes_first_the_last_body_or_a_question()
    {
        var evaluated = 0;
        var run = new AnalyzerRun
        {
            Analyzer = new PolicyAnalyzer((compilation, flags, bound, types) =>
            {
                Interlocked.Increment(ref evaluated);
                return CdkModel.Read(compilation, flags, bound, types);
            }),
        };
        var stack = Verifier.Usings + Verifier.Stack("""new Amazon.CDK.AWS.KMS.CfnKey(this, "Key", new Amazon.CDK.AWS.KMS.CfnKeyProps());""");
        var compilation = Verifier.Compile(CSharpSyntaxTree.ParseText(stack, path: "Test.cs"), CSharpSyntaxTree.ParseText("class Other { int One() => 1; }", path: "Other.cs"));

        var found = await run.All(compilation);

        Assert.NotEmpty(found);
        Assert.Equal(1, evaluated);
    }

    private static CSharpCompilation Compile(params (string Path, string Text)[] files)
    {
        var isProgram = files.Any(static f => f.Path == "Program.cs" && f.Text.Contains("Console", StringComparison.Ordinal));
        var options = new CSharpCompilationOptions(isProgram ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary);
        return CSharpCompilation.Create("Sample", files.Select(static f => CSharpSyntaxTree.ParseText(f.Text, path: f.Path)), CdkReferences.All, options);
    }

    /// <summary>Counts as the analysis does, in the order in which the compiler hands over.</summary>
#pragma warning disable RS1001, RS1036 // it is no analyzer that anybody loads
    private sealed class Counter : DiagnosticAnalyzer
#pragma warning restore RS1001, RS1036
    {
        private readonly object _counting = new();

        public int Seen { get; private set; }

        public List<int> Last { get; } = [];

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
            [new("T1", "title", "{0}", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true)];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterCompilationStartAction(start =>
            {
                var bodies = new BodyCount(start.Compilation, new GeneratedCode(start.Options));
                start.RegisterOperationBlockAction(block => Count(block, bodies));
            });
        }

        public async Task Run(CSharpCompilation compilation)
        {
            Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static d => d.Severity == DiagnosticSeverity.Error));
            await compilation.WithAnalyzers([this]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        }

        private void Count(OperationBlockAnalysisContext block, BodyCount bodies)
        {
            lock (_counting)
            {
                if (!block.OperationBlocks.Any(static b => b.Kind is OperationKind.Block or OperationKind.MethodBody))
                {
                    Assert.False(bodies.IsLast(block));
                    return;
                }

                if (bodies.IsLast(block))
                    Last.Add(Seen);
                Seen++;
            }
        }
    }
}
