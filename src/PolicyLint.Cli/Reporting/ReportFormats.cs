using System.Collections.Generic;

namespace PolicyLint.Cli.Reporting;

/// <summary>The formats by name: the one table that knows them all.</summary>
internal static class ReportFormats
{
    public static readonly IReadOnlyList<string> Names =
    [
        "full", "concise", "json", "json-lines", "sarif", "junit", "github", "gitlab", "azure", "msbuild", "rdjson", "csv", "html",
    ];

    /// <summary>True where the format tells findings' fingerprints.</summary>
    public static bool ShowsFingerprints(string name) => name is "json" or "json-lines" or "sarif" or "gitlab" or "csv";

    /// <summary>False where the format tells no more of the judged files than lines and columns.</summary>
    public static bool ReadsTexts(string name) => name is not ("concise" or "json" or "json-lines" or "sarif" or "junit" or "github" or "gitlab" or "azure" or "msbuild" or "csv");

    /// <summary>The reporter of the format, or null where there is no such format.</summary>
    public static IReporter? Find(string name) => name switch
    {
        "full" => new FullReporter(),
        "concise" => new ConciseReporter(),
        "json" => new JsonReporter(),
        "json-lines" => new JsonLinesReporter(),
        "sarif" => new SarifReporter(),
        "junit" => new JunitReporter(),
        "github" => new GitHubReporter(),
        "gitlab" => new GitLabReporter(),
        "azure" => new AzureReporter(),
        "msbuild" => new MsBuildReporter(),
        "rdjson" => new RdJsonReporter(),
        "csv" => new CsvReporter(),
        "html" => new HtmlReporter(),
        _ => null,
    };
}
