using System;
using System.Collections.Generic;
using System.IO;
using PolicyLint.AwsConfig.Compliance;
using PolicyLint.Cli.Reporting;
using PolicyLint.Evaluations;
using PolicyLint.Rules;

namespace PolicyLint.Cli.Compliance;

/// <summary>SARIF 2.1.0 with places in the deliveries. Results come first and the rules that they name behind them, so that nothing has to be held.</summary>
internal sealed class ComplianceSarifReporter(ComplianceOptions options, TextWriter output) : IComplianceReporter
{
    private readonly JsonOutput _json = new(output);
    private readonly List<Rule> _rules = [];
    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);

    public bool TellsProblems => true;

    public void Begin()
    {
        SarifReporter.Begin(_json.Writer);
        _json.Writer.WriteStartArray("results");
    }

    public void Add(ItemVerdicts verdicts)
    {
        foreach (var evaluation in verdicts.Evaluations)
        {
            if (!options.Shows(evaluation))
                continue;
            if (!_indices.TryGetValue(evaluation.Rule.Id, out var index))
            {
                _indices[evaluation.Rule.Id] = index = _rules.Count;
                _rules.Add(evaluation.Rule);
            }

            SarifReporter.WriteResult(_json.Writer, evaluation, index);
            _json.Advance();
        }
    }

    public void End(ComplianceReport report)
    {
        _json.Writer.WriteEndArray();
        var log = new ReportOptions { ExitCode = report.ExitCode, ToolVersion = ToolVersion.Text };
        SarifReporter.WriteInvocation(_json.Writer, ReportOf(report), log);
        SarifTool.Write(_json, _rules, log);
        SarifReporter.End(_json.Writer);
    }

    public void Dispose() => _json.Dispose();

    private static Report ReportOf(ComplianceReport report)
    {
        var files = new List<FileReport>();
        var errors = new List<InternalError>();
        foreach (var delivery in report.Deliveries)
        {
            files.Add(new FileReport(delivery.Path, FileKind.ConfigurationItems, null, delivery.Problems) { Unreadable = delivery.Unreadable });
            errors.AddRange(delivery.InternalErrors);
        }

        return new Report
        {
            Files = files,
            Evaluations = [],
            Rules = [],
            Counts = report.Counts,
            InternalErrors = errors,
            SettingsProblems = report.SettingsProblems,
        };
    }
}
