using System.Threading.Tasks;
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
}
