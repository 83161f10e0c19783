using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net.Http;
using System.Security.Cryptography;
using System.Text;

namespace PolicyLint.Lambda.Aws;

/// <summary>Signs requests with AWS Signature Version 4.</summary>
/// <remarks>As far as this program needs it: the path is <c>/</c>, there is no query, and all headers that are set are signed.</remarks>
internal sealed class RequestSigner(string region, string service, TimeProvider clock)
{
    private const string Algorithm = "AWS4-HMAC-SHA256";

    /// <summary>Adds the date, the session token and the signature to the request's headers.</summary>
    /// <param name="body">What the request will send.</param>
    public void Sign(HttpRequestMessage request, ReadOnlySpan<byte> body, AwsCredentials credentials)
    {
        var now = clock.GetUtcNow();
        var time = now.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var date = time[..8];
        request.Headers.TryAddWithoutValidation("X-Amz-Date", time);
        if (credentials.SessionToken is not null)
            request.Headers.TryAddWithoutValidation("X-Amz-Security-Token", credentials.SessionToken);

        var headers = HeadersOf(request);
        var names = string.Join(';', headers.Keys);
        var scope = $"{date}/{region}/{service}/aws4_request";
        var toSign = $"{Algorithm}\n{time}\n{scope}\n{Hash(Encoding.UTF8.GetBytes(Canonical(request, headers, names, body)))}";
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(Key(credentials.SecretAccessKey, date), Encoding.UTF8.GetBytes(toSign)));
        request.Headers.TryAddWithoutValidation(
            "Authorization", $"{Algorithm} Credential={credentials.AccessKeyId}/{scope}, SignedHeaders={names}, Signature={signature}");
    }

    private static string Canonical(HttpRequestMessage request, SortedDictionary<string, string> headers, string names, ReadOnlySpan<byte> body)
    {
        var text = new StringBuilder();
        text.Append(request.Method.Method).Append("\n/\n\n");
        foreach (var header in headers)
            text.Append(header.Key).Append(':').Append(header.Value).Append('\n');
        return text.Append('\n').Append(names).Append('\n').Append(Hash(body)).ToString();
    }

    private static SortedDictionary<string, string> HeadersOf(HttpRequestMessage request)
    {
        var uri = request.RequestUri!;
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = uri.IsDefaultPort ? uri.Host : $"{uri.Host}:{uri.Port}" };
        foreach (var header in request.Headers)
            headers[header.Key.ToLowerInvariant()] = string.Join(',', header.Value).Trim();
        if (request.Content?.Headers.ContentType is { } type)
            headers["content-type"] = type.ToString();
        return headers;
    }

    private byte[] Key(string secret, string date)
    {
        var key = HMACSHA256.HashData(Encoding.UTF8.GetBytes("AWS4" + secret), Encoding.UTF8.GetBytes(date));
        key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(region));
        key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(service));
        return HMACSHA256.HashData(key, "aws4_request"u8);
    }

    private static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
