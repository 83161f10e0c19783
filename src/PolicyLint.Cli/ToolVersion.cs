using System.Reflection;

namespace PolicyLint.Cli;

/// <summary>The version of the program.</summary>
internal static class ToolVersion
{
    /// <summary>Such as <c>0.1.0</c>, without what the build appends.</summary>
    public static string Text { get; } = Read();

    private static string Read()
    {
        var text = typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";
        var build = text.IndexOf('+', System.StringComparison.Ordinal);
        return build < 0 ? text : text[..build];
    }
}
