using Microsoft.CodeAnalysis.Diagnostics;

namespace PolicyLint.Analyzers;

public sealed partial class PolicyAnalyzer
{
    static partial void Locate(AnalyzerOptions options) => AheadContext.Open(options);
}
