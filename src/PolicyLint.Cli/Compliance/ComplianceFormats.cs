using System.Collections.Generic;
using System.IO;

namespace PolicyLint.Cli.Compliance;

/// <summary>The formats of <c>policylint compliance</c> by name: the one table that knows them all.</summary>
internal static class ComplianceFormats
{
    public static readonly IReadOnlyList<string> Names = ["text", "json", "csv", "sarif", "config-evaluations", "asff", "ocsf"];

    /// <summary>The reporter of the format, or null where there is no such format.</summary>
    public static IComplianceReporter? Find(string name, ComplianceOptions options, TextWriter output) => name switch
    {
        "text" => new ComplianceTextReporter(options, output),
        "json" => new ComplianceJsonReporter(options, output),
        "csv" => new ComplianceCsvReporter(options, output),
        "sarif" => new ComplianceSarifReporter(options, output),
        "config-evaluations" => new ConfigEvaluationsReporter(options, output),
        "asff" => new AsffReporter(options, output),
        "ocsf" => new OcsfReporter(options, output),
        _ => null,
    };
}
