using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using PolicyLint.Analyzers;
using Xunit;

namespace PolicyLint.Roslyn.Tests;

/// <summary>A run of the analyzer with settings and additional files, as a compiler would have them.</summary>
internal sealed class AnalyzerRun
{
    public PolicyAnalyzer Analyzer { get; init; } = new();

    /// <summary>What settings files come to, for all files alike.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Additional files: path, kind and text.</summary>
    public IReadOnlyList<(string Path, string Kind, string Text)> Files { get; init; } = [];

    /// <summary>Settings under which only these rules are in force.</summary>
    public static Dictionary<string, string> Only(params string[] rules)
    {
        var settings = rules.ToDictionary(static r => "policylint.severity." + r.ToLowerInvariant(), static _ => "warning", StringComparer.OrdinalIgnoreCase);
        settings["policylint.packs"] = "none";
        return settings;
    }

    public async Task<ImmutableArray<Diagnostic>> All(Compilation compilation) =>
        Checked(await With(compilation).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken));

    /// <summary>What an editor shows of the file while it is open.</summary>
    public async Task<ImmutableArray<Diagnostic>> Live(Compilation compilation, SyntaxTree tree) =>
        Checked(await With(compilation).GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), null, TestContext.Current.CancellationToken));

    private CompilationWithAnalyzers With(Compilation compilation)
    {
        var files = Files.Select(static f => (AdditionalText)new Text(f.Path, f.Kind, f.Text)).ToImmutableArray();
        var options = new AnalyzerOptions(files, new FixedOptions(Settings));
        return compilation.WithAnalyzers([Analyzer], new CompilationWithAnalyzersOptions(options, null, concurrentAnalysis: true, logAnalyzerExecutionTime: false));
    }

    private static ImmutableArray<Diagnostic> Checked(ImmutableArray<Diagnostic> found)
    {
        Assert.DoesNotContain(found, static d => d.Id == "AD0001");
        return found;
    }

    private sealed class Text(string path, string kind, string text) : AdditionalText
    {
        public override string Path => path;

        public string Kind => kind;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
    }

    private sealed class FixedOptions(IReadOnlyDictionary<string, string> settings) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Values(settings);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => textFile is Text { Kind.Length: > 0 } file
            ? new Values(new Dictionary<string, string>(settings, StringComparer.OrdinalIgnoreCase) { ["build_metadata.AdditionalFiles.PolicyLintKind"] = file.Kind })
            : GlobalOptions;

        private sealed class Values(IReadOnlyDictionary<string, string> values) : AnalyzerConfigOptions
        {
            public override IEnumerable<string> Keys => values.Keys;

            public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.MaybeNullWhen(false)] out string value) => values.TryGetValue(key, out value);
        }
    }
}
