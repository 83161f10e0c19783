using System.IO;

namespace PolicyLint.Cli.Reporting.Html;

/// <summary>What every page begins and ends with: one file, no script, and a policy that lets the browser fetch nothing.</summary>
internal static class HtmlPage
{
    private const string Style =
        """
        :root { color-scheme: light dark; --ink: #1c2330; --faint: #5b6472; --line: #d8dde5; --back: #ffffff; --panel: #f5f7fa;
          --error: #b3261e; --warning: #8a5a00; --info: #23609f; --pass: #1d7044; --mark: #ffe08a; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e4e8ef; --faint: #9aa4b2; --line: #39414e; --back: #14181f; --panel: #1d232c;
          --error: #ff8a80; --warning: #f2c14e; --info: #8ab8f0; --pass: #77cf9c; --mark: #6b5200; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 72rem; padding: 1.5rem; color: var(--ink); background: var(--back); font: 15px/1.5 system-ui, sans-serif; }
        h1 { margin: 0 0 .25rem; font-size: 1.6rem; }
        h2 { margin: 2rem 0 .5rem; font-size: 1.1rem; overflow-wrap: anywhere; }
        h3 { margin: 0; font-size: 1rem; }
        code, pre { font-family: ui-monospace, monospace; font-size: .9em; }
        .counts { display: flex; flex-wrap: wrap; gap: .75rem; margin: 1rem 0; padding: 0; list-style: none; }
        .counts li { min-width: 7rem; padding: .5rem .9rem; border: 1px solid var(--line); border-radius: .5rem; background: var(--panel); }
        .counts b { display: block; font-size: 1.5rem; line-height: 1.2; }
        .finding { margin: .6rem 0; padding: .7rem .9rem; border: 1px solid var(--line); border-left: .3rem solid var(--faint); border-radius: .4rem; }
        .finding p { margin: .25rem 0; }
        .finding pre { margin: .5rem 0; padding: .4rem .6rem; overflow-x: auto; background: var(--panel); border-radius: .3rem; }
        .faint, .faint a { color: var(--faint); }
        .word { font-weight: 600; }
        mark { color: inherit; background: var(--mark); border-radius: .15rem; }
        .error { border-left-color: var(--error); } .error .word { color: var(--error); }
        .warning { border-left-color: var(--warning); } .warning .word { color: var(--warning); }
        .info, .unknown { border-left-color: var(--info); } .info .word, .unknown .word { color: var(--info); }
        .pass { border-left-color: var(--pass); } .pass .word { color: var(--pass); }
        table { border-collapse: collapse; width: 100%; } th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
        @media print { body { max-width: none; padding: 0; } .finding { break-inside: avoid; } }
        """;

    /// <summary>Everything up to the first heading's place.</summary>
    /// <param name="style">Rules beside those of every page.</param>
    public static void Begin(TextWriter output, string title, string style = "")
    {
        output.Write("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
        output.Write("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        output.Write("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
        output.Write($"<title>{HtmlText.Escape(title)}</title>\n<style>\n");
        // The source's own line breaks are not the output's.
        foreach (var line in (Style + style).Split('\n'))
            output.Write(line.TrimEnd('\r') + "\n");
        output.Write("</style>\n</head>\n<body>\n");
    }

    public static void End(TextWriter output) => output.Write("</body>\n</html>\n");
}
