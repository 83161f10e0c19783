using System;
using System.Buffers;
using System.Collections.Generic;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using PolicyLint.AwsConfig.PutEvaluations;

namespace PolicyLint.Lambda.Aws;

/// <summary>AWS Config, as far as a custom rule needs it.</summary>
/// <param name="pause">How long to wait before evaluations that failed are sent again.</param>
internal sealed class ConfigService(AwsEndpoint endpoint, TimeSpan pause)
{
    public const string Name = "config";

    private const string Json = "application/x-amz-json-1.1";
    private const string TargetPrefix = "StarlingDoveService.";
    private const int Attempts = 4;

    /// <summary>Hands over evaluations, in requests of a hundred; those that AWS Config could not take are sent again.</summary>
    /// <exception cref="AwsRequestException">AWS Config refuses a request, or some evaluations each time.</exception>
    public async Task PutEvaluations(
        IReadOnlyList<ConfigEvaluation> evaluations, string resultToken, bool isTest, AwsCredentials credentials, CancellationToken cancellation)
    {
        for (var start = 0; start < evaluations.Count; start += PutEvaluationsLimits.Evaluations)
        {
            var some = new List<ConfigEvaluation>();
            for (var i = start; i < evaluations.Count && i < start + PutEvaluationsLimits.Evaluations; i++)
                some.Add(evaluations[i]);
            await PutSome(some, resultToken, isTest, credentials, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>The newest item of the resource up to a time: the answer of GetResourceConfigHistory as it came.</summary>
    /// <param name="captureTime">The time of the item that is asked for, as AWS Config wrote it.</param>
    public Task<byte[]> GetItem(string resourceType, string resourceId, DateTimeOffset captureTime, AwsCredentials credentials, CancellationToken cancellation)
    {
        var body = Written(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("resourceType", resourceType);
            writer.WriteString("resourceId", resourceId);
            writer.WriteNumber("laterTime", captureTime.ToUnixTimeMilliseconds() / 1000m);
            writer.WriteNumber("limit", 1);
            writer.WriteEndObject();
        });
        return endpoint.Post(body, Json, TargetPrefix + "GetResourceConfigHistory", credentials, cancellation);
    }

    private async Task PutSome(
        List<ConfigEvaluation> evaluations, string resultToken, bool isTest, AwsCredentials credentials, CancellationToken cancellation)
    {
        var wait = pause;
        for (var attempt = 1; ; attempt++)
        {
            var body = Written(writer => PutEvaluationsRequest.Write(writer, evaluations, resultToken, isTest));
            var answer = await endpoint.Post(body, Json, TargetPrefix + "PutEvaluations", credentials, cancellation).ConfigureAwait(false);
            evaluations = FailedOf(answer);
            if (evaluations.Count == 0)
                return;
            if (attempt == Attempts)
                throw new AwsRequestException($"AWS Config did not take {evaluations.Count} evaluations, such as that of {evaluations[0].ResourceId}", isPassing: true);
            await Task.Delay(wait, cancellation).ConfigureAwait(false);
            wait *= 2;
        }
    }

    private static List<ConfigEvaluation> FailedOf(byte[] answer)
    {
        var failed = new List<ConfigEvaluation>();
        using var document = JsonDocument.Parse(answer.Length == 0 ? "{}"u8.ToArray() : answer);
        if (!document.RootElement.TryGetProperty("FailedEvaluations", out var list) || list.ValueKind != JsonValueKind.Array)
            return failed;
        foreach (var one in list.EnumerateArray())
        {
            failed.Add(new ConfigEvaluation(
                TextOf(one, "ComplianceResourceType"), TextOf(one, "ComplianceResourceId"), TextOf(one, "ComplianceType"),
                TextOf(one, "Annotation"), TimeOf(one)));
        }

        return failed;
    }

    private static string TextOf(JsonElement map, string name) =>
        map.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    // The service's answers write times as seconds.
    private static string TimeOf(JsonElement map)
    {
        if (!map.TryGetProperty("OrderingTimestamp", out var time) || time.ValueKind != JsonValueKind.Number)
            return TextOf(map, "OrderingTimestamp");
        return DateTimeOffset.FromUnixTimeMilliseconds((long)(time.GetDecimal() * 1000)).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static byte[] Written(Action<Utf8JsonWriter> write)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
            write(writer);
        return bytes.WrittenSpan.ToArray();
    }
}
