using System;
using PolicyLint.Cdk.Code;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Level2;

/// <summary>The IAM action that a call of the AWS SDK needs: <c>cloudfront:CreateInvalidation</c> for service CloudFront and action createInvalidation.</summary>
internal static class SdkActions
{
    private const string Client = "@aws-sdk/client-";
    private const string Command = "Command";

    /// <summary>The action of the call; unknown where its service or action are.</summary>
    public static Value Of(CodeValue? call, Session session, SourceSpan span)
    {
        var service = CodePaths.Walk(call, "Service", session);
        var action = CodePaths.Walk(call, "Action", session);
        return Evaluator.KnownText(service) is { Length: > 0 } known && Evaluator.KnownText(action) is { Length: > 0 } name
            ? new ScalarValue(ScalarKind.String, Prefix(known) + ":" + Normal(name), action!.Span)
            : Session.UnknownAt(span, "which call this is, is not known");
    }

    private static string Prefix(string service)
    {
        var name = service.ToLowerInvariant();
        if (name.StartsWith(Client, StringComparison.Ordinal))
            name = name.Substring(Client.Length);
        return (Level2Table.Shipped.Shape("sdk-prefixes")!.Find(name) as ScalarNode)?.Text ?? name;
    }

    // Version 2 of the SDK has getParameter, version 3 GetParameterCommand; there are commands whose names end so, too.
    private static string Normal(string action)
    {
        if (action[0] is >= 'a' and <= 'z')
            return char.ToUpperInvariant(action[0]) + action.Substring(1);
        return action.EndsWith(Command, StringComparison.Ordinal) && action is not ("CancelCommand" or "ExecuteCommand" or "SendCommand")
            ? action.Substring(0, action.Length - Command.Length)
            : action;
    }
}
