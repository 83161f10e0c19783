using System;

namespace PolicyLint.Cli.Inputs;

/// <summary>Tells by a glance at the text whether a file means to be a CloudFormation template.</summary>
/// <remarks>
/// Generous on purpose: what only mentions CloudFormation is sorted out when it is read. But a file without any of these signs
/// is no template, and most files of a repository never get further than here.
/// </remarks>
internal static class TemplateSigns
{
    public static bool AreIn(ReadOnlySpan<char> text) =>
        text.Contains("AWSTemplateFormatVersion", StringComparison.Ordinal)
        || text.Contains("AWS::Serverless-", StringComparison.Ordinal)
        || (HasKey(text, "Resources") && HasTypedResource(text));

    private static bool HasTypedResource(ReadOnlySpan<char> text)
    {
        for (var rest = text; rest.IndexOf("Type", StringComparison.Ordinal) is >= 0 and var at;)
        {
            rest = rest[(at + "Type".Length)..];
            if (TryPassColon(rest, out var value) && IsResourceType(value))
                return true;
        }

        return false;
    }

    private static bool HasKey(ReadOnlySpan<char> text, string key)
    {
        for (var rest = text; rest.IndexOf(key, StringComparison.Ordinal) is >= 0 and var at;)
        {
            rest = rest[(at + key.Length)..];
            if (TryPassColon(rest, out _))
                return true;
        }

        return false;
    }

    // Behind a key: its closing quote if it has one, the colon, blanks, and the opening quote of the value.
    private static bool TryPassColon(ReadOnlySpan<char> text, out ReadOnlySpan<char> value)
    {
        value = text;
        if (!value.IsEmpty && value[0] is '"' or '\'')
            value = value[1..];
        value = value.TrimStart();
        if (value.IsEmpty || value[0] != ':')
            return false;
        value = value[1..].TrimStart();
        if (!value.IsEmpty && value[0] is '"' or '\'')
            value = value[1..];
        return true;
    }

    private static bool IsResourceType(ReadOnlySpan<char> value) =>
        value.StartsWith("AWS::", StringComparison.Ordinal)
        || value.StartsWith("Custom::", StringComparison.Ordinal)
        || value.StartsWith("Alexa::", StringComparison.Ordinal);
}
