using System;
using System.Buffers;
using System.Collections.Generic;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;

namespace PolicyLint.Lambda;

/// <summary>An event that Lambda hands over.</summary>
/// <param name="RequestId">Under which the answer is awaited.</param>
/// <param name="FunctionArn">The function that was invoked; its fifth part is the account.</param>
internal sealed record Invocation(string RequestId, string FunctionArn, byte[] Event);

/// <summary>Lambda's interface for custom runtimes, version 2018-06-01.</summary>
internal sealed class RuntimeApi(HttpClient http, string host)
{
    private const string ErrorType = "Lambda-Runtime-Function-Error-Type";
    private readonly string _root = $"http://{host}/2018-06-01/runtime/";

    /// <summary>The next event; waits for it as long as it takes.</summary>
    public async Task<Invocation> Next(CancellationToken cancellation)
    {
        using var response = await http.GetAsync(new Uri(_root + "invocation/next"), cancellation).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
        var body = await response.Content.ReadAsByteArrayAsync(cancellation).ConfigureAwait(false);
        return new Invocation(HeaderOf(response, "Lambda-Runtime-Aws-Request-Id"), HeaderOf(response, "Lambda-Runtime-Invoked-Function-Arn"), body);
    }

    public Task Respond(string requestId, byte[] json, CancellationToken cancellation) =>
        Post($"invocation/{requestId}/response", json, null, cancellation);

    /// <summary>Tells that the event could not be handled: Lambda hands an asynchronous one over again, later.</summary>
    public Task Fail(string requestId, Exception error, CancellationToken cancellation) =>
        Post($"invocation/{requestId}/error", ErrorOf(error), error.GetType().Name, cancellation);

    /// <summary>Tells that the program cannot start at all.</summary>
    public Task FailToStart(Exception error, CancellationToken cancellation) => Post("init/error", ErrorOf(error), error.GetType().Name, cancellation);

    private async Task Post(string path, byte[] json, string? errorType, CancellationToken cancellation)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(_root + path)) { Content = new ByteArrayContent(json) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (errorType is not null)
            request.Headers.TryAddWithoutValidation(ErrorType, errorType);
        using var response = await http.SendAsync(request, cancellation).ConfigureAwait(false);
        response.EnsureSuccessStatusCode();
    }

    private static byte[] ErrorOf(Exception error)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteString("errorMessage", error.Message);
            writer.WriteString("errorType", error.GetType().Name);
            writer.WriteStartArray("stackTrace");
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }

    private static string HeaderOf(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out IEnumerable<string>? values) ? string.Join(',', values) : "";
}
