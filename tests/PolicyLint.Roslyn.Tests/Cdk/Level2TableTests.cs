using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using PolicyLint.Cdk;
using Xunit;

namespace PolicyLint.Roslyn.Tests.Cdk;

public sealed class Level2TableTests
{
    private const string Folder = "Level2/";

    [Fact]
    public void Each_construct_stands_in_the_file_of_its_module()
    {
        var assembly = typeof(CdkModel).Assembly;
        var misplaced = new List<string>();
        foreach (var name in assembly.GetManifestResourceNames().Where(static n => n.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            using var file = JsonDocument.Parse(stream);
            if (!file.RootElement.TryGetProperty("constructs", out var constructs))
                continue;
            foreach (var construct in constructs.EnumerateObject())
            {
                if (FileOf(construct.Name) is { } expected && name != Folder + expected + ".json")
                    misplaced.Add($"{construct.Name} in {name}");
            }
        }

        Assert.Empty(misplaced);
    }

    private static string? FileOf(string construct)
    {
        var parts = construct.Split('.');
        return parts[0] == "custom" ? null : parts.Length == 1 ? "core" : parts[0].Replace("aws_", "", StringComparison.Ordinal);
    }
}
