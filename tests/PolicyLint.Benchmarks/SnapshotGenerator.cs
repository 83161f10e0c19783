using System;
using System.Globalization;
using System.IO;
using System.Text;

namespace PolicyLint.Benchmarks;

/// <summary>
/// Writes a snapshot of an account and region of any size, the same each time: VPCs with their subnets, groups, interfaces and instances, roles,
/// buckets, functions, keys, and the compliance of resources, which no rule is about. An item has 5 KB in the mean; those of published snapshots have 23.
/// </summary>
internal sealed class SnapshotGenerator(TextWriter output)
{
    private const string Head = """{"configurationItemVersion":"1.3","configurationItemCaptureTime":"2026-03-02T10:15:30.123Z","configurationStateId":1772446530123,"awsAccountId":"111122223333","configurationItemStatus":"OK","configurationStateMd5Hash":"","resourceCreationTime":"2025-11-20T08:00:00.000Z","awsRegion":"eu-west-1","availabilityZone":"Regional","relatedEvents":[],""";

    private long _written;
    private int _number;

    /// <summary>Writes at least so many bytes.</summary>
    public void Write(long bytes)
    {
        Put("""{"fileVersion":"1.0","configSnapshotId":"0f1e2d3c-0000-4444-8888-aabbccddeeff","configurationItems":[""");
        for (_number = 0; _written < bytes; _number++)
        {
            Put(_number == 0 ? "\n" : ",\n");
            Put(Item());
        }

        Put("\n]}\n");
    }

    private void Put(string text)
    {
        output.Write(text);
        _written += text.Length;
    }

    // Twenty items make a workload; its VPC is the first of them.
    private string Item()
    {
        var vpc = (_number - (_number % 20)).ToString("x8", CultureInfo.InvariantCulture);
        var id = _number.ToString("x8", CultureInfo.InvariantCulture);
        return (_number % 20) switch
        {
            0 => Item("AWS::EC2::VPC", $"vpc-{vpc}", "vpc", $$$$$$"""{"vpcId":"vpc-{{{{{{vpc}}}}}}","state":"available","cidrBlock":"10.20.0.0/16","dhcpOptionsId":"dopt-1","instanceTenancy":"default","isDefault":false,"ownerId":"111122223333","tags":[{"key":"Name","value":"core"}]}"""),
            1 => Item("AWS::EC2::FlowLog", $"fl-{id}", "vpc-flow-log", $$$$$$"""{"flowLogId":"fl-{{{{{{id}}}}}}","resourceId":"vpc-{{{{{{vpc}}}}}}","trafficType":"ALL","logDestinationType":"s3","logDestination":"arn:aws:s3:::logs-{{{{{{vpc}}}}}}","flowLogStatus":"ACTIVE","maxAggregationInterval":600}"""),
            2 or 3 => Item("AWS::EC2::Subnet", $"subnet-{id}", "subnet", $$$$$$"""{"subnetId":"subnet-{{{{{{id}}}}}}","vpcId":"vpc-{{{{{{vpc}}}}}}","cidrBlock":"10.20.1.0/24","mapPublicIpOnLaunch":false,"availabilityZone":"eu-west-1a","state":"available","ownerId":"111122223333"}"""),
            4 or 5 => Item("AWS::EC2::SecurityGroup", $"sg-{id}", "security-group", $$$$$$"""{"groupId":"sg-{{{{{{id}}}}}}","groupName":"web","description":"web","vpcId":"vpc-{{{{{{vpc}}}}}}","ownerId":"111122223333","ipPermissions":[{"ipProtocol":"tcp","fromPort":443,"toPort":443,"ipv4Ranges":[{"cidrIp":"10.0.0.0/8","description":"inside"}],"ipRanges":["10.0.0.0/8"],"ipv6Ranges":[],"prefixListIds":[],"userIdGroupPairs":[]}],"ipPermissionsEgress":[{"ipProtocol":"-1","ipv4Ranges":[{"cidrIp":"0.0.0.0/0"}],"ipRanges":["0.0.0.0/0"],"ipv6Ranges":[],"prefixListIds":[],"userIdGroupPairs":[]}]}"""),
            6 or 7 => Item("AWS::EC2::NetworkInterface", $"eni-{id}", "network-interface", $$$$$$"""{"networkInterfaceId":"eni-{{{{{{id}}}}}}","vpcId":"vpc-{{{{{{vpc}}}}}}","subnetId":"subnet-{{{{{{vpc}}}}}}","groups":[{"groupId":"sg-{{{{{{id}}}}}}","groupName":"web"}],"privateIpAddress":"10.20.1.7","sourceDestCheck":true,"status":"in-use","interfaceType":"interface"}"""),
            8 or 9 or 10 => Instance(id, vpc),
            11 => Item("AWS::EC2::Volume", $"vol-{id}", "volume", $$$$$$"""{"volumeId":"vol-{{{{{{id}}}}}}","encrypted":true,"size":100,"volumeType":"gp3","state":"in-use","kmsKeyId":"arn:aws:kms:eu-west-1:111122223333:key/{{{{{{vpc}}}}}}","attachments":[{"instanceId":"i-{{{{{{id}}}}}}","device":"/dev/xvda","deleteOnTermination":true}]}"""),
            12 => Role(id),
            13 => Bucket(id, vpc),
            14 => Item("AWS::Lambda::Function", $"fn-{id}", "function", $$$$$$"""{"functionName":"fn-{{{{{{id}}}}}}","functionArn":"arn:aws:lambda:eu-west-1:111122223333:function:fn-{{{{{{id}}}}}}","runtime":"python3.13","role":"arn:aws:iam::111122223333:role/role-{{{{{{vpc}}}}}}","handler":"main.handler","codeSize":1024,"timeout":30,"memorySize":256,"tracingConfig":{"mode":"Active"},"vpcConfig":{"subnetIds":["subnet-{{{{{{vpc}}}}}}"],"securityGroupIds":["sg-{{{{{{vpc}}}}}}"]},"layers":[]}"""),
            15 => Item("AWS::KMS::Key", id, "key", $$$$$$"""{"keyId":"{{{{{{id}}}}}}","enabled":true,"keyUsage":"ENCRYPT_DECRYPT","keyState":"Enabled","origin":"AWS_KMS","keySpec":"SYMMETRIC_DEFAULT","multiRegion":false,"description":"data"}""", """{"KeyRotationStatus":true,"Policy":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::111122223333:root\"},\"Action\":\"kms:*\",\"Resource\":\"*\"}]}"}"""),
            _ => Compliance(id, vpc),
        };
    }

    private static string Instance(string id, string vpc)
    {
        var devices = new StringBuilder();
        for (var i = 0; i < 12; i++)
            devices.Append(CultureInfo.InvariantCulture, $$$$$$"""{{{{{{(i > 0 ? "," : "")}}}}}}{"deviceName":"/dev/xvd{{{{{{(char)('a' + i)}}}}}}","ebs":{"attachTime":"2025-11-20T08:00:00.000Z","deleteOnTermination":true,"status":"attached","volumeId":"vol-{{{{{{id}}}}}}{{{{{{i}}}}}}"}}""");
        return Item("AWS::EC2::Instance", $"i-{id}", "instance", $$$$$$"""{"instanceId":"i-{{{{{{id}}}}}}","imageId":"ami-0abc","state":{"code":16,"name":"running"},"instanceType":"m7g.large","keyName":null,"vpcId":"vpc-{{{{{{vpc}}}}}}","subnetId":"subnet-{{{{{{vpc}}}}}}","monitoring":{"state":"enabled"},"placement":{"availabilityZone":"eu-west-1a","tenancy":"default","groupName":""},"iamInstanceProfile":{"arn":"arn:aws:iam::111122223333:instance-profile/web","id":"AIPA1"},"securityGroups":[{"groupId":"sg-{{{{{{vpc}}}}}}","groupName":"web"}],"metadataOptions":{"state":"applied","httpTokens":"required","httpPutResponseHopLimit":1,"httpEndpoint":"enabled"},"ebsOptimized":true,"sourceDestCheck":true,"blockDeviceMappings":[{{{{{{devices}}}}}}],"networkInterfaces":[{"networkInterfaceId":"eni-{{{{{{id}}}}}}","subnetId":"subnet-{{{{{{vpc}}}}}}","attachment":{"deviceIndex":0}}]}""");
    }

    private static string Role(string id)
    {
        var statement = Uri.EscapeDataString("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject","dynamodb:Query"],"Resource":["arn:aws:s3:::data/*","arn:aws:dynamodb:eu-west-1:111122223333:table/orders"]}]}""");
        var trust = Uri.EscapeDataString("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"lambda.amazonaws.com"},"Action":"sts:AssumeRole"}]}""");
        return Item("AWS::IAM::Role", $"AROA{id}", "role", $$$$$$"""{"path":"/","roleName":"role-{{{{{{id}}}}}}","roleId":"AROA{{{{{{id}}}}}}","arn":"arn:aws:iam::111122223333:role/role-{{{{{{id}}}}}}","createDate":"2025-11-20T08:00:00.000Z","assumeRolePolicyDocument":"{{{{{{trust}}}}}}","instanceProfileList":[],"rolePolicyList":[{"policyName":"data","policyDocument":"{{{{{{statement}}}}}}"}],"attachedManagedPolicies":[{"policyName":"AWSLambdaBasicExecutionRole","policyArn":"arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"}],"tags":[]}""");
    }

    private static string Bucket(string id, string vpc) => Item("AWS::S3::Bucket", $"logs-{vpc}", "bucket", $$$$$$"""{"name":"logs-{{{{{{vpc}}}}}}","creationDate":"2025-11-20T08:00:00.000Z","owner":{"displayName":null,"id":"{{{{{{id}}}}}}"},"region":"eu-west-1"}""",
        $$$$$$"""{"AccessControlList":"\"{\\\"grantSet\\\":null,\\\"owner\\\":{\\\"displayName\\\":null,\\\"id\\\":\\\"{{{{{{id}}}}}}\\\"}}\"","BucketLoggingConfiguration":{"destinationBucketName":null,"logFilePrefix":null},"BucketVersioningConfiguration":{"isMfaDeleteEnabled":null,"status":"Enabled"},"BucketPolicy":{"policyText":"{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Deny\",\"Principal\":\"*\",\"Action\":\"s3:*\",\"Resource\":[\"arn:aws:s3:::logs-{{{{{{vpc}}}}}}\",\"arn:aws:s3:::logs-{{{{{{vpc}}}}}}/*\"],\"Condition\":{\"Bool\":{\"aws:SecureTransport\":\"false\"}}}]}"},"PublicAccessBlockConfiguration":{"blockPublicAcls":true,"ignorePublicAcls":true,"blockPublicPolicy":true,"restrictPublicBuckets":true},"ServerSideEncryptionConfiguration":{"rules":[{"applyServerSideEncryptionByDefault":{"sseAlgorithm":"aws:kms","kmsMasterKeyID":"{{{{{{vpc}}}}}}"},"bucketKeyEnabled":true}]}}""");

    // The most numerous items of many accounts: what Config's own rules say of each resource.
    private static string Compliance(string id, string vpc)
    {
        var rules = new StringBuilder();
        for (var i = 0; i < 150; i++)
            rules.Append(CultureInfo.InvariantCulture, $$$$$$"""{{{{{{(i > 0 ? "," : "")}}}}}}{"configRuleName":"securityhub-rule-{{{{{{i}}}}}}-{{{{{{id}}}}}}","configRuleArn":"arn:aws:config:eu-west-1:111122223333:config-rule/config-rule-{{{{{{i}}}}}}","complianceType":"COMPLIANT"}""");
        return Item("AWS::Config::ResourceCompliance", $"AWS::EC2::VPC/vpc-{vpc}-{id}", "compliance", $$$$$$"""{"complianceType":"COMPLIANT","targetResourceId":"vpc-{{{{{{vpc}}}}}}","targetResourceType":"AWS::EC2::VPC","configRuleList":[{{{{{{rules}}}}}}]}""");
    }

    private static string Item(string type, string id, string kind, string configuration, string supplementary = "{}") =>
        $$$$$$"""{{{{{{Head}}}}}}"resourceType":"{{{{{{type}}}}}}","resourceId":"{{{{{{id}}}}}}","resourceName":"{{{{{{id}}}}}}","ARN":"arn:aws:service:eu-west-1:111122223333:{{{{{{kind}}}}}}/{{{{{{id}}}}}}","relationships":[{"resourceId":"vpc-1","resourceType":"AWS::EC2::VPC","name":"Is contained in Vpc"}],"tags":{"Name":"{{{{{{id}}}}}}","team":"payments"},"configuration":{{{{{{configuration}}}}}},"supplementaryConfiguration":{{{{{{supplementary}}}}}}}""";
}
