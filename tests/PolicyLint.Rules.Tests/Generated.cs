using System.IO;
using Xunit;

namespace PolicyLint.Rules.Tests;

/// <summary>Files that are made from others and committed.</summary>
internal static class Generated
{
    /// <summary>Fails where the file is not what it should be; with POLICYLINT_ACCEPT=1 it is renewed.</summary>
    public static void Check(string path, string expected)
    {
        if (Repository.IsAccepting)
            File.WriteAllText(path, expected);
        var actual = File.Exists(path) ? File.ReadAllText(path) : "";
        Assert.True(actual == expected, $"{Path.GetFileName(path)} is not current; POLICYLINT_ACCEPT=1 dotnet test renews it");
    }
}
