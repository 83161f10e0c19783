using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using PolicyLint.Documents;
using Xunit;

namespace PolicyLint.Tests.CloudFormation;

/// <summary>Templates made to exhaust us: each ends soon, with an answer.</summary>
public class AttackTests
{
    private const string IsTrue = """{ "at": "P", "const": "true" }""";

    [Fact]
    public Task Thirty_independent_conditions_are_too_many_scenarios() => Soon(() =>
    {
        var sections = "Parameters:\n" + Lines(30, i => $"  P{i}: {{Type: String}}") + "Conditions:\n" + Lines(30, i => $"  C{i}: !Equals [!Ref P{i}, x]");
        var value = "[" + string.Join(", ", Enumerable.Range(0, 30).Select(i => $"!If [C{i}, a, b]")) + "]";
        var judged = Given.Property(value, sections).WithoutProblems().Judged("""{ "at": "P", "items": { "enum": ["a", "b"] } }""");
        Assert.Equal(["R Unknown: too many scenarios (limit 256)"], judged);
    });

    [Fact]
    public Task Conditions_that_double_each_time_are_computed_once() => Soon(() =>
    {
        var sections = "Parameters:\n  A: {Type: String}\nConditions:\n  C0: !Equals [!Ref A, x]\n" + Lines(60, i => $"  C{i + 1}: !And [!Condition C{i}, !Or [!Condition C{i}, !Condition C{i}]]");
        Assert.Equal("A is 'x': 'a'\nA is not 'x': 'b'", Given.Property("!If [C60, a, b]", sections).WithoutProblems().P);
    });

    [Fact]
    public Task A_rules_section_of_many_questions_ends() => Soon(() =>
    {
        var sections = "Parameters:\n" + Lines(20, i => $"  P{i}: {{Type: String}}") + "Conditions:\n" + Lines(20, i => $"  C{i}: !Equals [!Ref P{i}, x]")
            + "Rules:\n  R: {Assertions: [{Assert: !Not [!And [" + string.Join(", ", Enumerable.Range(0, 20).Select(i => $"!Equals [!Ref P{i}, x]")) + "]]}]}\n";
        var value = "[" + string.Join(", ", Enumerable.Range(0, 20).Select(i => $"!If [C{i}, a, b]")) + "]";
        Assert.Equal(["R Unknown: too many scenarios (limit 256)"], Given.Property(value, sections).Judged("""{ "at": "P", "items": { "enum": ["a", "b"] } }"""));
    });

    [Fact]
    public Task A_chain_of_ten_thousand_conditions_ends() => Soon(() =>
    {
        var given = Given.Property("!If [C9999, a, b]", "Conditions:\n  C0: !Equals [a, b]\n" + Lines(9999, i => $"  C{i + 1}: !Not [!Condition C{i}]"));
        Assert.Contains(given.Problems, p => p.EndsWith("conditions name each other more than 128 deep", StringComparison.Ordinal));
    });

    [Theory]
    [InlineData("""{"Fn::Join":["",[""", """]]}""")]
    [InlineData("""{"Fn::If":["C",""", """,""]}""")]
    [InlineData("""{"Fn::Select":[0,[""", """]]}""")]
    [InlineData("[", "]")]
    public Task Ten_thousand_functions_inside_each_other_are_refused(string open, string close) => Soon(() =>
    {
        var text = new StringBuilder("""{"Resources":{"R":{"Type":"Test::Thing","Properties":{"P":""");
        text.Insert(text.Length, open, 10_000).Append("\"x\"").Insert(text.Length, close, 10_000).Append("}}}}");
        var refused = Assert.Throws<MalformedDocumentException>(() => Given.Template(text.ToString()));
        Assert.Contains("128", refused.Message, StringComparison.Ordinal);
    });

    [Theory]
    [InlineData("'x'")]
    [InlineData("!Ref Other")]
    [InlineData("!Ref Choice")]
    [InlineData("!Ref Free")]
    public Task A_text_that_doubles_each_time_is_cut_off(string seed) => Soon(() =>
    {
        var value = seed;
        for (var i = 0; i < 40; i++)
            value = "{'Fn::Sub': ['${a}${a}', {a: " + value + "}]}";
        var p = Given.Property(value, "Parameters:\n  Free: {Type: String}\n  Choice: {Type: String, AllowedValues: [x, y]}").WithoutProblems().P;
        Assert.Contains("text of more than 1048576 characters", p, StringComparison.Ordinal);
    });

    [Fact]
    public Task A_choice_that_doubles_in_each_scenario_is_computed_once() => Soon(() =>
    {
        var value = "!Ref Choice";
        for (var i = 0; i < 18; i++)
            value = "{'Fn::Select': [0, [{'Fn::Sub': ['${a}${a}', {a: " + value + "}]}]]}";
        var given = Given.Property(value, "Parameters:\n  Choice: {Type: String, AllowedValues: [x, y]}").WithoutProblems();
        Assert.Equal(["R Fail: must be 'true'"], given.Judged(IsTrue));
    });

    [Fact]
    public Task Many_long_texts_are_cut_off() => Soon(() =>
    {
        var sections = "Parameters:\n  Long: {Type: String, Default: '" + new string('x', 1_000_000) + "'}\n";
        var value = "[" + string.Join(", ", Enumerable.Repeat("!Sub 'a${Long}'", 10_000)) + "]";
        Assert.Contains("more than 16777216 characters of text", Given.Property(value, sections).WithoutProblems().P, StringComparison.Ordinal);
    });

    [Fact]
    public Task A_join_of_many_pieces_with_a_long_delimiter_is_cut_off() => Soon(() =>
    {
        var sections = "Parameters:\n  Many: {Type: String, Default: '" + new string(',', 500_000) + "'}\n";
        var p = Given.Property("!Join [!Ref Many, !Split [',', !Ref Many]]", sections).WithoutProblems().P;
        Assert.Contains("text of more than 1048576 characters", p, StringComparison.Ordinal);
    });

    [Fact]
    public Task A_loop_inside_a_loop_inside_a_loop_is_cut_off() => Soon(() =>
    {
        var body = "{'R&{A9}': {Type: 'Test::Thing'}}";
        for (var i = 9; i >= 0; i--)
            body = $"{{'Fn::ForEach::L{i}': [A{i}, [a, b, c, d, e, f, g, h, i, j], {body}]}}";
        var given = Given.Template("Transform: AWS::LanguageExtensions\nResources: " + body);
        Assert.Contains(given.Problems, p => p.Contains("Fn::ForEach writes more than 250000 nodes", StringComparison.Ordinal));
    });

    [Fact]
    public Task A_loop_over_a_text_that_doubles_each_time_is_cut_off() => Soon(() =>
    {
        var body = "{'R${A29}': {Type: 'Test::Thing'}}";
        for (var i = 29; i > 0; i--)
            body = $"{{'Fn::ForEach::L{i}': [A{i}, ['${{A{i - 1}}}${{A{i - 1}}}'], {body}]}}";
        var given = Given.Template("Transform: AWS::LanguageExtensions\nResources: {'Fn::ForEach::L0': [A0, [x], " + body + "]}");
        Assert.Contains(given.Problems, p => p.Contains("Fn::ForEach writes too much text", StringComparison.Ordinal));
    });

    [Fact]
    public Task A_loop_that_writes_many_keys_is_read_in_linear_time() => Soon(() =>
    {
        var items = string.Join(",", Enumerable.Range(0, 60_000));
        var given = Given.Template($"Transform: AWS::LanguageExtensions\nResources: {{'Fn::ForEach::L': [A, [{items}], {{'R${{A}}': {{Type: 'Test::Thing'}}}}]}}");
        Assert.Equal(60_000, given.WithoutProblems().Stack.Resources.Count);
    });

    [Fact]
    public Task A_circle_of_many_resources_ends() => Soon(() =>
    {
        var given = Given.Template("Resources:\n" + Lines(20_000, i => $"  R{i}: {{Type: 'Test::Thing', DependsOn: R{(i + 1) % 20_000}}}"));
        Assert.StartsWith("2:3 circular dependency: R0", Assert.Single(given.Problems), StringComparison.Ordinal);
    });

    private static string Lines(int count, Func<int, string> line) => string.Concat(Enumerable.Range(0, count).Select(i => line(i) + "\n"));

    // Far more than any of these takes, and far less than what it guards against.
    private static Task Soon(Action test) => Task.Run(test, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
}
