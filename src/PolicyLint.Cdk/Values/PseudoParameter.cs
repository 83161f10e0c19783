using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Values;

/// <summary>What only the deployment's account and region give.</summary>
internal static class PseudoParameter
{
    public const string Account = "AWS::AccountId";
    public const string Partition = "AWS::Partition";

    public static ReferenceValue Of(string name, SourceSpan span) => new(new Stack(span.File), name, null, span);

    /// <summary>The ARN of an account as a principal.</summary>
    /// <param name="account">Null for the account of the stack.</param>
    public static JoinedValue RootOf(Value? account, SourceSpan span) => new(
        [Text("arn:", span), Of(Partition, span), Text(":iam::", span), account ?? Of(Account, span), Text(":root", span)], span);

    /// <summary>The pseudo parameter of a member of <c>Aws</c>, such as <c>ACCOUNT_ID</c>; null for other members.</summary>
    public static string? OfMember(string member) => member switch
    {
        "ACCOUNT_ID" => Account,
        "PARTITION" => Partition,
        "REGION" => "AWS::Region",
        "STACK_ID" => "AWS::StackId",
        "STACK_NAME" => "AWS::StackName",
        "URL_SUFFIX" => "AWS::URLSuffix",
        "NOTIFICATION_ARNS" => "AWS::NotificationARNs",
        _ => null,
    };

    private static ScalarValue Text(string text, SourceSpan span) => new(ScalarKind.String, text, span);
}
