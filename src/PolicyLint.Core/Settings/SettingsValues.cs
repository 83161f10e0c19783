using System.Collections.Generic;
using PolicyLint.Rules;

namespace PolicyLint.Settings;

/// <summary>Whether a world may hold more than we see; <c>policylint.world</c>.</summary>
public enum WorldSetting
{
    /// <summary>What the linked templates do not hold does not exist.</summary>
    Closed,

    /// <summary>A partner that is not found makes the verdict unknown.</summary>
    Open,
}

/// <summary>What a world stands for; <c>policylint.scope</c>.</summary>
public enum ScopeSetting
{
    /// <summary>One stack among others in an account: rules about the account do not apply.</summary>
    Stack,

    /// <summary>All there is in the account and region.</summary>
    Account,
}

/// <summary>A severity, or that there is none.</summary>
/// <param name="Severity">Null for <c>none</c>: the rule is off, findings do not decide the exit code.</param>
public sealed record SeverityLevel(Severity? Severity)
{
    private static readonly SeverityLevel None = new((Severity?)null);
    private static readonly SeverityLevel Info = new(Rules.Severity.Info);
    private static readonly SeverityLevel Warning = new(Rules.Severity.Warning);
    private static readonly SeverityLevel Error = new(Rules.Severity.Error);

    /// <summary>Reads <c>error</c>, <c>warning</c>, <c>info</c> or <c>none</c>; null for anything else.</summary>
    public static SeverityLevel? Parse(string text) => text.ToLowerInvariant() switch
    {
        "error" => Error,
        "warning" => Warning,
        "info" => Info,
        "none" => None,
        _ => null,
    };

    /// <summary>Reads the compiler's words, of which <c>silent</c> hides a finding as <c>none</c> does; null for <c>default</c> and anything else.</summary>
    internal static SeverityLevel? ParseDiagnostic(string text) => text.ToLowerInvariant() switch
    {
        "suggestion" => Info,
        "silent" or "refactoring" or "hidden" => None,
        var word => Parse(word),
    };
}

internal static class SettingsValues
{
    /// <summary>True for EditorConfig's word that takes an outer setting back.</summary>
    public static bool IsUnset(string text) => string.Equals(text, "unset", System.StringComparison.OrdinalIgnoreCase);

    public static WorldSetting? ParseWorld(string text) => text.ToLowerInvariant() switch
    {
        "closed" => WorldSetting.Closed,
        "open" => WorldSetting.Open,
        _ => null,
    };

    public static ScopeSetting? ParseScope(string text) => text.ToLowerInvariant() switch
    {
        "stack" => ScopeSetting.Stack,
        "account" => ScopeSetting.Account,
        _ => null,
    };

    /// <summary>The items of a comma separated list, without empty ones.</summary>
    public static IReadOnlyList<string> ParseList(string text)
    {
        var items = new List<string>();
        foreach (var part in text.Split(','))
        {
            var item = part.Trim();
            if (item.Length > 0)
                items.Add(item);
        }

        return items;
    }
}
