using System.IO;
using PolicyLint.Rules;

namespace PolicyLint.Cli.Reporting;

/// <summary>Writes text in colour, or plain where colour is not wanted.</summary>
internal sealed class Ink(TextWriter output, bool useColor)
{
    public const string Red = "\e[1;31m";
    public const string Yellow = "\e[1;33m";
    public const string Cyan = "\e[1;36m";
    public const string Blue = "\e[1;34m";
    public const string Green = "\e[1;32m";
    public const string Bold = "\e[1m";
    private const string Plain = "\e[0m";

    public void Write(string text) => output.Write(text);

    public void Write(string color, string text)
    {
        if (!useColor || text.Length == 0)
        {
            output.Write(text);
            return;
        }

        output.Write(color);
        output.Write(text);
        output.Write(Plain);
    }

    public void Line() => output.Write('\n');

    public void Line(string text)
    {
        output.Write(text);
        output.Write('\n');
    }

    public static string Of(Severity severity) => severity switch
    {
        Severity.Error => Red,
        Severity.Warning => Yellow,
        _ => Cyan,
    };
}
