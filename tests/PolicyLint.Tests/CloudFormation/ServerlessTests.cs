using System;
using PolicyLint.Model;
using Xunit;

namespace PolicyLint.Tests.CloudFormation;

/// <summary>SAM: what the Globals section adds, and what serverless resources become.</summary>
public class ServerlessTests
{
    private const string Transform = "Transform: AWS::Serverless-2016-10-31\n";

    [Fact]
    public void Globals_are_merged_as_SAM_does_it()
    {
        var given = Sam("""
            Globals:
              Function:
                Runtime: java21
                Timeout: 30
                Environment: {Variables: {A: shared, B: shared}}
                Layers: [one]
            Resources:
              F:
                Type: AWS::Serverless::Function
                Properties:
                  Timeout: 5
                  Environment: {Variables: {B: own}}
                  Layers: [two]
            """);
        Assert.Equal("'java21'", given.Of("F", "Runtime"));
        Assert.Equal("5", given.Of("F", "Timeout"));
        Assert.Equal("{Variables: {A: 'shared', B: 'own'}}", given.Of("F", "Environment"));
        Assert.Equal("['one', 'two']", given.Of("F", "Layers"));
    }

    [Fact]
    public void A_value_from_the_globals_says_so_and_stands_at_the_resource()
    {
        var given = Sam("Globals: {Function: {Runtime: java21}}\nResources:\n  F: {Type: AWS::Serverless::Function}\n");
        var runtime = given.Stack.Find("F")!.Properties.Find("Runtime")!;
        Assert.Equal("t.yaml:4:3", runtime.Span.ToString());
        Assert.Equal((OriginKind.GlobalsSection, "Function", "t.yaml:2:31"), (runtime.Origin!.Kind, runtime.Origin.Name, runtime.Origin.Span.ToString()));
    }

    [Theory]
    [InlineData("'*'", "nothing")]
    [InlineData("[Runtime]", "nothing")]
    [InlineData("[Timeout]", "'java21'")]
    public void Globals_can_be_ignored(string ignored, string runtime) => Assert.Equal(
        runtime, Sam($"Globals: {{Function: {{Runtime: java21}}}}\nResources:\n  F: {{Type: AWS::Serverless::Function, IgnoreGlobals: {ignored}}}\n").Of("F", "Runtime"));

    [Fact]
    public void Globals_are_for_their_own_type_alone() => Assert.Equal(
        "nothing", Sam("Globals: {Function: {Name: x}}\nResources:\n  A: {Type: AWS::Serverless::Api, Properties: {StageName: p}}\n").Of("A", "Name"));

    [Fact]
    public void A_function_is_also_a_lambda_function_with_the_same_logical_id()
    {
        var given = Sam("""
            Resources:
              F:
                Type: AWS::Serverless::Function
                Properties: {Runtime: java21, Role: 'arn:aws:iam::1:role/r', Tracing: Active, DeadLetterQueue: {Type: SQS, TargetArn: q}, Tags: {a: b}}
            """);
        Assert.Equal(
            "{Runtime: 'java21', Role: 'arn:aws:iam::1:role/r', DeadLetterConfig: {Type: 'SQS', TargetArn: 'q'}, TracingConfig: {Mode: 'Active'}, Tags: [{Key: 'a', Value: 'b'}]}",
            Made(given, "F", "AWS::Lambda::Function"));
        Assert.Equal(["F Fail: MemorySize is not set"], given.Judged("""{ "at": "MemorySize" }""", "AWS::Lambda::Function"));
        Assert.Equal("AWS::Serverless::Function", given.Stack.Find("F")!.Type);
    }

    [Fact]
    public void A_function_without_a_role_gets_one()
    {
        var given = Sam("""
            Resources:
              F:
                Type: AWS::Serverless::Function
                Properties:
                  VpcConfig: {SubnetIds: [s]}
                  Policies:
                    - AmazonS3FullAccess
                    - {Version: '2012-10-17', Statement: [{Effect: Allow, Action: '*', Resource: '*'}]}
              Q: {Type: Test::Thing, Properties: {P: !GetAtt FRole.Arn}}
            """);
        var role = Made(given, "FRole", "AWS::IAM::Role");
        Assert.Contains("'arn:aws:iam::aws:policy/AmazonS3FullAccess'", role, StringComparison.Ordinal);
        Assert.Contains("service-role/AWSLambdaVPCAccessExecutionRole", role, StringComparison.Ordinal);
        Assert.Contains("{PolicyName: 'FRolePolicy0', PolicyDocument: {Version: '2012-10-17', Statement: [{Effect: 'Allow', Action: '*', Resource: '*'}]}}", role, StringComparison.Ordinal);
        Assert.Equal(["Q Pass"], given.Judged("""{ "at": "P", "refersTo": { "resource": "AWS::IAM::Role" } }"""));
    }

    [Fact]
    public void What_a_policy_template_of_SAM_grants_is_not_known() => Assert.Equal(
        ["FRole Unknown: SAM writes a policy from its template 'S3ReadPolicy'"],
        Sam("Resources:\n  F: {Type: AWS::Serverless::Function, Properties: {Policies: [{S3ReadPolicy: {BucketName: b}}]}}\n")
            .Judged("""{ "at": "Policies", "default": [], "maxItems": 0 }""", "AWS::IAM::Role"));

    [Theory]
    [InlineData("[!If [C, {Statement: {Effect: Allow, Action: '*'}}, !Ref AWS::NoValue]]", "FRole Fail: must not be set")]
    [InlineData("[!If [C, !Ref AWS::NoValue, {Statement: {Effect: Allow, Action: '*'}}]]", "FRole Pass")]
    [InlineData("[!If [C, 'arn:aws:iam::aws:policy/ReadOnlyAccess', !Ref AWS::NoValue]]", "FRole Pass")]
    [InlineData("[!If [C, {S3ReadPolicy: {BucketName: b}}, !Ref AWS::NoValue]]", "FRole Unknown: SAM writes it from Policies")]
    public void A_policy_under_a_condition_is_there_where_the_condition_holds(string policies, string verdict) => Assert.Equal(
        [verdict],
        Sam($"Conditions: {{C: !Equals [a, a]}}\nResources:\n  F: {{Type: AWS::Serverless::Function, Properties: {{Policies: {policies}}}}}\n")
            .Judged("""{ "at": "Policies[]", "optional": true, "not": { "at": "PolicyDocument" } }""", "AWS::IAM::Role"));

    [Fact]
    public void A_table_is_a_DynamoDB_table() => Assert.Equal(
        "{SSESpecification: {SSEEnabled: true}, BillingMode: 'PAY_PER_REQUEST'}",
        Made(Sam("Resources:\n  T: {Type: AWS::Serverless::SimpleTable, Properties: {SSESpecification: {SSEEnabled: true}}}\n"), "T", "AWS::DynamoDB::Table"));

    [Theory]
    [InlineData("AWS::Serverless::Api", "StageName: Prod", "AProdStage", "AWS::ApiGateway::Stage")]
    [InlineData("AWS::Serverless::Api", "StageName: !Ref AWS::StackName", "AStage", "AWS::ApiGateway::Stage")]
    [InlineData("AWS::Serverless::HttpApi", "StageName: Prod", "AProdStage", "AWS::ApiGatewayV2::Stage")]
    [InlineData("AWS::Serverless::HttpApi", "", "AApiGatewayDefaultStage", "AWS::ApiGatewayV2::Stage")]
    public void An_api_has_a_stage_with_the_name_that_SAM_gives_it(string type, string properties, string id, string stage) =>
        Made(Sam($"Resources:\n  A: {{Type: {type}, Properties: {{{properties}}}}}\n"), id, stage);

    [Fact]
    public void A_reference_to_an_api_reaches_what_it_becomes() => Assert.Equal(
        ["R Pass"],
        Sam("Resources:\n  A: {Type: AWS::Serverless::Api, Properties: {StageName: p}}\n  R: {Type: Test::Thing, Properties: {P: !Ref A}}\n")
            .Judged("""{ "at": "P", "refersTo": { "resource": "AWS::ApiGateway::RestApi" } }"""));

    [Fact]
    public void What_refers_to_a_function_is_related_to_what_it_becomes() => Assert.Equal(
        ["F Pass"],
        Sam("Resources:\n  F: {Type: AWS::Serverless::Function, Properties: {Role: r}}\n  R: {Type: Test::Thing, Properties: {P: !GetAtt F.Arn}}\n")
            .Judged("""{ "relatedBy": { "resource": "Test::Thing", "at": "P", "some": true } }""", "AWS::Lambda::Function"));

    [Fact]
    public void A_rule_about_both_types_judges_what_is_written_alone() => Assert.Equal(
        ["A Fail: must be true"],
        Sam("Resources:\n  A: {Type: AWS::Serverless::Api, Properties: {StageName: p, TracingEnabled: false}}\n")
            .Judged("""{ "at": "TracingEnabled", "const": true }""", "AWS::ApiGateway::Stage\", \"AWS::Serverless::Api"));

    [Fact]
    public void The_stage_of_an_api_can_be_referred_to_by_the_api()
    {
        var given = Sam("""
            Resources:
              A: {Type: AWS::Serverless::Api, Properties: {StageName: v1}}
              H: {Type: AWS::Serverless::HttpApi}
              R: {Type: Test::Thing, Properties: {P: [!Ref A.Stage, !Sub '${A.Stage}', !Ref H.Stage]}}
            """);
        Assert.Equal("[→Av1Stage, →Av1Stage, →HApiGatewayDefaultStage]", given.Of("R", "P"));
        Assert.Equal("{RestApiId: →A, StageName: 'v1'}", Made(given, "Av1Stage", "AWS::ApiGateway::Stage"));
    }

    [Fact]
    public void Events_of_apis_that_are_not_named_make_one_api_for_all()
    {
        var given = Sam("""
            Globals: {Api: {TracingEnabled: true}}
            Resources:
              F: {Type: AWS::Serverless::Function, Properties: {Events: {E: {Type: Api, Properties: {Path: /, Method: get}}}}}
              G: {Type: AWS::Serverless::Function, Properties: {Events: {E: {Type: Api, Properties: {Path: /g, Method: get}}}}}
              N: {Type: AWS::Serverless::Function, Properties: {Events: {E: {Type: HttpApi, Properties: {ApiId: !Ref Own}}}}}
              Own: {Type: AWS::ApiGatewayV2::Api}
            Outputs: {Url: {Value: !Sub 'https://${ServerlessRestApi}.execute-api/${ServerlessRestApi.Stage}'}}
            """);
        Assert.Equal("{RestApiId: →ServerlessRestApi, StageName: 'Prod', TracingEnabled: true}", Made(given, "ServerlessRestApiProdStage", "AWS::ApiGateway::Stage"));
        Assert.DoesNotContain(given.Stack.Generated, r => r.LogicalId == "ServerlessHttpApi");
    }

    [Fact]
    public void A_public_url_of_a_function_comes_with_its_permission()
    {
        var given = Sam("Resources:\n  F: {Type: AWS::Serverless::Function, Properties: {FunctionUrlConfig: {AuthType: NONE}}}\n");
        Assert.Equal("{AuthType: 'NONE', TargetFunctionArn: →F}", Made(given, "FUrl", "AWS::Lambda::Url"));
        Assert.Equal(
            "{FunctionUrlAuthType: 'NONE', Action: 'lambda:InvokeFunctionUrl', Principal: '*', FunctionName: →F}",
            Made(given, "FUrlPublicPermissions", "AWS::Lambda::Permission"));
    }

    [Fact]
    public void What_a_resource_becomes_names_its_own_type()
    {
        var made = Assert.Single(Sam("Resources:\n  T: {Type: AWS::Serverless::SimpleTable}\n").Stack.Generated);
        Assert.Equal("'AWS::DynamoDB::Table'", Given.Write(made.Attributes.Find("Type")));
    }

    [Theory]
    [InlineData("ServerlessRestApi")]
    [InlineData("FRole")]
    [InlineData("F.Version")]
    [InlineData("FAliaslive")]
    [InlineData("ServerlessHttpApi")]
    public void Names_that_SAM_makes_are_no_problem(string name) =>
        Sam($"Resources:\n  F: {{Type: AWS::Serverless::Function}}\n  R: {{Type: Test::Thing, DependsOn: {name}, Properties: {{P: !Ref {name}}}}}\n");

    [Fact]
    public void Other_names_are_a_problem() => Assert.Contains(
        "'Function2' is neither a parameter nor a resource of the template; did you mean 'Functions'?",
        Assert.Single(Given.Template(Transform + "Resources:\n  Functions: {Type: AWS::Serverless::Function, Properties: {Role: !Ref Function2}}\n").Problems),
        StringComparison.Ordinal);

    [Fact]
    public void A_condition_of_a_serverless_resource_is_that_of_what_it_becomes() => Assert.Equal(
        ["F NotApplicable"],
        Sam("Conditions: {C: !Equals [a, b]}\nResources:\n  F: {Type: AWS::Serverless::Function, Condition: C}\n").Judged("""{ "at": "MemorySize" }""", "AWS::Lambda::Function"));

    private static Given Sam(string text) => Given.Template(Transform + text).WithoutProblems();

    private static string Made(Given given, string logicalId, string type) =>
        Given.Write(Assert.Single(given.Stack.Generated, r => r.LogicalId == logicalId && r.Type == type).Properties);
}
