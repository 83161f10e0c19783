using System;
using PolicyLint.AwsConfig.Compliance;
using PolicyLint.Evaluations;

namespace PolicyLint.Cli.Compliance;

/// <summary>One format of <c>policylint compliance</c>. It writes while items are judged, so that nothing has to be held; the same verdicts make the same characters.</summary>
internal interface IComplianceReporter : IDisposable
{
    void Begin();

    /// <summary>The verdicts of one item; called in the order of deliveries and items.</summary>
    void Add(ItemVerdicts verdicts);

    void End(ComplianceReport report);

    /// <summary>Verdicts that the format cannot take, with their number and the reason, as a clause; null for none.</summary>
    string? Withheld => null;

    /// <summary>True where the format also says what is wrong with deliveries and settings.</summary>
    bool TellsProblems => false;
}

/// <summary>What of a report is shown.</summary>
internal sealed record ComplianceOptions
{
    /// <summary>List what cannot be decided, too.</summary>
    public bool ShowUnknown { get; init; }

    /// <summary>List everything, passes as well.</summary>
    public bool ShowAll { get; init; }

    public bool UseColor { get; init; }

    /// <summary>The token with which AWS Config asked for evaluations; null where nobody asked.</summary>
    public string? ResultToken { get; init; }

    /// <summary>Whether reports list the evaluation.</summary>
    public bool Shows(Evaluation evaluation) =>
        ShowAll || evaluation.Outcome == Outcome.Fail || (evaluation.Outcome == Outcome.Unknown && ShowUnknown);
}
