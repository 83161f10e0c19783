using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.AWS.CertificateManager;
using Amazon.CDK.AWS.CloudFront;
using Amazon.CDK.AWS.CloudFront.Origins;
using Amazon.CDK.AWS.S3;

public static class DistributionStacks
{
    public static void Plain(Stack stack) => new Distribution(stack, "Site", new DistributionProps { DefaultBehavior = new BehaviorOptions { Origin = new S3Origin(new Bucket(stack, "Bucket")) } });

    public static void Controlled(Stack stack) => new Distribution(stack, "Site", new DistributionProps
    {
        DefaultBehavior = new BehaviorOptions { Origin = S3BucketOrigin.WithOriginAccessControl(new Bucket(stack, "Bucket")), ViewerProtocolPolicy = ViewerProtocolPolicy.REDIRECT_TO_HTTPS },
        DefaultRootObject = "index.html",
    });

    public static void Guarded(Stack stack) => new Distribution(stack, "Site", new DistributionProps
    {
        DefaultBehavior = new BehaviorOptions { Origin = new HttpOrigin("example.com", new HttpOriginProps { ProtocolPolicy = OriginProtocolPolicy.HTTP_ONLY, OriginSslProtocols = [OriginSslPolicy.TLS_V1] }), AllowedMethods = AllowedMethods.ALLOW_ALL },
        AdditionalBehaviors = new Dictionary<string, IBehaviorOptions> { ["/api/*"] = new BehaviorOptions { Origin = new HttpOrigin("api.example.com"), ViewerProtocolPolicy = ViewerProtocolPolicy.HTTPS_ONLY, CachePolicy = CachePolicy.CACHING_DISABLED } },
        WebAclId = "arn:aws:wafv2:us-east-1:123456789012:global/webacl/x/1",
        DomainNames = ["www.example.com"],
        Certificate = Certificate.FromCertificateArn(stack, "Certificate", "arn:aws:acm:us-east-1:123456789012:certificate/abc"),
        MinimumProtocolVersion = SecurityPolicyProtocol.TLS_V1_2_2019,
        EnableLogging = true,
        GeoRestriction = GeoRestriction.Denylist("XX"),
        PriceClass = PriceClass.PRICE_CLASS_100,
    });

    public static void Identified(Stack stack)
    {
        var bucket = new Bucket(stack, "Bucket");
        var identity = new OriginAccessIdentity(stack, "Identity");
        bucket.GrantRead(identity);
        new CloudFrontWebDistribution(stack, "Site", new CloudFrontWebDistributionProps
        {
            OriginConfigs = [new SourceConfiguration { S3OriginSource = new S3OriginConfig { S3BucketSource = bucket, OriginAccessIdentity = identity }, Behaviors = [new Behavior { IsDefaultBehavior = true }] }],
        });
    }
}
