using System;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace PolicyLint.Lambda.Aws;

/// <summary>One service of AWS in one region: sends signed requests and tries again where the service asks for patience.</summary>
/// <param name="address">Where the service listens.</param>
/// <param name="pause">How long to wait before the first repetition; doubled each time.</param>
internal sealed class AwsEndpoint(HttpClient http, Uri address, RequestSigner signer, TimeSpan pause)
{
    private const int Attempts = 5;

    /// <summary>The body of the answer.</summary>
    /// <param name="target">The operation of a JSON service, as <c>X-Amz-Target</c>; null for a query service.</param>
    /// <exception cref="AwsRequestException">The service refuses the request, or is still busy after the last attempt.</exception>
    public async Task<byte[]> Post(byte[] body, string contentType, string? target, AwsCredentials credentials, CancellationToken cancellation)
    {
        var wait = pause;
        for (var attempt = 1; ; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
            if (target is not null)
                request.Headers.TryAddWithoutValidation("X-Amz-Target", target);
            signer.Sign(request, body, credentials);
            using var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
            var answer = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
            if (response.IsSuccessStatusCode)
                return answer;
            var error = AwsRequestException.Of(address, (int)response.StatusCode, answer);
            if (attempt == Attempts || !error.IsPassing)
                throw error;
            await Task.Delay(wait, cancellation).ConfigureAwait(false);
            wait *= 2;
        }
    }
}
