using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text;
using PolicyLint.Lambda.Aws;
using Xunit;

namespace PolicyLint.Tests.Lambda;

/// <summary>Signatures of AWS's own test suite for Signature Version 4, and one that AWS's own client made for AWS Config.</summary>
public class RequestSignerTests
{
    private static readonly AwsCredentials Example = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", null);

    [Theory]
    [InlineData("GET", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("POST", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")]
    public void A_plain_request_has_the_published_signature(string method, string signature)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "https://example.amazonaws.com/");
        Signer("us-east-1", "service").Sign(request, [], Example);

        Assert.Equal(
            $"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature={signature}",
            Header(request, "Authorization"));
        Assert.Equal("20150830T123600Z", Header(request, "X-Amz-Date"));
    }

    [Fact]
    public void Target_content_type_and_session_token_are_signed_too()
    {
        var body = Encoding.UTF8.GetBytes("""{"ResultToken":"T"}""");
        using var request = new HttpRequestMessage(HttpMethod.Post, "https://config.eu-west-1.amazonaws.com/") { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-amz-json-1.1");
        request.Headers.TryAddWithoutValidation("X-Amz-Target", "StarlingDoveService.PutEvaluations");
        Signer("eu-west-1", "config").Sign(request, body, Example with { SessionToken = "TOKEN" });

        Assert.Equal(
            "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/eu-west-1/config/aws4_request, "
            + "SignedHeaders=content-type;host;x-amz-date;x-amz-security-token;x-amz-target, "
            + "Signature=2900464271fa4747d8e62271bedfd0ba7dca6f55d2ce14501bc8cfc89a54e272",
            Header(request, "Authorization"));
    }

    [Fact]
    public void Credentials_do_not_show_their_secret() => Assert.Equal("AKIDEXAMPLE", Example.ToString());

    private static RequestSigner Signer(string region, string service) => new(region, service, new Clock());

    private static string Header(HttpRequestMessage request, string name) => string.Join(',', request.Headers.GetValues(name));

    private sealed class Clock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero);
    }
}
