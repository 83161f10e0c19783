using System;
using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using PolicyLint.AwsConfig.PutEvaluations;
using PolicyLint.Lambda.Aws;

namespace PolicyLint.Lambda;

/// <summary>Handles the events of a custom rule: judges the item and hands the verdict to AWS Config.</summary>
/// <param name="credentials">The function's own.</param>
internal sealed class CustomRule(ConfigService config, SecurityTokenService security, AwsCredentials credentials)
{
    // Tools that try rules out send this word for a token; AWS Config then checks the request and keeps nothing.
    private const string TestToken = "TESTMODE";

    /// <summary>Judges what the event is about.</summary>
    /// <returns>What was done, as JSON for the function's log.</returns>
    /// <exception cref="FormatException">The event or the rule's input parameters are wrong.</exception>
    /// <exception cref="AwsRequestException">AWS refused something.</exception>
    public async Task<byte[]> Handle(Invocation invocation, CancellationToken cancellation)
    {
        var asked = CustomRuleEvent.Read(invocation.Event);
        var parameters = RuleInput.Read(asked.Parameters);
        if (asked.Item is not { } item)
            return Answer(asked, null, asked.IsScheduled ? "scheduled events name no resource: trigger the rule by configuration changes" : "the event names no resource");

        var acting = await CredentialsFor(asked, parameters, invocation.FunctionArn, cancellation).ConfigureAwait(false);
        var verdict = await Judge(asked, item, parameters, acting, cancellation).ConfigureAwait(false);
        if (verdict.ComplianceType is null)
            return Answer(asked, null, verdict.Annotation);
        var evaluation = new ConfigEvaluation(item.ResourceType, item.ResourceId, verdict.ComplianceType, verdict.Annotation, Time(item.CaptureTime));
        await config.PutEvaluations([evaluation], asked.ResultToken, asked.ResultToken == TestToken, acting, cancellation).ConfigureAwait(false);
        return Answer(asked, evaluation, verdict.Annotation);
    }

    private async Task<ItemVerdict> Judge(CustomRuleEvent asked, ItemSummary item, RuleInput parameters, AwsCredentials acting, CancellationToken cancellation)
    {
        if (asked.HasLeftScope || !item.Exists)
            return new ItemVerdict("NOT_APPLICABLE", asked.HasLeftScope ? "The resource left the rule's scope." : "The resource was deleted or is no longer recorded.");
        var delivery = asked.IsOversized
            ? await config.GetItem(item.ResourceType, item.ResourceId, item.CaptureTime, acting, cancellation).ConfigureAwait(false)
            : asked.InvokingEvent;
        return EventJudge.Judge(delivery, parameters);
    }

    // AWS Config takes evaluations only from the account that the rule is in.
    private async Task<AwsCredentials> CredentialsFor(CustomRuleEvent asked, RuleInput parameters, string functionArn, CancellationToken cancellation)
    {
        var parts = functionArn.Split(':');
        var isOwnAccount = parts.Length < 5 || asked.AccountId.Length == 0 || parts[4] == asked.AccountId;
        if (parameters.ExecutionRole is not { } role)
        {
            return isOwnAccount
                ? credentials
                : throw new FormatException($"the event is of account {asked.AccountId}: the rule's parameter {RuleInput.ExecutionRoleName} has to name a role there that this function may assume");
        }

        var arn = role.StartsWith("arn:", StringComparison.Ordinal) ? role : $"arn:{(parts.Length > 1 ? parts[1] : "aws")}:iam::{asked.AccountId}:role/{role}";
        return await security.AssumeRole(arn, "PolicyLint", credentials, cancellation).ConfigureAwait(false);
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static byte[] Answer(CustomRuleEvent asked, ConfigEvaluation? evaluation, string text)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            writer.WriteString("account", asked.AccountId);
            writer.WriteString("resourceType", asked.Item?.ResourceType);
            writer.WriteString("resourceId", asked.Item?.ResourceId);
            writer.WriteString("complianceType", evaluation?.ComplianceType);
            writer.WriteBoolean("sent", evaluation is not null);
            writer.WriteString("because", text);
            writer.WriteEndObject();
        }

        return bytes.WrittenSpan.ToArray();
    }
}
