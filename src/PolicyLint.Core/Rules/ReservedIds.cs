using System.Collections.Generic;

namespace PolicyLint.Rules;

/// <summary>Ids under which a compiler tells what is no finding of a shipped rule. No rule may ever have them.</summary>
public static class ReservedIds
{
    /// <summary>What the ids of all shipped rules, and these, begin with.</summary>
    public const string Prefix = "PL";

    /// <summary>A setting that is unknown, or has a value that cannot be understood.</summary>
    public const string SettingsUnreadable = "PL0095";

    /// <summary>A template that cannot be read.</summary>
    public const string TemplateUnreadable = "PL0096";

    /// <summary>What is wrong with a rule or pack of the user's own.</summary>
    public const string OwnRuleUnreadable = "PL0097";

    /// <summary>An internal error: silence would look like a pass.</summary>
    public const string NotFollowed = "PL0098";

    /// <summary>A finding of a rule of the user's own, whose id stands in the message.</summary>
    public const string OwnRule = "PL0099";

    /// <summary>With the names under which the ledger of ids lists them.</summary>
    public static readonly IReadOnlyList<KeyValuePair<string, string>> All =
    [
        new(SettingsUnreadable, "settings-unreadable"),
        new(TemplateUnreadable, "template-unreadable"),
        new(OwnRuleUnreadable, "own-rule-unreadable"),
        new(NotFollowed, "code-not-followed"),
        new(OwnRule, "own-rule"),
    ];
}
