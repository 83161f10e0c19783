using System.Text;
using PolicyLint.Evaluations;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Cli.Reporting;

/// <summary>How reports say things, so that all of them say the same.</summary>
internal static class Wording
{
    /// <summary>The rule's title, the reason and the case, as one line.</summary>
    public static string Message(Evaluation evaluation) => AppendMessage(new StringBuilder(), evaluation).ToString();

    /// <summary>Writes the same behind the text.</summary>
    public static StringBuilder AppendMessage(StringBuilder text, Evaluation evaluation)
    {
        text.Append(evaluation.Rule.Title);
        if (evaluation.Because.Length > 0)
            text.Append(": ").Append(evaluation.Because);
        if (Case(evaluation) is { } when)
            text.Append(" (").Append(when).Append(')');
        return text;
    }

    /// <summary>"when Environment is 'dev' and Zones is '2'"; null where there is no special case.</summary>
    public static string? Case(Evaluation evaluation)
    {
        if (evaluation.Scenario is not { Count: > 0 } scenario)
            return null;
        var text = new StringBuilder("when ");
        for (var i = 0; i < scenario.Count; i++)
            text.Append(i > 0 ? " and " : "").Append(scenario[i].Option.Phrase);
        return text.ToString();
    }

    /// <summary>"AWS::KMS::Key 'Key'", "AWS::IAM::Role 'FunctionRole' of 'Function'", or "the template as a whole".</summary>
    public static string Subject(Evaluation evaluation)
    {
        if (evaluation.Resource is { } resource)
        {
            var name = $"{resource.Type} '{resource.LogicalId}'";
            return evaluation.LogicalId == resource.LogicalId ? name : $"{name} of '{evaluation.LogicalId}'";
        }

        return evaluation.Rule.Subject == RuleSubject.Account ? "the account as a whole" : "the template as a whole";
    }

    /// <summary>AWS Config's word for the outcome.</summary>
    public static string Verdict(Outcome outcome) => outcome switch
    {
        Outcome.Fail => "NON_COMPLIANT",
        Outcome.Pass => "COMPLIANT",
        Outcome.Unknown => "INSUFFICIENT_DATA",
        _ => "NOT_APPLICABLE",
    };

    public static string Of(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        _ => "info",
    };

    public static string Of(ProblemSeverity severity) => severity == ProblemSeverity.Error ? "error" : "warning";

    /// <summary>path:line:column, or the path alone of a file that could not be opened.</summary>
    public static string PlaceOf(ReportProblem problem) => problem.Span?.ToString() ?? problem.Path;

    /// <summary>What a line about the evaluation begins with: a fail's severity, another outcome's name.</summary>
    public static string Heading(Evaluation evaluation) => evaluation.Outcome switch
    {
        _ when evaluation.Suppressed is not null => "suppressed",
        Outcome.Fail => Of(evaluation.Severity),
        Outcome.Unknown => "unknown",
        Outcome.Pass => "pass",
        _ => "not applicable",
    };

    /// <summary>"default of parameter 'Rotation'".</summary>
    public static string Of(Origin origin) => origin.Kind switch
    {
        OriginKind.ParameterDefault => $"default of parameter '{origin.Name}'",
        OriginKind.ParameterSupplied => $"given for parameter '{origin.Name}'",
        OriginKind.ParameterAllowedValue => $"allowed value of parameter '{origin.Name}'",
        OriginKind.Mapping => $"from mapping '{origin.Name}'",
        OriginKind.NestedStackParameter => $"given to the nested stack as '{origin.Name}'",
        OriginKind.StackOutput => $"output '{origin.Name}'",
        OriginKind.GlobalsSection => "from the Globals section",
        OriginKind.Imported => $"export '{origin.Name}'",
        _ => $"value of '{origin.Name}'",
    };

    /// <summary>"1 error", "2 errors".</summary>
    public static string Count(int count, string one, string? many = null) =>
        count == 1 ? $"1 {one}" : $"{count} {many ?? one + "s"}";
}
