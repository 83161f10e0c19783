using System;
using Microsoft.CodeAnalysis;

namespace PolicyLint.Analyzers;

/// <summary>Whether a project may have to do with the AWS CDK, told by what it was handed: to ask the compilation makes it open every assembly.</summary>
internal static class CdkReference
{
    private const string Assembly = "Constructs";
    private const string File = Assembly + ".dll";

    /// <summary>True where one of the references is, or may be, the assembly that all constructs come from.</summary>
    public static bool MayBeIn(Compilation compilation)
    {
        foreach (var reference in compilation.ExternalReferences)
        {
            switch (reference)
            {
                case CompilationReference source when source.Compilation.AssemblyName == Assembly:
                case PortableExecutableReference { FilePath: { } path } when IsFile(path):
                    return true;
                case PortableExecutableReference { FilePath: null }:
                    return IsNamed(compilation);
            }
        }

        return false;
    }

    private static bool IsFile(string path)
    {
        var start = path.Length - File.Length;
        return start >= 0 && path.EndsWith(File, StringComparison.OrdinalIgnoreCase) && (start == 0 || path[start - 1] is '/' or '\\');
    }

    // An assembly in memory says its name only when it is opened.
    private static bool IsNamed(Compilation compilation)
    {
        foreach (var assembly in compilation.ReferencedAssemblyNames)
        {
            if (assembly.Name == Assembly)
                return true;
        }

        return false;
    }
}
