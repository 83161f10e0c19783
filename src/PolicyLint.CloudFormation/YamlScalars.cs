using System;
using PolicyLint.Documents;

namespace PolicyLint.CloudFormation;

/// <summary>What a YAML scalar means to CloudFormation, which reads YAML 1.1 without timestamps.</summary>
/// <remarks>
/// In YAML 1.1 <c>on</c> and <c>yes</c> are booleans, <c>0300</c> is 192, <c>22:30</c> is 1350 and an account id with a leading zero is not
/// the number it looks like. Templates deployed with CloudFormation show that it does all of this, so it is no finding of ours to hide.
/// </remarks>
internal static class YamlScalars
{
    /// <summary>The beginning of YAML's own tags, which are written <c>!!str</c>.</summary>
    public const string CorePrefix = "tag:yaml.org,2002:";

    private const string StringTag = CorePrefix + "str";

    /// <summary>The tag <c>!</c>: not to be resolved by looks.</summary>
    public const string NonSpecific = "!";

    /// <summary>The scalar's kind, and its text as the same value is written in JSON.</summary>
    /// <param name="isPlain">Without quotes and not in a block.</param>
    /// <param name="tag">The resolved tag; empty for none. A tag other than YAML's own makes a string, as an intrinsic's argument is.</param>
    public static ScalarKind KindOf(ref string text, bool isPlain, string tag)
    {
        var isConverted = tag.StartsWith(CorePrefix, StringComparison.Ordinal)
            ? tag != StringTag
            : isPlain && tag.Length == 0;
        if (!isConverted)
            return ScalarKind.String;
        if (text.Length == 0)
            return ScalarKind.Null;
        if (text[0] is (>= '0' and <= '9') or '-' or '+' or '.')
            return YamlNumbers.TryNormalize(text, out text) ? ScalarKind.Number : ScalarKind.String;
        switch (text)
        {
            case "~" or "null" or "Null" or "NULL":
                return ScalarKind.Null;
            case "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON":
                text = "true";
                return ScalarKind.Boolean;
            case "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF":
                text = "false";
                return ScalarKind.Boolean;
            default:
                return ScalarKind.String;
        }
    }
}
