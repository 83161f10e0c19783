using System.IO;
using PolicyLint.AwsConfig.Compliance;
using PolicyLint.Cli.Reporting;

namespace PolicyLint.Cli.Compliance;

/// <summary>A row for each verdict, by RFC 4180.</summary>
internal sealed class ComplianceCsvReporter(ComplianceOptions options, TextWriter output) : IComplianceReporter
{
    private static readonly string[] Header =
    [
        "account", "region", "type", "id", "name", "arn", "captured", "rule", "rule name", "verdict", "severity", "path", "message", "reason", "fingerprint",
    ];

    public void Begin() => CsvReporter.WriteRow(output, Header);

    public void Add(ItemVerdicts verdicts)
    {
        var item = verdicts.Item;
        foreach (var evaluation in verdicts.Evaluations)
        {
            if (!options.Shows(evaluation))
                continue;
            CsvReporter.WriteRow(
                output,
                [
                    item.AccountId, item.Region, item.Type, item.Id, item.Name ?? "", item.Arn ?? "", item.CaptureTime ?? "",
                    evaluation.Rule.Id, evaluation.Rule.Name, Wording.Verdict(evaluation.Outcome), Wording.Of(evaluation.Severity), evaluation.Path,
                    Wording.Message(evaluation), evaluation.Because, evaluation.Fingerprint,
                ]);
        }
    }

    public void End(ComplianceReport report)
    {
    }

    public void Dispose()
    {
    }
}
