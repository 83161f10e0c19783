using System;
using System.IO;
using System.Reflection;

namespace PolicyLint.Rules.Tests;

/// <summary>Where the sources lie.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Rules => Path.Combine(Root, "rules");

    /// <summary>True where generated files are to be renewed instead of compared.</summary>
    public static bool IsAccepting => Environment.GetEnvironmentVariable("POLICYLINT_ACCEPT") == "1";

    private static string FindRoot()
    {
        foreach (var attribute in typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>())
        {
            if (attribute.Key == "RepositoryRoot")
                return Path.TrimEndingDirectorySeparator(attribute.Value!);
        }

        throw new InvalidOperationException("the build does not say where the repository lies");
    }
}
