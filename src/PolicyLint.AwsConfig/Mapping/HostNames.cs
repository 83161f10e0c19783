using System;
using PolicyLint.AwsConfig.Items;
using PolicyLint.Documents;

namespace PolicyLint.AwsConfig.Mapping;

/// <summary>The names under which the internet knows what has one: deployed origins and aliases say these, where templates refer.</summary>
internal static class HostNames
{
    private const string Scheme = "://";

    /// <summary>The host name; null where the resource has none or the item does not say it.</summary>
    public static string? Of(ConfigItem item) => item.Identity.Type switch
    {
        "AWS::ElasticLoadBalancing::LoadBalancer" or "AWS::ElasticLoadBalancingV2::LoadBalancer" => Text(item, "dNSName"),
        "AWS::CloudFront::Distribution" => Text(item, "domainName"),
        "AWS::ApiGatewayV2::Api" => Text(item, "apiEndpoint") is { } endpoint ? HostOf(endpoint) : null,
        // REST APIs do not say theirs; see "Invoke a REST API in API Gateway".
        "AWS::ApiGateway::RestApi" when Text(item, "id") is { } id => $"{id}.execute-api.{item.Identity.Region}.amazonaws.com",
        _ => null,
    };

    private static string? Text(ConfigItem item, string key) =>
        item.Configuration is { } configuration && Folding.Find(configuration, key) is ScalarNode { Text.Length: > 0 } text ? text.Text : null;

    private static string HostOf(string url)
    {
        var start = url.IndexOf(Scheme, StringComparison.Ordinal);
        var host = start < 0 ? url : url[(start + Scheme.Length)..];
        var end = host.IndexOf('/', StringComparison.Ordinal);
        return end < 0 ? host : host[..end];
    }
}
