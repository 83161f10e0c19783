using System.Text;

namespace PolicyLint.Cli.Reporting.Html;

/// <summary>Text from files on its way into a page.</summary>
internal static class HtmlText
{
    /// <summary>The text as it may stand between tags and in quoted attributes.</summary>
    public static string Escape(string text)
    {
        var safe = new StringBuilder(text.Length + 16);
        foreach (var c in TerminalText.Clean(text))
        {
            switch (c)
            {
                case '&':
                    safe.Append("&amp;");
                    break;
                case '<':
                    safe.Append("&lt;");
                    break;
                case '>':
                    safe.Append("&gt;");
                    break;
                case '"':
                    safe.Append("&quot;");
                    break;
                case '\'':
                    safe.Append("&#39;");
                    break;
                default:
                    safe.Append(c);
                    break;
            }
        }

        return safe.ToString();
    }
}
