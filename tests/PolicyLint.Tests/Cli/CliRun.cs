using System;
using System.IO;
using PolicyLint.Cli;

namespace PolicyLint.Tests.Cli;

/// <summary>A folder of its own, and runs of the program in it.</summary>
internal sealed class CliRun : IDisposable
{
    public const string BadKey =
        """
        Resources:
          Key:
            Type: AWS::KMS::Key
            Properties:
              EnableKeyRotation: false
        """;

    public CliRun() => File.WriteAllText(Path.Combine(Folder, ".editorconfig"), "root = true\n");

    public string Folder { get; } = Directory.CreateTempSubdirectory("policylint-").FullName;

    public string Out { get; private set; } = "";

    public string Error { get; private set; } = "";

    public string Write(string path, string text)
    {
        var full = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }

    public int Run(params string[] args) => RunWith("", args);

    public int RunWith(string input, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = Program.Run(args, new Streams(new StringReader(input), output, error) { CurrentFolder = Folder });
        Out = output.ToString();
        Error = error.ToString();
        return code;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
