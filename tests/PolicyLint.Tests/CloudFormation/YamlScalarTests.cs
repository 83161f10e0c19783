using PolicyLint.Documents;
using Xunit;

namespace PolicyLint.Tests.CloudFormation;

public class YamlScalarTests
{
    [Theory]
    [InlineData("true", "true")]
    [InlineData("True", "true")]
    [InlineData("YES", "true")]
    [InlineData("on", "true")]
    [InlineData("FALSE", "false")]
    [InlineData("No", "false")]
    [InlineData("off", "false")]
    public void Booleans_of_YAML_1_1_are_booleans(string yaml, string text) => Is(ScalarKind.Boolean, text, yaml);

    [Theory]
    [InlineData("~")]
    [InlineData("null")]
    [InlineData("NULL")]
    [InlineData("")]
    public void Null_has_four_forms(string yaml) => Is(ScalarKind.Null, yaml, yaml);

    [Theory]
    [InlineData("0")]
    [InlineData("-7")]
    [InlineData("1.10")]
    [InlineData("1e3")]
    [InlineData("2.5E-07")]
    [InlineData("123456789012")]
    [InlineData("123456789012345678901234567890")]
    public void Decimal_numbers_keep_their_digits(string yaml) => Is(ScalarKind.Number, yaml, yaml);

    [Theory]
    [InlineData("0300", "192")]
    [InlineData("-010", "-8")]
    [InlineData("012345670123", "1402433619")]
    [InlineData("012345678901", "12345678901")]
    [InlineData("0x1F", "31")]
    [InlineData("0b101", "5")]
    [InlineData("22:30", "1350")]
    [InlineData("1:00:00", "3600")]
    [InlineData("190:20:30", "685230")]
    [InlineData("1_000", "1000")]
    [InlineData("+12", "12")]
    [InlineData("+.5", "0.5")]
    [InlineData("-.5e+3", "-0.5e+3")]
    [InlineData("1.", "1")]
    [InlineData("00.5", "0.5")]
    [InlineData("1_0.5_0", "10.50")]
    public void Other_numbers_of_YAML_1_1_read_as_the_decimal_number_that_CloudFormation_makes_of_them(string yaml, string text) =>
        Is(ScalarKind.Number, text, yaml);

    [Theory]
    [InlineData("2012-10-17")]
    [InlineData("2012-10-17T10:00:00Z")]
    [InlineData("10.0.0.0/16")]
    [InlineData("10.0.0.1")]
    [InlineData("09:30")]
    [InlineData("00:00:00:00")]
    [InlineData("12:60")]
    [InlineData("12:005")]
    [InlineData("12::00")]
    [InlineData("3.0.0")]
    [InlineData("1e")]
    [InlineData("1e+")]
    [InlineData("e5")]
    [InlineData("0x")]
    [InlineData("0xG")]
    [InlineData("0b2")]
    [InlineData("+")]
    [InlineData(".")]
    [InlineData("._5")]
    [InlineData("1._5")]
    [InlineData(".inf")]
    [InlineData(".NaN")]
    [InlineData("0xFFFFFFFFFFFFFFFFFF")]
    [InlineData("99999999999999999999:00")]
    [InlineData("y")]
    [InlineData("N")]
    [InlineData("yEs")]
    [InlineData("nil")]
    [InlineData("nullable")]
    public void What_only_looks_similar_is_a_string(string yaml) => Is(ScalarKind.String, yaml, yaml);

    [Theory]
    [InlineData("'true'", "true")]
    [InlineData("\"012\"", "012")]
    [InlineData("''", "")]
    [InlineData("|-\n  1", "1")]
    [InlineData(">-\n  null", "null")]
    [InlineData("'it''s'", "it's")]
    [InlineData("\"a\\tb\\x41\\u00e9\\\n  c\"", "a\tbAéc")]
    public void Quoted_and_block_scalars_are_strings(string yaml, string text) => Is(ScalarKind.String, text, yaml);

    private static void Is(ScalarKind kind, string text, string yaml)
    {
        var scalar = Assert.IsType<ScalarNode>(Assert.IsType<ListNode>(Yaml.Read("- " + yaml)).Items[0]);
        Assert.Equal(kind, scalar.Kind);
        Assert.Equal(text, scalar.Text);
    }
}
