namespace PolicyLint.CloudFormation;

/// <summary>What stands between YAML's tokens.</summary>
internal static class YamlLayout
{
    /// <summary>The offset of the next character that is neither blank nor in a comment.</summary>
    public static int SkipBlank(string text, int at)
    {
        while (at < text.Length)
        {
            if (text[at] == '#')
                at = LineEnd(text, at);
            else if (text[at] is ' ' or '\t' or '\n' or '\r')
                at++;
            else
                break;
        }

        return at;
    }

    /// <summary>The offset behind a tag or anchor.</summary>
    public static int WordEnd(string text, int at)
    {
        if (at + 1 < text.Length && text[at] == '!' && text[at + 1] == '<')
        {
            var close = text.IndexOf('>', at);
            return close < 0 ? text.Length : close + 1;
        }

        while (at < text.Length && text[at] is not (' ' or '\t' or '\n' or '\r' or ',' or '[' or ']' or '{' or '}'))
            at++;
        return at;
    }

    /// <summary>The offset of the line break that ends the line, or the text's end.</summary>
    public static int LineEnd(string text, int at)
    {
        while (at < text.Length && text[at] is not ('\n' or '\r'))
            at++;
        return at;
    }
}
