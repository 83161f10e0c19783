using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PolicyLint.Benchmarks;

/// <summary>
/// What an editor waits for after each key: the diagnostics of a file with one stack, from a compilation that is new to the analyzer. In CPU
/// time, which other programs on the machine change less than the clock, and by turns, so that they change everything alike.
/// </summary>
internal static class EditingFeedback
{
    private const int LinesOfStack = 1_000;
    private const int WarmUp = 60;
    private const int Rounds = 200;

    /// <summary>Prints medians and minima.</summary>
    /// <param name="folders">Folders with builds of the analyzer; the compiler's own work on the file is measured beside them.</param>
    public static void Measure(IReadOnlyList<string> folders, TextWriter output)
    {
        var tree = CSharpSyntaxTree.ParseText(SampleApp.OneStack(LinesOfStack), path: "LongStack.cs");
        var subjects = new List<(string Name, Func<int> Run, List<double> Times)> { ("compiler alone", () => Bind(tree), []) };
        foreach (var folder in folders)
        {
            var analyzer = AnalyzerBenchmarks.Load(Path.Combine(Path.GetFullPath(folder), "PolicyLint.Analyzers.dll"));
            subjects.Add((folder, () => Diagnose(tree, analyzer), []));
        }

        for (var round = -WarmUp; round < Rounds; round++)
        {
            foreach (var (_, run, times) in subjects)
            {
                var time = Time(run);
                if (round >= 0)
                    times.Add(time);
            }
        }

        output.WriteLine("CPU milliseconds for the diagnostics of a stack of 1,000 lines: median, least");
        foreach (var (name, _, times) in subjects)
        {
            times.Sort();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{times[times.Count / 2],8:0.0}{times[0],8:0.0}  {name}"));
        }
    }

    private static double Time(Func<int> run)
    {
        var before = Environment.CpuUsage.TotalTime;
        _ = run();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }

    private static int Bind(SyntaxTree tree) => Compilation(tree).GetSemanticModel(tree).GetDiagnostics().Length;

    private static int Diagnose(SyntaxTree tree, DiagnosticAnalyzer analyzer)
    {
        var compilation = Compilation(tree);
        return compilation.WithAnalyzers([analyzer]).GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(tree), null, default).GetAwaiter().GetResult().Length;
    }

    private static CSharpCompilation Compilation(SyntaxTree tree) => CSharpCompilation.Create(
        "Sample", [tree], AnalyzerBenchmarks.References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
}
