using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace PolicyLint.Roslyn.Tests.Analyzers;

public sealed class SuppressionTests
{
    private const string Suppress = "new Dictionary<string, object> { [\"Suppress\"] = new object[] { new Dictionary<string, object> { [\"Rule\"] = \"PL1504\"REASON } } }";

    private static readonly string Reasoned = Suppress.Replace("REASON", ", [\"Reason\"] = \"signs test builds only\"", System.StringComparison.Ordinal);
    private static readonly string Unreasoned = Suppress.Replace("REASON", "", System.StringComparison.Ordinal);

    [Fact]
    public Task A_pragma_silences_what_stands_between() => Verifier.InStack("""
        #pragma warning disable PL1504 // signs test builds only
        new CfnKey(this, "A", new CfnKeyProps());
        #pragma warning restore PL1504
        new CfnKey(this, {|PL1504:"B"|}, new CfnKeyProps());
        """);

    [Fact]
    public Task An_attribute_silences_its_class() => Verifier.File("""
        [System.Diagnostics.CodeAnalysis.SuppressMessage("PolicyLint.Data", "PL1504", Justification = "signs test builds only")]
        sealed class Quiet : Stack
        {
            internal Quiet(Construct scope) : base(scope, "Quiet") => new CfnKey(this, "Key", new CfnKeyProps());
        }

        sealed class Loud : Stack
        {
            internal Loud(Construct scope) : base(scope, "Loud") => new CfnKey(this, {|PL1504:"Key"|}, new CfnKeyProps());
        }
        """);

    [Fact]
    public Task Metadata_of_the_construct_accepts_its_finding() => Verifier.InStack($$"""
        var a = new CfnKey(this, "A", new CfnKeyProps());
        a.AddMetadata("PolicyLint", {{Reasoned}});
        var b = new CfnKey(this, "B", new CfnKeyProps());
        b.CfnOptions.Metadata = new Dictionary<string, object> { ["PolicyLint"] = {{Reasoned}} };
        var c = new Key(this, "C");
        ((CfnKey)c.Node.DefaultChild).AddMetadata("PolicyLint", {{Reasoned}});
        """, "PL1504", "PL0003");

    [Fact]
    public Task A_reason_is_required() => Verifier.InStack($$"""
        var key = new CfnKey(this, {|PL1504:"Key"|}, new CfnKeyProps());
        key.AddMetadata("PolicyLint", {{Unreasoned.Replace("\"PL1504\"", "{|PL0001:\"PL1504\"|}", System.StringComparison.Ordinal)}});
        """);

    [Fact]
    public Task A_suppression_without_a_finding_is_one_itself() => Verifier.InStack($$"""
        var key = new CfnKey(this, "Key", new CfnKeyProps { EnableKeyRotation = true });
        key.AddMetadata("PolicyLint", {{Reasoned.Replace("\"PL1504\"", "{|PL0003:\"PL1504\"|}", System.StringComparison.Ordinal)}});
        """, "PL1504");

    [Theory]
    [InlineData("")]
    [InlineData(", Justification = \" \"")]
    [InlineData(", Justification = \"<Pending>\"")]
    public Task An_attribute_says_why(string justification) => Verifier.File($$"""
        [System.Diagnostics.CodeAnalysis.SuppressMessage("PolicyLint.Data", {|PL0001:"PL1504:Keys rotate"|}{{justification}})]
        sealed class Quiet : Stack
        {
            internal Quiet(Construct scope) : base(scope, "Quiet") => new CfnKey(this, "Key", new CfnKeyProps());
        }
        """, "PL1504");

    [Fact]
    public Task A_pragma_says_why_beside_it_or_above() => Verifier.InStack("""
        #pragma warning disable {|PL0001:PL1504|}
        new CfnKey(this, "A", new CfnKeyProps());
        #pragma warning restore PL1504
        // signs test builds only
        #pragma warning disable PL1504, CS0168
        new CfnKey(this, "B", new CfnKeyProps());
        #pragma warning restore
        #pragma warning disable PL1504 /* signs test builds only */
        new CfnKey(this, "C", new CfnKeyProps());
        """, "PL1504");

    [Theory]
    [InlineData("PL15O4", "'PL15O4'; did you mean 'PL1504'?")]
    [InlineData("pl1504", "'pl1504'; did you mean 'PL1504'?")]
    [InlineData("cmk-backing", "'cmk-backing'")]
    [InlineData("kms-key-rotation-enabled", "'kms-key-rotation-enabled'; did you mean 'PL1504'?")]
    public async Task An_attribute_names_a_rule_as_the_compiler_knows_it(string id, string message)
    {
        var tree = CSharpSyntaxTree.ParseText(Verifier.Usings + $$"""
            [System.Diagnostics.CodeAnalysis.SuppressMessage("PolicyLint", "{{id}}", Justification = "signs test builds only")]
            sealed class Quiet : Stack
            {
                internal Quiet(Construct scope) : base(scope, "Quiet") => new CfnKey(this, "Key", new CfnKeyProps());
            }
            """, path: "Test.cs", cancellationToken: TestContext.Current.CancellationToken);

        var found = Assert.Single(await Verifier.Run(Verifier.Compile(tree), "PL1504"), static d => d.Id != "PL1504");

        Assert.Equal("PL0004", found.Id);
        Assert.Equal("Suppressions name rules that exist: there is no rule " + message, found.GetMessage());
        Assert.Equal($"\"{id}\"", tree.ToString().Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length));
    }

    [Fact]
    public Task What_accepts_nothing_is_a_finding() => Verifier.File("""
        [System.Diagnostics.CodeAnalysis.SuppressMessage("PolicyLint.Data", {|PL0003:"PL1504"|}, Justification = "signs test builds only")]
        sealed class Good : Stack
        {
            internal Good(Construct scope) : base(scope, "Good")
            {
        #pragma warning disable {|PL0003:PL1504|} // signs test builds only
                new CfnKey(this, "Key", new CfnKeyProps { EnableKeyRotation = true });
        #pragma warning restore PL1504
            }
        }
        """, "PL1504");

    [Fact]
    public Task What_accepts_something_unknown_or_in_another_part_of_the_class_is_of_use() => Verifier.File("""
        [System.Diagnostics.CodeAnalysis.SuppressMessage("PolicyLint.Data", "PL1504", Justification = "signs test builds only")]
        sealed partial class Split : Stack
        {
        }

        partial class Split
        {
            internal Split(Construct scope, string given) : base(scope, "Split")
            {
                new CfnKey(this, "Key", new CfnKeyProps());
            }
        }

        sealed class Open : Stack
        {
            internal Open(Construct scope, bool given) : base(scope, "Open")
            {
        #pragma warning disable PL1504 // whoever calls us answers for it
                new CfnKey(this, "Key", new CfnKeyProps { EnableKeyRotation = given });
            }
        }
        """, "PL1504");

    [Fact]
    public Task An_attribute_of_the_assembly_is_judged_by_what_it_aims_at() => Verifier.File("""
        [assembly: System.Diagnostics.CodeAnalysis.SuppressMessage("PolicyLint.Data", {|PL0001:"PL1504"|}, Scope = "type", Target = "~T:Quiet")]
        [assembly: System.Diagnostics.CodeAnalysis.SuppressMessage("PolicyLint.Data", "PL1504", Scope = "type", Target = "~T:Quiet", Justification = "signs test builds only")]
        [assembly: System.Diagnostics.CodeAnalysis.SuppressMessage("PolicyLint.Data", {|PL0003:"PL1504"|}, Scope = "type", Target = "~T:Good", Justification = "signs test builds only")]

        sealed class Quiet : Stack
        {
            internal Quiet(Construct scope) : base(scope, "Quiet") => new CfnKey(this, "Key", new CfnKeyProps());
        }

        sealed class Good : Stack
        {
            internal Good(Construct scope) : base(scope, "Good") => new CfnKey(this, "Key", new CfnKeyProps { EnableKeyRotation = true });
        }
        """, "PL1504");

    [Fact]
    public Task Suppressions_of_other_tools_and_of_rules_not_in_force_are_left_alone() => Verifier.InStack("""
        #pragma warning disable CS0168, IDE0051
        #pragma warning disable PL1501 // not in force here
        new CfnKey(this, {|PL1504:"A"|}, new CfnKeyProps());
        """);
}
