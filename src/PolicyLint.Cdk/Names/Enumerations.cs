using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace PolicyLint.Cdk.Names;

/// <summary>What members of the CDK's enumerations, and of classes that serve as such, come to in a template; the table says where it comes from.</summary>
internal sealed class Enumerations
{
    private const string Resource = "enumerations.txt";
    private const char Divider = '\t';

    private static readonly Lazy<Enumerations> Loaded = new(static () => new Enumerations());

    private readonly Dictionary<string, string> _lines = new(StringComparer.Ordinal);

    private Enumerations()
    {
        using var stream = typeof(Enumerations).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8, false, TableLine.Buffer);
        for (var line = reader.ReadLine(); line is not null; line = reader.ReadLine())
        {
            if (line.Length > 0 && line[0] != '#')
                _lines[TableLine.First(line, Divider)] = line;
        }
    }

    public static Enumerations Shipped => Loaded.Value;

    /// <summary>The text of the member in a template; null for members that the table does not know.</summary>
    public string? Find(string typeName, string member) => _lines.TryGetValue(typeName, out var line) ? TableLine.Find(line, Divider, member) : null;
}
