using System;
using System.IO;
using Xunit;

namespace PolicyLint.Tests.Snapshots;

/// <summary>Output that is looked at once and then kept: with POLICYLINT_ACCEPT=1 what is there now is what is expected from now on.</summary>
internal static class Snapshot
{
    public static void Check(string name, string actual)
    {
        var path = Repository.Path("tests", "PolicyLint.Tests", "Snapshots", "Expected", name);
        if (Environment.GetEnvironmentVariable("POLICYLINT_ACCEPT") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"{name} was never accepted; POLICYLINT_ACCEPT=1 accepts it");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
