using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace PolicyLint.Roslyn.Tests.Analyzers;

/// <summary>What a program made before it ends is judged where it ends in order, and only there.</summary>
public sealed class ProgramEndTests
{
    [Theory]
    [InlineData("System.Environment.Exit(0);")]
    [InlineData("System.Environment.Exit(env.Length);")]
    [InlineData("Finish(); void Finish() { System.Environment.Exit(0); }")]
    [InlineData("Finish(); void Finish() { if (env == \"a\") System.Environment.Exit(0); throw new System.InvalidOperationException(); }")]
    [InlineData("var none = Finish(); string Finish() { System.Environment.Exit(0); return null; }")]
    [InlineData("var none = env == \"a\" ? Finish() : Finish(); string Finish() { System.Environment.Exit(0); return null; }")]
    [InlineData("foreach (var round in new[] { 1, 2 }) System.Environment.Exit(0);")]
    [InlineData("try { System.Environment.Exit(0); } catch (System.InvalidOperationException) { }")]
    public Task What_is_made_before_an_orderly_end_is_judged_and_what_follows_runs_elsewhere(string end) => Verifier.InStack($$"""
        if (flag)
        {
            new Key(this, {|PL1504:"First"|});
            {{end}}
        }

        new Key(this, {|PL1504:"Second"|});
        new Key(this, "Elsewhere", new KeyProps { EnableKeyRotation = !flag });
        """);

    [Theory]
    [InlineData("System.Environment.Exit(1);")]
    [InlineData("System.Environment.Exit(-1);")]
    [InlineData("System.Environment.FailFast(env);")]
    public Task What_is_made_before_a_failure_is_in_no_template(string end) => Verifier.InStack($$"""
        if (flag)
        {
            new Key(this, "First");
            {{end}}
        }

        new Key(this, {|PL1504:"Second"|});
        """);

    [Theory]
    [InlineData("System.Environment.Exit(0);")]
    [InlineData("return;")]
    public Task An_exception_does_not_hide_the_way_that_ended_before_it(string end) => Verifier.InStack($$"""
        if (flag)
        {
            if (env == "a")
            {
                new Key(this, {|PL1504:"First"|});
                {{end}}
            }

            throw new System.InvalidOperationException();
        }

        new Key(this, {|PL1504:"Second"|});
        """);

    [Fact]
    public async Task Stacks_of_a_program_that_exits_after_synthesis_are_judged()
    {
        const string Program = Verifier.Usings + """
            var app = new App();
            if (args.Length == 0) { new Key(new Stack(app, "A"), "First"); app.Synth(); System.Environment.Exit(0); }
            new Key(new Stack(app, "B"), "Second");
            app.Synth();
            """;
        var tree = CSharpSyntaxTree.ParseText(Program, path: "Program.cs", cancellationToken: TestContext.Current.CancellationToken);
        var compilation = CSharpCompilation.Create("App", [tree], CdkReferences.All, new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        var found = await Verifier.Run(compilation, "PL1504");
        Assert.Equal(["\"First\"", "\"Second\""], found.Select(static d => Program.Substring(d.Location.SourceSpan.Start, d.Location.SourceSpan.Length)).Order());
    }

    [Fact]
    public Task A_method_that_may_end_the_program_gives_its_result_otherwise() => Verifier.InStack("""
        new Key(this, "Key", new KeyProps { EnableKeyRotation = Rotates() });
        bool Rotates()
        {
            if (flag) System.Environment.Exit(0);
            return true;
        }
        """, "PL1504");
}
