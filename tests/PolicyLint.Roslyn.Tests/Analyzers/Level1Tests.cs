using System.Threading.Tasks;
using Xunit;

namespace PolicyLint.Roslyn.Tests.Analyzers;

public sealed class Level1Tests
{
    [Fact]
    public Task A_constant_at_fault_is_underlined_itself() => Verifier.InStack("""
        new CfnKey(this, "Key", new CfnKeyProps { EnableKeyRotation = {|PL1504:false|} });
        """);

    [Fact]
    public Task What_is_not_set_is_reported_at_the_id() => Verifier.InStack("""
        new CfnKey(this, {|PL1504:"Key"|}, new CfnKeyProps { Description = "d" });
        """);

    [Fact]
    public Task A_key_that_rotates_passes() => Verifier.InStack("""
        new CfnKey(this, "Key", new CfnKeyProps { EnableKeyRotation = true });
        """, "PL1504");

    [Fact]
    public Task Constants_and_locals_are_followed_to_where_they_are_used() => Verifier.File("""
        sealed class TestStack : Stack
        {
            private const bool Rotate = false;
            private static readonly bool Never = Rotate;

            internal TestStack(Construct scope) : base(scope, "Test")
            {
                var no = Never;
                new CfnKey(this, "A", new CfnKeyProps { EnableKeyRotation = {|PL1504:no|} });
                CfnKeyProps own = new() { EnableKeyRotation = {|PL1504:Rotate|} };
                new CfnKey(this, "B", own);
                CfnKeyProps shared = new() { EnableKeyRotation = true };
                new CfnKey(this, "C", shared);
            }
        }
        """);

    [Fact]
    public Task An_unknown_value_is_no_finding() => Verifier.InStack("""
        new CfnKey(this, "Key", new CfnKeyProps { EnableKeyRotation = System.DateTime.Now.Year });
        """, "PL1504");

    [Fact]
    public Task A_choice_fails_where_one_of_its_ways_does() => Verifier.InStack("""
        new CfnKey(this, "Key", new CfnKeyProps { EnableKeyRotation = flag ? true : {|PL1504:false|} });
        """);

    [Fact]
    public Task A_property_set_later_counts() => Verifier.InStack("""
        var a = new CfnKey(this, "A", new CfnKeyProps { EnableKeyRotation = false });
        a.EnableKeyRotation = true;
        var b = new CfnKey(this, "B", new CfnKeyProps { EnableKeyRotation = true });
        b.EnableKeyRotation = {|PL1504:false|};
        """);

    [Fact]
    public Task Overrides_are_stronger_than_properties() => Verifier.InStack("""
        var a = new CfnKey(this, "A", new CfnKeyProps { EnableKeyRotation = false });
        a.AddPropertyOverride("EnableKeyRotation", true);
        var b = new CfnKey(this, {|PL1504:"B"|}, new CfnKeyProps { EnableKeyRotation = true });
        b.AddPropertyDeletionOverride("EnableKeyRotation");
        var c = new CfnKey(this, "C", new CfnKeyProps { EnableKeyRotation = true });
        c.AddOverride("Properties.EnableKeyRotation", {|PL1504:false|});
        """);

    [Fact]
    public Task Helper_methods_and_own_constructs_are_followed() => Verifier.File("""
        sealed class Vault : Construct
        {
            internal Vault(Construct scope, string id, bool rotate) : base(scope, id)
            {
                new CfnKey(this, "Key", Props(rotate));
            }

            private static CfnKeyProps Props(bool rotate) => new() { EnableKeyRotation = {|PL1504:rotate|} };
        }

        sealed class TestStack : Stack
        {
            internal TestStack(Construct scope) : base(scope, "Test")
            {
                new Vault(this, "Good", true);
                new Vault(this, "Bad", false);
            }
        }
        """);

    [Fact]
    public Task A_construct_shown_to_other_code_may_be_completed_there() => Verifier.File("""
        public sealed class TestStack : Stack
        {
            public CfnKey Shown { get; }

            public TestStack(Construct scope) : base(scope, "Test")
            {
                Shown = new CfnKey(this, "Key", new CfnKeyProps());
                new CfnKey(this, {|PL1504:"Hidden"|}, new CfnKeyProps());
            }
        }
        """);

    [Fact]
    public Task A_pragma_silences_a_finding() => Verifier.InStack("""
        #pragma warning disable PL1504 // signs test builds only
        new CfnKey(this, "Key", new CfnKeyProps());
        #pragma warning restore PL1504
        """, "PL1504");

    [Fact]
    public Task Conditions_of_the_template_are_scenarios() => Verifier.InStack("""
        var p = new CfnParameter(this, "Env", new CfnParameterProps { Default = "dev" });
        var c = new CfnCondition(this, "IsProd", new CfnConditionProps { Expression = Fn.ConditionEquals(p.ValueAsString, "prod") });
        new CfnKey(this, "Key", new CfnKeyProps { EnableKeyRotation = Fn.ConditionIf(c.LogicalId, true, {|PL1504:false|}) });
        var absent = new CfnKey(this, "Other", new CfnKeyProps { EnableKeyRotation = true });
        absent.CfnOptions.Condition = c;
        """);

    [Fact]
    public Task Endless_and_very_deep_code_ends_in_what_is_not_known() => Verifier.File("""
        sealed class TestStack : Stack
        {
            internal TestStack(Construct scope) : base(scope, "Test")
            {
                new CfnKey(this, "Endless", new CfnKeyProps { EnableKeyRotation = Again(true) });
                new CfnKey(this, "Deep", new CfnKeyProps { Description = System.DateTime.Now.ToString()DEEP, EnableKeyRotation = {|PL1504:false|} });
            }

            private static bool Again(bool value) => Again(!value);
        }
        """.Replace("DEEP", string.Concat(System.Linq.Enumerable.Repeat(" + System.DateTime.Now", 1_000)), System.StringComparison.Ordinal));

    [Fact]
    public Task Loops_over_known_lists_make_each_construct() => Verifier.InStack("""
        foreach (var rotate in new[] { true, false })
            new CfnKey(this, "Key" + rotate, new CfnKeyProps { EnableKeyRotation = {|PL1504:rotate|} });
        """);

    [Fact]
    public Task Code_after_an_early_return_runs_only_otherwise() => Verifier.InStack("""
        var props = new CfnKeyProps { EnableKeyRotation = true };
        if (flag)
            props.EnableKeyRotation = {|PL1504:false|};
        new CfnKey(this, "Key", props);
        if (env != "prod")
            return;
        new CfnKey(this, "Late", new CfnKeyProps { EnableKeyRotation = env == "prod" });
        """);
}
