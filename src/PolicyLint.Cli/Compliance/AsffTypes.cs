using System;
using System.Collections.Generic;
using System.IO;

namespace PolicyLint.Cli.Compliance;

/// <summary>What Security Hub calls resource types.</summary>
internal static class AsffTypes
{
    private const string Other = "Other";
    private static readonly Lazy<Dictionary<string, string>> Names = new(Read);

    public static string Of(string configType) => Names.Value.TryGetValue(configType, out var name) ? name : Other;

    private static Dictionary<string, string> Read()
    {
        using var stream = typeof(AsffTypes).Assembly.GetManifestResourceStream("asff-types.tsv")!;
        using var reader = new StreamReader(stream);
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab > 0 && line[0] != '#')
                names[line[..tab]] = line[(tab + 1)..];
        }

        return names;
    }
}
