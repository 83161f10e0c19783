using System.Collections.Generic;
using System.Text.Json;

namespace PolicyLint.AwsConfig.PutEvaluations;

/// <summary>Writes one request of PutEvaluations.</summary>
public static class PutEvaluationsRequest
{
    /// <summary>The request as a JSON object.</summary>
    /// <param name="evaluations">At most <see cref="PutEvaluationsLimits.Evaluations"/>.</param>
    /// <param name="resultToken">The token of the event that asked; in test mode any text.</param>
    /// <param name="isTest">True to have AWS Config check the request and keep nothing.</param>
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<ConfigEvaluation> evaluations, string resultToken, bool isTest)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("Evaluations");
        for (var i = 0; i < evaluations.Count; i++)
            Write(writer, evaluations[i]);
        writer.WriteEndArray();
        writer.WriteString("ResultToken", resultToken);
        writer.WriteBoolean("TestMode", isTest);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, in ConfigEvaluation evaluation)
    {
        writer.WriteStartObject();
        writer.WriteString("ComplianceResourceType", evaluation.ResourceType);
        writer.WriteString("ComplianceResourceId", evaluation.ResourceId);
        writer.WriteString("ComplianceType", evaluation.ComplianceType);
        if (evaluation.Annotation.Length > 0)
            writer.WriteString("Annotation", PutEvaluationsLimits.Shorten(evaluation.Annotation));
        writer.WriteString("OrderingTimestamp", evaluation.OrderingTimestamp);
        writer.WriteEndObject();
    }
}
