using System;
using System.IO;
using System.Reflection;
using System.Runtime.Loader;
using System.Threading;
using Microsoft.CodeAnalysis.Diagnostics;

namespace PolicyLint.Analyzers;

/// <summary>Our other assemblies, loaded from the disk.</summary>
/// <remarks>
/// A compiler server reads analyzers into memory, so that it does not hold their files, and of an assembly in memory the runtime takes no code that
/// was compiled ahead. So the compiler is told of the smallest part only, and that opens the rest. The files are those of a package: another version
/// of it has another folder, nobody writes to them.
/// </remarks>
internal sealed class AheadContext : AssemblyLoadContext
{
    private const string DirectoryKey = "build_property.PolicyLintAhead";

    private static readonly Lock Opening = new();

    private static AheadContext? _opened;

    private readonly string _directory;
    private readonly AssemblyLoadContext _compiler = GetLoadContext(typeof(DiagnosticAnalyzer).Assembly) ?? Default;

    private AheadContext(string directory)
        : base("PolicyLint") => _directory = directory;

    /// <summary>Loads what this assembly refers to from the directory that the project names; without one it is not found.</summary>
    public static void Open(AnalyzerOptions options)
    {
        if (!options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(DirectoryKey, out var directory))
            return;
        lock (Opening)
        {
            if (_opened is not null)
                return;
            _opened = new AheadContext(directory);
            GetLoadContext(typeof(AheadContext).Assembly)!.Resolving += static (_, name) => _opened.Load(name);
        }
    }

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (assemblyName.CultureName is { Length: > 0 })
            return null;
        return IsOurs(assemblyName.Name) ? LoadFromAssemblyPath(Path.Combine(_directory, assemblyName.Name + ".dll")) : _compiler.LoadFromAssemblyName(assemblyName);
    }

    private static bool IsOurs(string? name) => name == "YamlDotNet" || (name is not null && name.StartsWith("PolicyLint.", StringComparison.Ordinal));
}
