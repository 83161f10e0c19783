namespace PolicyLint.Rules;

/// <summary>Where people read about shipped rules.</summary>
public static class RulePages
{
    /// <summary>The public copy of the rules folder; ends in a slash. The one place that names it.</summary>
    public const string Address = "https://github.com/policylint/policylint/blob/main/rules/";

    /// <summary>The address of the page of a shipped rule.</summary>
    public static string AddressOf(string topic, string name) => Address + topic + "/" + name + ".md";
}
