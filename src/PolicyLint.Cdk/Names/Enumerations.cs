using System;
using System.Collections.Generic;
using System.IO;

namespace PolicyLint.Cdk.Names;

/// <summary>What members of the CDK's enumerations, and of classes that serve as such, come to in a template; the table says where it comes from.</summary>
internal sealed class Enumerations
{
    private const string Resource = "enumerations.txt";

    private static readonly Lazy<Enumerations> Loaded = new(static () => new Enumerations());

    private readonly Dictionary<string, string> _lines = new(StringComparer.Ordinal);

    private Enumerations()
    {
        using var stream = typeof(Enumerations).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        for (var line = reader.ReadLine(); line is not null; line = reader.ReadLine())
        {
            var tab = line.IndexOf('\t');
            if (tab > 0 && line[0] != '#')
                _lines[line.Substring(0, tab)] = line;
        }
    }

    public static Enumerations Shipped => Loaded.Value;

    /// <summary>The text of the member in a template; null for members that the table does not know.</summary>
    public string? Find(string typeName, string member)
    {
        if (!_lines.TryGetValue(typeName, out var line))
            return null;
        for (var at = line.IndexOf('\t'); at >= 0;)
        {
            var end = line.IndexOf('\t', at + 1);
            var entry = end < 0 ? line.Substring(at + 1) : line.Substring(at + 1, end - at - 1);
            if (entry == member)
                return member;
            if (entry.StartsWith(member + "=", StringComparison.Ordinal))
                return entry.Substring(member.Length + 1);
            at = end;
        }

        return null;
    }
}
