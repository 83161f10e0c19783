using Xunit;

namespace PolicyLint.Tests.CloudFormation;

/// <summary>What intrinsic functions mean where their arguments are known, undecided, unknown or wrong.</summary>
public class FunctionTests
{
    private const string Sections = """
        Parameters:
          Name: {Type: String, Default: prod}
          Port: {Type: Number, Default: 80}
          Free: {Type: String}
          Zones: {Type: CommaDelimitedList, Default: 'a, b'}
          Choice: {Type: String, AllowedValues: [x, y]}
        Mappings:
          Sizes: {prod: {Cpu: 4, Zones: [p, q]}, dev: {Cpu: 1}}
        """;

    [Theory]
    [InlineData("!Ref Name", "'prod'")]
    [InlineData("!Ref Port", "80")]
    [InlineData("!Ref Zones", "['a', 'b']")]
    [InlineData("!Ref Other", "→Other")]
    [InlineData("!Ref AWS::Region", "→AWS::Region")]
    [InlineData("!Ref AWS::NoValue", "nothing")]
    [InlineData("!Ref Free", "?(depends on parameter 'Free', which has no default)")]
    [InlineData("!Ref Choice", "Choice is 'x': 'x'\nChoice is 'y': 'y'")]
    [InlineData("{Ref: Name}", "'prod'")]
    public void Ref(string value, string expected) => Means(value, expected);

    [Theory]
    [InlineData("!GetAtt Other.Arn", "→Other.Arn")]
    [InlineData("!GetAtt Other.Endpoint.Port", "→Other.Endpoint.Port")]
    [InlineData("{'Fn::GetAtt': [Other, Arn]}", "→Other.Arn")]
    [InlineData("{'Fn::GetAtt': [Other, !Ref Name]}", "→Other.prod")]
    public void GetAtt(string value, string expected) => Means(value, expected);

    [Theory]
    [InlineData("!Sub 'logs-${Name}'", "'logs-prod'")]
    [InlineData("!Sub '${Port}'", "'80'")]
    [InlineData("!Sub 'a${!Name}b'", "'a${Name}b'")]
    [InlineData("!Sub ['${Own}-${Name}', {Own: !Ref Port}]", "'80-prod'")]
    [InlineData("!Sub ['${Name}', {Name: mine}]", "'mine'")]
    [InlineData("!Sub '${Other.Arn}/*'", "<→Other.Arn+'/*'>")]
    [InlineData("!Sub '${Other}'", "→Other")]
    [InlineData("!Sub 'arn:${AWS::Partition}:s3:::${Other}/${Name}'", "<'arn:'+→AWS::Partition+':s3:::'+→Other+'/prod'>")]
    [InlineData("!Sub 'a-${Free}'", "<'a-'+?(depends on parameter 'Free', which has no default)>")]
    [InlineData("!Sub 'a-${Choice}'", "Choice is 'x': 'a-x'\nChoice is 'y': 'a-y'")]
    [InlineData("!Sub 'open ${ brace'", "'open ${ brace'")]
    [InlineData("!Sub ''", "''")]
    public void Sub(string value, string expected) => Means(value, expected);

    [Theory]
    [InlineData("!Join ['-', [a, !Ref Name, !Ref Port]]", "'a-prod-80'")]
    [InlineData("!Join ['', []]", "''")]
    [InlineData("!Join [',', !Ref Zones]", "'a,b'")]
    [InlineData("!Join ['-', [a, !Ref AWS::NoValue, b]]", "'a-b'")]
    [InlineData("!Join ['', [arn, !GetAtt Other.Arn]]", "<'arn'+→Other.Arn>")]
    [InlineData("!Join ['-', [a, !Ref Choice]]", "Choice is 'x': 'a-x'\nChoice is 'y': 'a-y'")]
    public void Join(string value, string expected) => Means(value, expected);

    [Theory]
    [InlineData("!Select [1, [a, b]]", "'b'")]
    [InlineData("!Select ['0', !Ref Zones]", "'a'")]
    [InlineData("!Select [0, !GetAZs '']", "?(the account decides which availability zones a region has)")]
    [InlineData("!Select [2, !Split ['/', 'a/b/c']]", "'c'")]
    [InlineData("!Select [0, !Split ['/', !Sub '${Name}/${Free}']]", "'prod'")]
    [InlineData("!Select [0, [!Ref Choice]]", "Choice is 'x': 'x'\nChoice is 'y': 'y'")]
    public void Select(string value, string expected) => Means(value, expected);

    [Theory]
    [InlineData("!Split [',', 'a,b,,c']", "['a', 'b', '', 'c']")]
    [InlineData("!Split ['::', 'a::b']", "['a', 'b']")]
    [InlineData("!Split ['-', !Ref Free]", "?(depends on parameter 'Free', which has no default)")]
    [InlineData("!Split ['-', !Ref Choice]", "Choice is 'x': ['x']\nChoice is 'y': ['y']")]
    [InlineData("!Split [':', !Sub 'a:${Free}']", "['a', …]")]
    public void Split(string value, string expected) => Means(value, expected);

    [Theory]
    [InlineData("!FindInMap [Sizes, prod, Cpu]", "4")]
    [InlineData("!FindInMap [Sizes, !Ref Name, Zones]", "['p', 'q']")]
    [InlineData("{'Fn::FindInMap': [Sizes, qa, Cpu, {DefaultValue: 9}]}", "9")]
    [InlineData("{'Fn::FindInMap': [Nowhere, qa, Cpu, {DefaultValue: !Ref Name}]}", "'prod'")]
    [InlineData("!FindInMap [Sizes, prod, !Ref Free]", "Free is 'Cpu': 4\nFree is 'Zones': ['p', 'q']")]
    public void FindInMap(string value, string expected) => Means(value, expected);

    [Theory]
    [InlineData("!Base64 text", "'text'")]
    [InlineData("{'Fn::Base64': !Sub 'x ${Name}'}", "'x prod'")]
    [InlineData("!ImportValue shared-vpc", "?(is imported from another stack's export 'shared-vpc')")]
    [InlineData("!ImportValue {'Fn::Sub': '${Name}-vpc'}", "?(is imported from another stack's export 'prod-vpc')")]
    [InlineData("!GetAZs ''", "[, …]")]
    [InlineData("{'Fn::Transform': {Name: Mine}}", "?(the macro 'Mine' may write anything here)")]
    [InlineData("!Cidr [10.0.0.0/16, 2, 8]", "['10.0.0.0/24', '10.0.1.0/24']")]
    [InlineData("!Cidr [!GetAtt Other.Block, 1, 8]", "[?('${Other.Block}' is only known after deployment)]")]
    public void Others(string value, string expected) => Means(value, expected);

    [Theory]
    [InlineData("{'Fn::Length': !Ref Zones}", "2")]
    [InlineData("{'Fn::Length': [a, b, c]}", "3")]
    [InlineData("{'Fn::ToJsonString': {a: [1, 'x\"y', true]}}", "'{\"a\":[1,\"x\\\"y\",true]}'")]
    [InlineData("{'Fn::ToJsonString': {arn: !GetAtt Other.Arn}}", "<'{\"arn\":\"'+→Other.Arn+'\"}'>")]
    public void Language_extensions(string value, string expected) =>
        Assert.Equal(expected, Given.Property(value, "Transform: AWS::LanguageExtensions\n" + Sections).WithoutProblems().P);

    [Theory]
    [InlineData("{{resolve:ssm:/db/name:1}}", "?(is the entry '/db/name:1' of the Systems Manager parameter store)")]
    [InlineData("{{resolve:ssm-secure:pw}}", "?(is the secure entry 'pw' of the Systems Manager parameter store)")]
    [InlineData("x-{{resolve:secretsmanager:s:SecretString:pw}}-y", "<'x-'+?(is the secret 's:SecretString:pw' of Secrets Manager)+'-y'>")]
    [InlineData("{{resolve:nothing:x}}", "'{{resolve:nothing:x}}'")]
    [InlineData("{{resolve:ssm:open", "'{{resolve:ssm:open'")]
    public void Dynamic_references(string value, string expected) => Means($"'{value}'", expected);

    [Fact]
    public void A_dynamic_reference_may_be_put_together() =>
        Means("!Sub '{{resolve:secretsmanager:${Other}:SecretString:pw}}'", "?(is the secret '${Other}:SecretString:pw' of Secrets Manager)");

    [Theory]
    [InlineData("[a, !Ref AWS::NoValue, b]", "['a', 'b']")]
    [InlineData("{a: 1, b: !Ref AWS::NoValue}", "{a: 1}")]
    [InlineData("!Sub ['${x}', {x: !Ref AWS::NoValue}]", "''")]
    public void NoValue_vanishes(string value, string expected) => Means(value, expected);

    [Theory]
    [InlineData("null", "nothing")]
    [InlineData("{a: 1, b: null}", "{a: 1}")]
    [InlineData("{a: 1, b: }", "{a: 1}")]
    [InlineData("[a, null]", "['a']")]
    public void What_is_null_is_not_set(string value, string expected) => Means(value, expected);

    [Theory]
    [InlineData("!Ref Othr", "7:15 'Othr' is neither a parameter nor a resource of the template; did you mean 'Other'?")]
    [InlineData("!Ref [a]", "7:15 Ref takes the name of a parameter or resource")]
    [InlineData("!Ref AWS::Regoin", "7:15 'AWS::Regoin' is not a pseudo parameter")]
    [InlineData("!GetAtt Other", "7:18 Fn::GetAtt takes a resource and an attribute: Resource.Attribute, or a list of both")]
    [InlineData("!GetAtt Nobody.Arn", "7:18 'Nobody' is no resource of the template")]
    [InlineData("!Sub {a: b}", "7:15 Fn::Sub takes a text, or a list of a text and a map")]
    [InlineData("!Sub []", "7:15 Fn::Sub takes a text, or a list of a text and a map")]
    [InlineData("!Sub '${a b}'", "7:15 '${a b}' in Fn::Sub names nothing: write '${!a b}' for the text itself")]
    [InlineData("!Join [a]", "7:16 Fn::Join takes a delimiter and a list of values")]
    [InlineData("!Join [',', text]", "7:16 Fn::Join takes a delimiter and a list of values")]
    [InlineData("!Select [3, [a]]", "7:18 Fn::Select asks for item 3 of a list with 1 item, counted from 0")]
    [InlineData("!Select [x, [a]]", "7:18 Fn::Select takes an index, and 'x' is none")]
    [InlineData("!Split ['', a]", "7:17 Fn::Split takes a delimiter that is not empty")]
    [InlineData("!FindInMap [Nowhere, a, b]", "7:21 there is no mapping 'Nowhere'")]
    [InlineData("!If [C, a]", "7:14 Fn::If takes the name of a condition and two values")]
    [InlineData("!If [Undefined, a, b]", "7:15 there is no condition 'Undefined'")]
    [InlineData("!Cidr [10.0.0.0/30, 2, 8]", "7:16 Fn::Cidr cannot cut blocks of 8 host bits from '10.0.0.0/30'")]
    [InlineData("!Cidr [10.0.0.0/24, 300, 4]", "7:16 Fn::Cidr takes an address block, a count from 1 to 256 and the number of host bits")]
    [InlineData("{'Fn::Joinn': [a]}", "7:11 'Fn::Joinn' is not an intrinsic function; did you mean 'Fn::Join'?")]
    [InlineData("{'Fn::Join': ['', [a]], b: 1}", "7:11 'Fn::Join' stands beside other keys, so it is not computed")]
    public void What_is_wrong_is_told_with_its_place_and_is_unknown(string value, string problem)
    {
        var given = Given.Property(value);
        Assert.Equal([problem], given.Problems);
    }

    [Theory]
    [InlineData("!Equals [!Sub [], a]")]
    [InlineData("!Equals [!Sub [{}], a]")]
    [InlineData("!Equals []")]
    [InlineData("!Not []")]
    [InlineData("!And []")]
    [InlineData("!And [{}]")]
    [InlineData("!Or text")]
    [InlineData("[]")]
    [InlineData("{'Fn::Equals': [{Ref: []}, {Ref: {}}]}")]
    [InlineData("{Condition: []}")]
    [InlineData("{'Fn::Nothing': x}")]
    [InlineData("")]
    public void A_malformed_condition_is_a_problem_and_may_hold_or_not(string condition)
    {
        var given = Given.Property("!If [C, a, b]", $"Conditions:\n  C: {condition}");
        Assert.NotEmpty(given.Problems);
        Assert.Equal(2, given.P.Split('\n').Length);
    }

    private static void Means(string value, string expected) => Assert.Equal(expected, Given.Property(value, Sections).WithoutProblems().P);
}
