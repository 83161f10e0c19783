using System;
using System.Net.Http;
using PolicyLint.Lambda.Aws;

namespace PolicyLint.Lambda;

/// <summary>What Lambda tells a function by environment variables.</summary>
/// <param name="ConfigAddress">Where AWS Config listens.</param>
/// <param name="SecurityAddress">Where AWS STS listens.</param>
/// <param name="Pause">The first pause before a request is repeated.</param>
internal sealed record FunctionSettings(string Region, AwsCredentials Credentials, Uri ConfigAddress, Uri SecurityAddress, TimeSpan Pause)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(250);

    public static FunctionSettings Read(Func<string, string?> variable)
    {
        var region = Required(variable, "AWS_REGION");
        var credentials = new AwsCredentials(Required(variable, "AWS_ACCESS_KEY_ID"), Required(variable, "AWS_SECRET_ACCESS_KEY"), variable("AWS_SESSION_TOKEN"));
        return new FunctionSettings(
            region,
            credentials,
            Address(variable, "CONFIG_SERVICE", ConfigService.Name, region),
            Address(variable, "STS", SecurityTokenService.Name, region),
            FirstPause);
    }

    public CustomRule CreateRule(HttpClient http)
    {
        var config = new AwsEndpoint(http, ConfigAddress, new RequestSigner(Region, ConfigService.Name, TimeProvider.System), Pause);
        var security = new AwsEndpoint(http, SecurityAddress, new RequestSigner(Region, SecurityTokenService.Name, TimeProvider.System), Pause);
        return new CustomRule(new ConfigService(config, Pause), new SecurityTokenService(security), Credentials);
    }

    // The names of AWS's own SDKs for endpoints other than the public ones, such as one inside a VPC.
    private static Uri Address(Func<string, string?> variable, string service, string host, string region)
    {
        var set = variable("AWS_ENDPOINT_URL_" + service) ?? variable("AWS_ENDPOINT_URL");
        if (string.IsNullOrEmpty(set))
            set = $"https://{host}.{region}.{(region.StartsWith("cn-", StringComparison.Ordinal) ? "amazonaws.com.cn" : "amazonaws.com")}/";
        return Uri.TryCreate(set, UriKind.Absolute, out var address) && address.AbsolutePath == "/"
            ? address
            : throw new FormatException($"'{set}' is no address of a service");
    }

    private static string Required(Func<string, string?> variable, string name) =>
        variable(name) is { Length: > 0 } value ? value : throw new FormatException($"the environment variable {name} is not set");
}
