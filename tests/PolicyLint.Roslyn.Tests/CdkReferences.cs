using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace PolicyLint.Roslyn.Tests;

/// <summary>The real AWS CDK and the framework, as metadata; read once for all tests.</summary>
internal static class CdkReferences
{
    public static readonly IReadOnlyList<MetadataReference> Framework = FrameworkFiles();

    public static readonly IReadOnlyList<MetadataReference> All = [.. Framework, .. Metadata("CdkReferences").Split(';').Select(static f => MetadataReference.CreateFromFile(f))];

    public static string Metadata(string key) =>
        typeof(CdkReferences).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(a => a.Key == key).Value!;

    private static List<MetadataReference> FrameworkFiles()
    {
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return [.. trusted.Where(static f => Path.GetFileName(f).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(f) is "netstandard.dll" or "mscorlib.dll")
            .Select(static f => MetadataReference.CreateFromFile(f))];
    }
}
