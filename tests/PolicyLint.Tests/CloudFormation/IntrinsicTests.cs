using Xunit;

namespace PolicyLint.Tests.CloudFormation;

public class IntrinsicTests
{
    private const string Sections = """
        Transform: AWS::LanguageExtensions
        Parameters:
          Env: { Type: String, AllowedValues: [dev, prod] }
          Name: { Type: String }
          Default: { Type: String, Default: given }
          List: { Type: CommaDelimitedList, Default: "a, b" }
          Number: { Type: Number, Default: 7 }
        Mappings:
          Sizes:
            dev: { Type: small, Zones: [x, y] }
            prod: { Type: large, Zones: [z] }
        Conditions:
          IsProd: !Equals [!Ref Env, prod]
        """;

    [Theory]
    [InlineData("!Ref B", "→ B")]
    [InlineData("!Ref AWS::Region", "→ AWS::Region")]
    [InlineData("!Ref AWS::NoValue", "nothing")]
    [InlineData("!Ref Default", "\"given\"")]
    [InlineData("!Ref Number", "7")]
    [InlineData("!Ref List", "[\"a\", \"b\"]")]
    [InlineData("!Ref Name", "unknown: depends on parameter 'Name', which has no default")]
    [InlineData("!Ref Env", "\"dev\" when Env is 'dev' | \"prod\" when Env is 'prod'")]
    [InlineData("!GetAtt B.Arn", "→ B.Arn")]
    [InlineData("!GetAtt [B, Arn]", "→ B.Arn")]
    [InlineData("{ Fn::GetAtt: B.Website.Url }", "→ B.Website.Url")]
    public void References(string expression, string meaning) => Assert.Equal(meaning, Lowered.Value(expression, Sections));

    [Theory]
    [InlineData("!Sub plain", "\"plain\"")]
    [InlineData("!Sub 'a-${Default}'", "\"a-given\"")]
    [InlineData("!Sub 'a-${!Default}'", "\"a-${Default}\"")]
    [InlineData("!Sub 'arn:aws:s3:::${B}/*'", "\"arn:aws:s3:::\" + → B + \"/*\"")]
    [InlineData("!Sub '${B.Arn}/*'", "→ B.Arn + \"/*\"")]
    [InlineData("!Sub '${B}'", "→ B")]
    [InlineData("!Sub ['${X}-${Default}', { X: !Ref Number }]", "\"7-given\"")]
    [InlineData("!Sub 'a-${Env}'", "\"a-dev\" when Env is 'dev' | \"a-prod\" when Env is 'prod'")]
    [InlineData("!Sub 'a-${Name}'", "\"a-\" + unknown: depends on parameter 'Name', which has no default")]
    [InlineData("!Sub '$ {Name} ${'", "\"$ {Name} ${\"")]
    public void Substitutions(string expression, string meaning) => Assert.Equal(meaning, Lowered.Value(expression, Sections));

    [Theory]
    [InlineData("!Join ['-', [a, b, !Ref Default]]", "\"a-b-given\"")]
    [InlineData("!Join [',', !Ref List]", "\"a,b\"")]
    [InlineData("!Join ['', ['arn:', !Ref B]]", "\"arn:\" + → B")]
    [InlineData("!Join ['-', [a, !If [IsProd, b, !Ref AWS::NoValue], c]]", "\"a-c\" when Env is 'dev' | \"a-b-c\" when Env is 'prod'")]
    [InlineData("!Join ['', [a, !If [IsProd, b, !Ref AWS::NoValue], c]]", "\"ac\" when Env is 'dev' | \"abc\" when Env is 'prod'")]
    [InlineData("!Join [',', !GetAtt B.Names]", "→ B.Names")]
    [InlineData("!Join [',', !GetAZs '']", "unknown: the account decides which availability zones a region has")]
    public void Joins(string expression, string meaning) => Assert.Equal(meaning, Lowered.Value(expression, Sections));

    [Theory]
    [InlineData("!Select [1, [a, b]]", "\"b\"")]
    [InlineData("!Select ['0', !Ref List]", "\"a\"")]
    [InlineData("!Select [0, !GetAZs '']", "unknown: the account decides which availability zones a region has")]
    [InlineData("!Select [0, !GetAtt B.Names]", "unknown: '${B.Names}' is only known after deployment")]
    [InlineData("!Select [0, [!If [IsProd, !Ref AWS::NoValue, a], b]]", "\"a\" when Env is 'dev' | \"b\" when Env is 'prod'")]
    [InlineData("!Split [',', 'a,b']", "[\"a\", \"b\"]")]
    [InlineData("!Select [1, !Split ['-', !Sub 'x-${Env}']]", "\"dev\" when Env is 'dev' | \"prod\" when Env is 'prod'")]
    [InlineData("!Select [0, !Split [':', !Sub 'arn:aws:s3:::${B}']]", "\"arn\"")]
    [InlineData("!Select [5, !Split [':', !Sub 'arn:aws:s3:::${B}']]",
        "unknown: splits 'arn:aws:s3:::${B}', of which parts are only known after deployment")]
    [InlineData("!Select [1, !Split ['|', 'a|b-{{resolve:ssm:/c}}|d']]", "\"b-\" + unknown: is the entry '/c' of the Systems Manager parameter store")]
    [InlineData("!Select [2, !Split ['|', 'a|b-{{resolve:ssm:/c}}|d']]", "\"d\"")]
    [InlineData("!Select [0, !Split ['|', '{{resolve:ssm:/c}}']]", "unknown: is the entry '/c' of the Systems Manager parameter store")]
    [InlineData("!Select [1, !Split ['/', 'a/{{resolve:ssm:/c}}']]",
        "unknown: splits 'a/${/c}', of which parts are only known after deployment")]
    [InlineData("!Select [0, !Cidr [10.0.0.0/16, 2, 8]]", "\"10.0.0.0/24\"")]
    [InlineData("!Cidr [10.1.255.0/24, 3, 5]", "[\"10.1.255.0/27\", \"10.1.255.32/27\", \"10.1.255.64/27\"]")]
    [InlineData("!Select [1, !Cidr [!GetAtt B.CidrBlock, 2, 8]]", "unknown: '${B.CidrBlock}' is only known after deployment")]
    public void Lists(string expression, string meaning) => Assert.Equal(meaning, Lowered.Value(expression, Sections));

    [Theory]
    [InlineData("!FindInMap [Sizes, dev, Type]", "\"small\"")]
    [InlineData("!FindInMap [Sizes, !Ref Env, Zones]", "[\"x\", \"y\"] when Env is 'dev' | [\"z\"] when Env is 'prod'")]
    [InlineData("!FindInMap [Sizes, test, Type, { DefaultValue: tiny }]", "\"tiny\"")]
    [InlineData("!FindInMap [Sizes, !GetAtt B.Arn, Type]", "unknown: the mapping is looked up with '${B.Arn}', which is only known after deployment")]
    public void Mappings(string expression, string meaning) => Assert.Equal(meaning, Lowered.Value(expression, Sections));

    [Theory]
    [InlineData("!FindInMap [M, a, Text]", "\"x-\" + unknown: is the entry '/c' of the Systems Manager parameter store")]
    [InlineData("!FindInMap [M, a, List]", "[unknown: is the entry '/c' of the Systems Manager parameter store]")]
    [InlineData("!Ref P", "\"x-\" + unknown: is the entry '/c' of the Systems Manager parameter store")]
    [InlineData("!Sub '${P}-y'", "\"x-\" + unknown: is the entry '/c' of the Systems Manager parameter store + \"-y\"")]
    public void Dynamic_references_are_found_wherever_a_text_comes_from(string expression, string meaning) => Assert.Equal(meaning, Lowered.Value(
        expression,
        """
        Parameters: { P: { Type: String, Default: 'x-{{resolve:ssm:/c}}' } }
        Mappings: { M: { a: { Text: 'x-{{resolve:ssm:/c}}', List: ['{{resolve:ssm:/c}}'] } } }
        """));

    [Theory]
    [InlineData("!If [IsProd, yes, no]", "false when Env is 'dev' | true when Env is 'prod'")]
    [InlineData("!If [IsProd, !Ref Env, other]", "\"other\" when Env is 'dev' | \"prod\" when Env is 'prod'")]
    [InlineData("[a, !If [IsProd, b, !Ref AWS::NoValue]]", "[\"a\"] when Env is 'dev' | [\"a\", \"b\"] when Env is 'prod'")]
    [InlineData("{ K: !If [IsProd, !Ref AWS::NoValue, v] }", "{K: \"v\"} when Env is 'dev' | {} when Env is 'prod'")]
    [InlineData("!If [IsProd, !If [IsProd, a, b], !If [IsProd, c, d]]", "\"d\" when Env is 'dev' | \"a\" when Env is 'prod'")]
    [InlineData("!If [IsProd, !Ref AWS::NoValue, !Ref AWS::NoValue]", "nothing")]
    public void Choices(string expression, string meaning) => Assert.Equal(meaning, Lowered.Value(expression, Sections));

    [Theory]
    [InlineData("!Base64 { Fn::Sub: 'echo ${Default}' }", "\"echo given\"")]
    [InlineData("!ImportValue shared-vpc", "unknown: is imported from another stack's export 'shared-vpc'")]
    [InlineData("!ImportValue { Fn::Sub: '${Name}-vpc' }", "unknown: is imported from another stack's export '${Name}-vpc'")]
    [InlineData("{ Fn::Length: !Ref List }", "2")]
    [InlineData("{ Fn::ToJsonString: { a: [1, !Ref B], b: \"x\\\"y\" } }", "\"{\"a\":[1,\"\" + → B + \"\"],\"b\":\"x\\\"y\"}\"")]
    [InlineData("{ Fn::Transform: { Name: Mine } }", "unknown: the macro 'Mine' may write anything here")]
    [InlineData("{ A: 1, Fn::Transform: { Name: Mine } }", "{A: 1 … the macro 'Mine' may write anything here}")]
    public void Others(string expression, string meaning) => Assert.Equal(meaning, Lowered.Value(expression, Sections));

    [Theory]
    [InlineData("'{{resolve:ssm:/app/ami:3}}'", "unknown: is the entry '/app/ami:3' of the Systems Manager parameter store")]
    [InlineData("'{{resolve:ssm-secure:/db/password}}'", "unknown: is the secure entry '/db/password' of the Systems Manager parameter store")]
    [InlineData("'{{resolve:secretsmanager:Db:SecretString:password}}'", "unknown: is the secret 'Db:SecretString:password' of Secrets Manager")]
    [InlineData("'user={{resolve:ssm:u}};'", "\"user=\" + unknown: is the entry 'u' of the Systems Manager parameter store + \";\"")]
    [InlineData("!Sub '{{resolve:secretsmanager:${B}:SecretString:p}}'", "unknown: is the secret '${B}:SecretString:p' of Secrets Manager")]
    [InlineData("!Join ['', ['{{resolve:secretsmanager:', !Ref B, '::}}']]", "unknown: is the secret '${B}::' of Secrets Manager")]
    [InlineData("!Sub '{{resolve:ssm:never ${B} closed'", "\"{{resolve:ssm:never \" + → B + \" closed\"")]
    [InlineData("'{{resolve:elsewhere:x}}'", "\"{{resolve:elsewhere:x}}\"")]
    public void Dynamic_references(string expression, string meaning) => Assert.Equal(meaning, Lowered.Value(expression, Sections));

    [Theory]
    [InlineData("!Ref Nothing", "6:15 'Nothing' is neither a parameter nor a resource of the template")]
    [InlineData("!Ref Nmae", "6:15 'Nmae' is neither a parameter nor a resource of the template; did you mean 'Name'?")]
    [InlineData("!Ref AWS::Regoin", "6:15 'AWS::Regoin' is not a pseudo parameter")]
    [InlineData("!GetAtt X.Arn", "6:18 'X' is no resource of the template")]
    [InlineData("!Sub '${X.Arn}'", "6:15 'X' is no resource of the template")]
    [InlineData("!Sub '${a b}'", "6:15 '${a b}' in Fn::Sub names nothing: write '${!a b}' for the text itself")]
    [InlineData("!Sub '${List}'", "6:15 Fn::Sub cannot put a list or a map into a text")]
    [InlineData("!Join [a]", "6:16 Fn::Join takes a delimiter and a list of values")]
    [InlineData("!Join [a, b]", "6:16 Fn::Join takes a delimiter and a list of values")]
    [InlineData("!Select [2, [a, b]]", "6:18 Fn::Select asks for item 2 of a list with 2 items, counted from 0")]
    [InlineData("!Select [x, [a, b]]", "6:18 Fn::Select takes an index, and 'x' is none")]
    [InlineData("!Split [',']", "6:17 Fn::Split takes a delimiter and a text")]
    [InlineData("!FindInMap [Sizes, dev]", "6:21 Fn::FindInMap takes a mapping, a key and a second key")]
    [InlineData("!FindInMap [Size, dev, Type]", "6:21 there is no mapping 'Size'; did you mean 'Sizes'?")]
    [InlineData("!FindInMap [Sizes, test, Type]", "6:21 the mapping 'Sizes' has no 'test'")]
    [InlineData("!FindInMap [Sizes, dev, X]", "6:21 the mapping 'Sizes' has no 'X' under 'dev'")]
    [InlineData("!If [IsProd, a]", "6:14 Fn::If takes the name of a condition and two values")]
    [InlineData("!Equals [a, b]", "6:10 Fn::Equals belongs into the Conditions section; Fn::If takes the condition's name")]
    [InlineData("!Cidr [10.0.0.0/30, 6, 8]", "6:16 Fn::Cidr cannot cut blocks of 8 host bits from '10.0.0.0/30'")]
    [InlineData("{ Fn::Foo: x }", "6:12 'Fn::Foo' is not an intrinsic function; did you mean 'Fn::Not'?")]
    [InlineData("!Join ['', !Ref AWS::NoValue]", "6:21 AWS::NoValue cannot be an argument of Fn::Join")]
    public void What_is_wrong_is_reported_at_its_place_and_unknown(string expression, string problem)
    {
        var lowered = Lowered.With(expression, Sections);
        Assert.Equal([problem], lowered.Messages);
        Assert.StartsWith("unknown: the template is wrong here: ", lowered.P.Replace(" when Env is 'dev'", "", System.StringComparison.Ordinal), System.StringComparison.Ordinal);
    }
}
