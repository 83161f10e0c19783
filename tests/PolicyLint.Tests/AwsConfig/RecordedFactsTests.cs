using Xunit;

namespace PolicyLint.Tests.AwsConfig;

/// <summary>What an item tells beside the properties of its resource, and what it cannot tell.</summary>
public class RecordedFactsTests
{
    private const string Acl = "arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/filter/0a1";
    private const string IpSet = "arn:aws:wafv2:eu-west-1:111122223333:regional/ipset/everybody/0a2";

    [Theory]
    [InlineData("111122223333", "Pass")]
    [InlineData("444455556666", "Fail")]
    public void The_account_of_an_item_is_its_own_one(string trusted, string outcome)
    {
        var policy = $$$"""{ \"Statement\": [{ \"Effect\": \"Allow\", \"Principal\": { \"AWS\": \"arn:aws:iam::{{{trusted}}}:root\" }, \"Action\": \"kms:*\", \"Resource\": \"*\" }] }""";
        var key = Item("AWS::KMS::Key", "0a1b2c3d", "arn:aws:kms:eu-west-1:111122223333:key/0a1b2c3d", "{}", $$"""{ "Policy": "{{policy}}" }""");

        Assert.Equal([$"PL1509 0a1b2c3d {outcome}"], Given.Verdicts(key, "PL1509"));
    }

    [Fact]
    public void The_account_of_a_companion_is_that_of_its_item()
    {
        const string Policy = """{ \"Statement\": [{ \"Effect\": \"Allow\", \"Principal\": { \"AWS\": \"111122223333\" }, \"Action\": \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::logs/*\" }] }""";
        var bucket = Item("AWS::S3::Bucket", "logs", "arn:aws:s3:::logs", """{ "name": "logs" }""", $$"""{ "BucketPolicy": { "policyText": "{{Policy}}" } }""");

        Assert.Equal(["PL2622 logs Pass"], Given.Verdicts(bucket, "PL2622"));
    }

    [Theory]
    [InlineData("old-1.eu-west-1.elb.amazonaws.com", "Pass")]
    [InlineData("other-1.eu-west-1.elb.amazonaws.com", "Fail")]
    public void An_origin_is_known_by_its_host_name(string origin, string outcome)
    {
        var balancer = Item(
            "AWS::ElasticLoadBalancing::LoadBalancer", "old", "arn:aws:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/old",
            """{ "dnsname": "old-1.eu-west-1.elb.amazonaws.com", "listenerDescriptions": [{ "listener": { "protocol": "HTTP" } }] }""", "{}");
        var site = Item(
            "AWS::CloudFront::Distribution", "E1", "arn:aws:cloudfront::111122223333:distribution/E1",
            $$"""{ "distributionConfig": { "webACLId": "{{Acl}}", "origins": { "quantity": 1, "items": [{ "id": "old", "domainName": "{{origin}}" }] } } }""", "{}");

        Assert.Equal([$"PL1101 old {outcome}"], Given.Verdicts(Given.Snapshot(balancer, site), "PL1101"));
    }

    [Theory]
    [InlineData("AWS::ApiGatewayV2::Api", """{ "protocolType": "HTTP", "apiEndpoint": "https://a1.execute-api.eu-west-1.amazonaws.com" }""")]
    public void An_api_is_known_by_the_host_of_its_endpoint(string type, string configuration)
    {
        var api = Item(type, "a1", "arn:aws:apigateway:eu-west-1::/apis/a1", configuration, "{}");
        var site = Item(
            "AWS::CloudFront::Distribution", "E1", "arn:aws:cloudfront::111122223333:distribution/E1",
            $$"""{ "distributionConfig": { "webACLId": "{{Acl}}", "origins": { "quantity": 1, "items": [{ "id": "a", "domainName": "a1.execute-api.eu-west-1.amazonaws.com" }] } } }""", "{}");

        Assert.Equal(["PL1101 a1 Pass"], Given.Verdicts(Given.Snapshot(api, site), "PL1101"));
    }

    [Fact]
    public void What_a_rule_of_a_web_acl_does_not_say_is_not_set()
    {
        const string Rule = """{ "name": "geo", "priority": 1, "action": { "block": {} }, "statement": { "geoMatchStatement": { "countryCodes": ["AQ"] } } }""";

        Assert.Equal(["PL1114 acl Fail"], Given.Verdicts(WebAcl(Rule), "PL1114"));
    }

    [Theory]
    [InlineData("0.0.0.0/1", "Fail")]
    [InlineData("203.0.113.0/24", "Pass")]
    public void An_address_set_is_found_by_its_arn(string addresses, string outcome)
    {
        const string Rules =
            $$"""
            { "name": "first", "priority": 1, "action": { "allow": {} }, "statement": { "iPSetReferenceStatement": { "arn": "{{IpSet}}" } } },
            { "name": "core", "priority": 2, "overrideAction": { "none": {} }, "statement": { "managedRuleGroupStatement": { "vendorName": "AWS", "name": "AWSManagedRulesCommonRuleSet" } } }
            """;
        var set = Item("AWS::WAFv2::IPSet", "0a2", IpSet, $$"""{ "name": "everybody", "id": "0a2", "iPAddressVersion": "IPV4", "addresses": ["{{addresses}}"] }""", "{}");

        Assert.Equal([$"PL1111 acl {outcome}"], Given.Verdicts(Given.Snapshot(WebAcl(Rules), set), "PL1111"));
    }

    [Theory]
    [InlineData("""{ "type": 128, "code": 0 }""", "Pass")]
    [InlineData("null", "Fail")]
    public void A_network_acl_tells_the_kinds_of_ICMP(string typeAndCode, string outcome)
    {
        var acl = Item(
            "AWS::EC2::NetworkAcl", "acl-1", "arn:aws:ec2:eu-west-1:111122223333:network-acl/acl-1",
            $$"""{ "entries": [{ "ipv6CidrBlock": "2001:db8::/64", "egress": false, "protocol": "58", "ruleAction": "allow", "ruleNumber": 1, "icmpTypeCode": {{typeAndCode}} }] }""", "{}");

        Assert.Equal([$"PL2423 acl-1 {outcome}"], Given.Verdicts(acl, "PL2423"));
    }

    [Fact]
    public void The_id_of_a_subnet_names_no_interface()
    {
        const string Configuration = """{ "resourceId": "subnet-0a1b2c3d4e5f60718", "trafficType": "ALL", "logGroupName": "flows" }""";
        var subnet = Item("AWS::EC2::Subnet", "subnet-0a1b2c3d4e5f60718", "arn:aws:ec2:eu-west-1:111122223333:subnet/subnet-0a1b2c3d4e5f60718", """{ "vpcId": "vpc-0a1b2c3d4e5f60718" }""", "{}");
        var vpc = Item("AWS::EC2::VPC", "vpc-0a1b2c3d4e5f60718", "arn:aws:ec2:eu-west-1:111122223333:vpc/vpc-0a1b2c3d4e5f60718", "{}", "{}");
        var log = Item("AWS::EC2::FlowLog", "fl-1", "arn:aws:ec2:eu-west-1:111122223333:vpc-flow-log/fl-1", Configuration, "{}");

        Assert.Equal(["PL1807 fl-1 Pass"], Given.Verdicts(Given.Snapshot(subnet, vpc, log), "PL1807"));
    }

    [Fact]
    public void A_deployed_value_does_not_tell_where_it_came_from()
    {
        var instance = Item("AWS::RDS::DBInstance", "db-1", "arn:aws:rds:eu-west-1:111122223333:db:orders", """{ "masterUsername": "clerk" }""", "{}");

        Assert.Equal(["PL1712 db-1 Unknown"], Given.Verdicts(instance, "PL1712"));
    }

    private static string WebAcl(string rules) => Item("AWS::WAFv2::WebACL", "acl", Acl, $$"""{ "name": "filter", "id": "acl", "resourceARN": "{{Acl}}", "defaultAction": { "allow": {} }, "rules": [{{rules}}] }""", "{}");

    private static string Item(string type, string id, string arn, string configuration, string supplementary) =>
        $$"""
        {
          "configurationItemStatus": "OK", "configurationItemCaptureTime": "2026-03-02T10:15:30.123Z", "awsAccountId": "111122223333", "awsRegion": "eu-west-1",
          "resourceType": "{{type}}", "resourceId": "{{id}}", "ARN": "{{arn}}", "configuration": {{configuration}}, "supplementaryConfiguration": {{supplementary}}
        }
        """;
}
