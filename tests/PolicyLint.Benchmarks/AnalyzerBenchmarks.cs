using System;
using System.Collections.Immutable;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using BenchmarkDotNet.Attributes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PolicyLint.Benchmarks;

/// <summary>What the analyzer takes of a compiler's time, with all rules in force; the compiler's own work beside it.</summary>
[MemoryDiagnoser]
public class AnalyzerBenchmarks
{
    private const int LinesOfApp = 3_000;
    private const int LinesOfStack = 1_000;

    private static readonly MetadataReference[] Framework = [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
        .Where(static f => Path.GetFileName(f).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(f) == "netstandard.dll").Select(static f => MetadataReference.CreateFromFile(f))];

    private static readonly MetadataReference[] Cdk = [.. Metadata("CdkReferences").Split(';').Select(static f => MetadataReference.CreateFromFile(f))];
    /// <summary>What a project for the CDK refers to.</summary>
    internal static MetadataReference[] References { get; } = [.. Framework, .. Cdk];

    private readonly ImmutableArray<DiagnosticAnalyzer> _analyzer = [Load(Metadata("Analyzer"))];
    private readonly SyntaxTree[] _app = [.. SampleApp.Sources(LinesOfApp).Select(static f => CSharpSyntaxTree.ParseText(f.Value, path: f.Key))];
    private readonly SyntaxTree _stack = CSharpSyntaxTree.ParseText(SampleApp.OneStack(LinesOfStack), path: "LongStack.cs");
    private readonly SyntaxTree _other = CSharpSyntaxTree.ParseText("class C { int M(int i) => i + 1; }", path: "Other.cs");

    /// <summary>The compiler alone, to the bytes of the assembly.</summary>
    [Benchmark]
    public long CompileApp()
    {
        using var bytes = new MemoryStream();
        var emitted = Compilation(_app, OutputKind.ConsoleApplication, References).Emit(bytes);
        return emitted.Success ? bytes.Length : throw new InvalidOperationException(emitted.Diagnostics[0].ToString());
    }

    /// <summary>Everything that is said of the program.</summary>
    [Benchmark]
    public int AnalyzeApp() => All(Compilation(_app, OutputKind.ConsoleApplication, References));

    /// <summary>What an editor shows of one file while it is typed; the compiler's work on that file is part of it.</summary>
    [Benchmark]
    public int LiveInStack()
    {
        var compilation = Compilation([_stack], OutputKind.DynamicallyLinkedLibrary, References);
        return compilation.WithAnalyzers(_analyzer).GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(_stack), null, default).GetAwaiter().GetResult().Length;
    }

    /// <summary>The compiler's work on that file alone.</summary>
    [Benchmark]
    public int BindStack() => Compilation([_stack], OutputKind.DynamicallyLinkedLibrary, References).GetSemanticModel(_stack).GetDiagnostics().Length;

    /// <summary>A project that has nothing to do with the CDK.</summary>
    [Benchmark]
    public int AnalyzeOtherProject() => All(Compilation([_other], OutputKind.DynamicallyLinkedLibrary, Framework));

    private int All(CSharpCompilation compilation) => compilation.WithAnalyzers(_analyzer).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult().Length;

    private static CSharpCompilation Compilation(SyntaxTree[] trees, OutputKind kind, MetadataReference[] references) =>
        CSharpCompilation.Create("Sample", trees, references, new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>The analyzer of a build for netstandard2.0, as a compiler loads it: apart from what this program itself uses.</summary>
    internal static DiagnosticAnalyzer Load(string path)
    {
        var context = new AnalyzerContext(Path.GetDirectoryName(path)!);
        var type = context.LoadFromAssemblyPath(path).GetType("PolicyLint.Analyzers.PolicyAnalyzer", throwOnError: true)!;
        return (DiagnosticAnalyzer)Activator.CreateInstance(type)!;
    }

    internal static string Metadata(string key) =>
        typeof(AnalyzerBenchmarks).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == key).Value!;

    private sealed class AnalyzerContext(string folder) : AssemblyLoadContext("Analyzer")
    {
        protected override Assembly? Load(AssemblyName assemblyName)
        {
            var path = Path.Combine(folder, assemblyName.Name + ".dll");
            return assemblyName.Name!.StartsWith("PolicyLint.", StringComparison.Ordinal) && File.Exists(path) ? LoadFromAssemblyPath(path) : null;
        }
    }
}
