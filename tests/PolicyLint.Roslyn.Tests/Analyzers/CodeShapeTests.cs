using System.Threading.Tasks;
using Xunit;

namespace PolicyLint.Roslyn.Tests.Analyzers;

/// <summary>The shapes that people give to CDK code: what is judged is what the code comes to.</summary>
public sealed class CodeShapeTests
{
    [Fact]
    public Task Constants_fields_and_properties_that_are_set_once_have_their_values() => Verifier.File("""
        static class Policy { public const bool Rotate = true; public static readonly bool Never = false; }
        sealed class TestStack : Stack
        {
            private readonly bool _field;
            private bool Property { get; } = true;
            internal TestStack(Construct scope, string id) : base(scope, id)
            {
                _field = true;
                new Key(this, "Field", new KeyProps { EnableKeyRotation = _field });
                new Key(this, "Property", new KeyProps { EnableKeyRotation = Property });
                new Key(this, "Constant", new KeyProps { EnableKeyRotation = Policy.Rotate });
                new Key(this, "Static", new KeyProps { EnableKeyRotation = {|PL1504:Policy.Never|} });
                Key made = new(this, {|PL1504:"Typed"|});
            }
        }
        """);

    [Fact]
    public Task Helper_methods_and_constructors_are_followed() => Verifier.File("""
        static class Keys
        {
            public static KeyProps Props(bool rotate) => new KeyProps { EnableKeyRotation = {|PL1504:rotate|} };
            public static Key Make(Construct scope, string id, bool rotate = true) { var key = new Key(scope, id, Props(rotate)); return key; }
        }
        class SafeKey : Key { public SafeKey(Construct scope, string id) : base(scope, id, new KeyProps { EnableKeyRotation = true }) { } }
        sealed class TestStack : Stack
        {
            internal TestStack(Construct scope, string id) : base(scope, id)
            {
                Keys.Make(this, "Default");
                Keys.Make(this, "Named", rotate: true);
                Keys.Make(this, "Off", false);
                new SafeKey(this, "Derived");
                void Local(string name) { new Key(this, name, new KeyProps { EnableKeyRotation = true }); }
                Local("Local");
                System.Action<string, bool> make = (name, rotate) => new Key(this, name, new KeyProps { EnableKeyRotation = rotate });
                make("Lambda", true);
            }
        }
        """);

    [Fact]
    public Task Loops_over_known_collections_run_as_often_as_they_will() => Verifier.InStack("""
        var names = new[] { "a", "b" };
        foreach (var name in names) new Key(this, "Each" + name, new KeyProps { EnableKeyRotation = true });
        for (var i = 0; i < 2; i++) new Key(this, $"For{i}", new KeyProps { EnableKeyRotation = i >= 0 });
        var n = 0;
        while (n < 2) { new Key(this, "While" + n, new KeyProps { EnableKeyRotation = true }); n++; }
        var flags = new Dictionary<string, bool> { ["on"] = true, ["off"] = false };
        foreach (var (key, value) in flags) new Key(this, "Pair" + key, new KeyProps { EnableKeyRotation = {|PL1504:value|} });
        """);

    [Fact]
    public Task LINQ_over_known_collections_is_followed() => Verifier.File("using System.Linq;\n" + Verifier.Stack("""
        var names = new[] { "a", "b", "c" };
        foreach (var name in names.Where(x => x != "c").OrderBy(x => x).Take(1)) new Key(this, "Where" + name, new KeyProps { EnableKeyRotation = name == "a" });
        new Key(this, "Any", new KeyProps { EnableKeyRotation = names.Any(x => x == "b") });
        new Key(this, "All", new KeyProps { EnableKeyRotation = {|PL1504:names.All(x => x == "b")|} });
        foreach (var (name, index) in names.Select((x, i) => (x, i))) new Key(this, $"Index{name}{index}", new KeyProps { EnableKeyRotation = index < 3 });
        var byName = names.ToDictionary(x => x, x => x != "z");
        new Key(this, "Dictionary", new KeyProps { EnableKeyRotation = byName["a"] });
        names.Select(x => new Key(this, "Made" + x, new KeyProps { EnableKeyRotation = true })).ToList();
        """));

    [Fact]
    public Task Records_tuples_and_collections_hold_what_was_put_into_them() => Verifier.File("""
        sealed record Settings(bool Rotate, string Name) { public static Settings Dev { get; } = new Settings(false, "dev"); }
        sealed class Plan
        {
            public static readonly Plan Dev = new(false);
            private Plan(bool rotates) => Rotates = rotates;
            public bool Rotates { get; }
        }
        sealed class TestStack : Stack
        {
            internal TestStack(Construct scope, string id) : base(scope, id)
            {
                var settings = Settings.Dev with { Rotate = true };
                new Key(this, "With", new KeyProps { EnableKeyRotation = settings.Rotate });
                new Key(this, "EnumLike", new KeyProps { EnableKeyRotation = {|PL1504:Plan.Dev.Rotates|} });
                var tuple = (On: true, Name: "n");
                new Key(this, "Tuple", new KeyProps { EnableKeyRotation = tuple.On });
                bool[] list = [false, true];
                new Key(this, "Last", new KeyProps { EnableKeyRotation = list[^1] });
            }
        }
        """);

    [Fact]
    public Task What_the_code_does_not_settle_is_judged_both_ways() => Verifier.InStack("""
        new Key(this, "Ternary", new KeyProps { EnableKeyRotation = env == "prod" ? true : {|PL1504:false|} });
        new Key(this, "Switch", new KeyProps { EnableKeyRotation = env switch { "dev" => {|PL1504:false|}, _ => true } });
        new Key(this, "Either", new KeyProps { EnableKeyRotation = flag || !flag });
        string name = null;
        new Key(this, "Coalesce", new KeyProps { EnableKeyRotation = (name ?? "on") == "on" });
        """);

    [Fact]
    public Task Properties_of_classes_of_the_users_own_reach_the_constructs() => Verifier.File("""
        class OwnProps : StackProps { public bool Rotate { get; set; } public IKey Key { get; set; } }
        abstract class BaseStack : Stack
        {
            protected BaseStack(Construct scope, string id) : base(scope, id) => new Key(this, "Key", new KeyProps { EnableKeyRotation = {|PL1504:Rotates|} });
            protected abstract bool Rotates { get; }
        }
        sealed class OffStack : BaseStack { internal OffStack(Construct scope, string id) : base(scope, id) { } protected override bool Rotates => false; }
        sealed class Consumer : Stack
        {
            internal Consumer(Construct scope, string id, OwnProps props) : base(scope, id, props)
            {
                new Key(this, "Own", new KeyProps { EnableKeyRotation = props.Rotate });
                new Bucket(this, "Bucket", new BucketProps { EncryptionKey = props.Key, Versioned = true });
            }
        }
        static class Program
        {
            internal static void Start()
            {
                var app = new App();
                var first = new Stack(app, "First");
                new Consumer(app, "Second", new OwnProps { Rotate = true, Key = new Key(first, "Shared", new KeyProps { EnableKeyRotation = true }) });
            }
        }
        """, "PL2130");

    [Fact]
    public Task A_property_of_a_library_value_is_not_its_name() => Verifier.InStack("""
        new Key(this, "Seconds", new KeyProps { EnableKeyRotation = Equals(Duration.Days(1).ToSeconds(), 86400.0) });
        """, "PL1504");

    [Fact]
    public Task A_policy_statement_may_grow_after_it_was_made() => Verifier.InStack("""
        var statement = new PolicyStatement();
        {|PL2601:statement.AddActions("*")|};
        statement.AddAllResources();
        var role = new Role(this, "Role", new RoleProps { AssumedBy = new ServicePrincipal("ec2.amazonaws.com") });
        role.AddToPolicy(statement);
        """);

    [Fact]
    public Task An_aspect_or_a_delegate_of_elsewhere_leaves_nothing_missing() => Verifier.File("""
        sealed class TestStack : Stack
        {
            internal TestStack(Construct scope, string id, System.Action<Key> change, IAspect aspect) : base(scope, id)
            {
                change(new Key(this, "Changed"));
                var inner = new Construct(this, "Inner");
                new Key(inner, "Visited");
                Aspects.Of(inner).Add(aspect);
            }
        }
        """, "PL1504");

    [Fact]
    public Task What_is_taken_apart_keeps_its_parts() => Verifier.File("""
        record Pair(bool First, bool Second);
        sealed class TestStack : Stack
        {
            internal TestStack(Construct scope, string id) : base(scope, id)
            {
                var (bare, safe) = Keys();
                ((CfnKey)bare.Node.DefaultChild).EnableKeyRotation = true;
                (var on, bool off, _) = (true, false, 1);
                new Key(this, "On", new KeyProps { EnableKeyRotation = on });
                new Key(this, "Off", new KeyProps { EnableKeyRotation = {|PL1504:off|} });
                var (first, second) = new Pair(false, true);
                new Key(this, "First", new KeyProps { EnableKeyRotation = {|PL1504:first|} });
                new Key(this, "Second", new KeyProps { EnableKeyRotation = second });
            }

            private (Key, Key) Keys() => (new Key(this, "Bare"), new Key(this, "Safe", new KeyProps { EnableKeyRotation = true }));
        }
        """);

    [Fact]
    public Task Constructs_whose_ids_are_not_known_are_kept_apart() => Verifier.InStack("""
        new Bucket(this, env + "-safe", new BucketProps { EnforceSSL = true });
        new {|PL2119:Bucket|}(this, env + "-bare");
        """);

    [Fact]
    public Task Ways_on_which_the_program_throws_make_nothing() => Verifier.File("""
        sealed class TestStack : Stack
        {
            internal TestStack(Construct scope, string id, string env, string size) : base(scope, id)
            {
                if (env == null || env.Length == 0) throw new System.ArgumentException(env);
                var key = new Key(this, {|PL1504:"Sure"|});
                var name = size ?? throw new System.ArgumentNullException(size);
                new Key(this, "Rotates", new KeyProps { EnableKeyRotation = Rotates(name) });
                new Key(this, "Still", new KeyProps { EnableKeyRotation = {|PL1504:Never(name)|} });
                try { if (size == "s") throw new System.InvalidOperationException(); } catch (System.InvalidOperationException) { }
                if (size == "s") ((CfnKey)key.Node.DefaultChild).Description = "small";
            }

            private static bool Rotates(string size)
            {
                if (size == "m") return true;
                throw Wrong(size);
            }

            private static bool Never(string size) => size switch { "m" => false, _ => throw Wrong(size) };

            private static System.Exception Wrong(string size) => new System.ArgumentException(size);
        }
        """);

    [Fact]
    public Task What_is_thrown_under_a_condition_is_assumed_under_it_only() => Verifier.InStack("""
        if (flag)
        {
            if ({|PL1504:env == "prod"|}) throw new System.InvalidOperationException();
            new Key(this, {|PL1504:"Test"|});
        }

        new Key(this, "Rest", new KeyProps { EnableKeyRotation = env == "prod" });
        """);

    [Fact]
    public Task Members_of_interfaces_are_those_of_the_object_behind() => Verifier.File("""
        interface ISettings { bool Rotate { get; } bool Allows(string name); }
        record Settings(bool Rotate) : ISettings { bool ISettings.Allows(string name) => name == "yes"; }
        sealed class TestStack : Stack
        {
            internal TestStack(Construct scope, string id) : base(scope, id)
            {
                ISettings on = new Settings(true), off = new Settings(false);
                new Key(this, "On", new KeyProps { EnableKeyRotation = on.Rotate });
                new Key(this, "Off", new KeyProps { EnableKeyRotation = {|PL1504:off.Rotate|} });
                new Key(this, "Yes", new KeyProps { EnableKeyRotation = on.Allows("yes") });
                new Key(this, "No", new KeyProps { EnableKeyRotation = {|PL1504:on.Allows("no")|} });
            }
        }
        """);

    [Fact]
    public Task Static_constructors_have_run_before_a_static_member_is_read() => Verifier.File("""
        static class Policy
        {
            private static bool _rotate;
            static Policy() { _rotate = false; }
            public static bool Rotate => _rotate;
        }
        sealed class TestStack : Stack
        {
            internal TestStack(Construct scope, string id) : base(scope, id) => new Key(this, "Key", new KeyProps { EnableKeyRotation = {|PL1504:Policy.Rotate|} });
        }
        """);
}
