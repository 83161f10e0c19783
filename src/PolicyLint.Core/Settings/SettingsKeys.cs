using System;
using PolicyLint.Text;

namespace PolicyLint.Settings;

/// <summary>The keys of settings files that are not rule parameters.</summary>
public static class SettingsKeys
{
    public const string Prefix = "policylint.";
    public const string DiagnosticPrefix = "dotnet_diagnostic.";
    public const string SeverityPrefix = "policylint.severity.";
    public const string Packs = "policylint.packs";
    public const string World = "policylint.world";
    public const string Scope = "policylint.scope";
    public const string Rules = "policylint.rules";
    public const string FailOn = "policylint.fail-on";
    public const string Baseline = "policylint.baseline";
    public const string ShowUnknown = "policylint.show-unknown";

    private const string SeveritySuffix = ".severity";

    internal static readonly string[] All = [Packs, World, Scope, Rules, FailOn, Baseline, ShowUnknown];

    /// <summary>True for keys that may be about us; the key is in lower case.</summary>
    internal static bool IsOurs(string key) =>
        key.StartsWith(Prefix, StringComparison.Ordinal) || key.StartsWith(DiagnosticPrefix, StringComparison.Ordinal);

    /// <summary>True for keys that are nobody's but were probably meant to be ours: <c>policylnt.packs</c>, <c>policylint_packs</c>.</summary>
    internal static bool IsNearlyOurs(string key)
    {
        if (IsOurs(key))
            return false;
        var dot = key.IndexOf('.');
        var head = dot < 0 ? key : key.Substring(0, dot);
        return head.StartsWith("policylint", StringComparison.Ordinal) || (dot > 0 && Spelling.Distance(head, "policylint") == 1);
    }

    internal static bool IsReserved(string key) => Array.IndexOf(All, key) >= 0;

    /// <summary>The rule that a severity key is about; null for other keys.</summary>
    internal static string? SeverityOf(string key)
    {
        if (key.StartsWith(SeverityPrefix, StringComparison.Ordinal))
            return key.Substring(SeverityPrefix.Length);
        return IsDiagnostic(key)
            ? key.Substring(DiagnosticPrefix.Length, key.Length - DiagnosticPrefix.Length - SeveritySuffix.Length)
            : null;
    }

    /// <summary>True for <c>dotnet_diagnostic.PL1504.severity</c>.</summary>
    internal static bool IsDiagnostic(string key) =>
        key.Length > DiagnosticPrefix.Length + SeveritySuffix.Length
        && key.StartsWith(DiagnosticPrefix, StringComparison.Ordinal)
        && key.EndsWith(SeveritySuffix, StringComparison.Ordinal);

    /// <summary>The parameter that a key sets; null for other keys.</summary>
    internal static string? ParameterOf(string key) =>
        key.StartsWith(Prefix, StringComparison.Ordinal) && !IsReserved(key) && !key.StartsWith(SeverityPrefix, StringComparison.Ordinal)
            ? key.Substring(Prefix.Length)
            : null;
}
