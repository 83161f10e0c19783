using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace PolicyLint.Cdk.Names;

/// <summary>What CloudFormation calls the level 1 constructs, their properties and attributes; the table says where it comes from.</summary>
/// <remarks>Lines are taken apart when somebody asks: a program has to do with a few of a thousand.</remarks>
internal sealed class CloudFormationNames
{
    private const string Resource = "cloudformation-names.txt";

    private const char Divider = ' ';
    private const string Prefix = "Cfn";

    private static readonly Lazy<CloudFormationNames> Loaded = new(static () => new CloudFormationNames());

    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _properties = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _attributes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _json = new(StringComparer.Ordinal);

    private CloudFormationNames()
    {
        using var stream = typeof(CloudFormationNames).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8, false, TableLine.Buffer);
        var section = _types;
        for (var line = reader.ReadLine(); line is not null; line = reader.ReadLine())
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == '[')
                section = Section(line);
            else
                section.Add(TableLine.First(line, Divider), line);
        }
    }

    public static CloudFormationNames Shipped => Loaded.Value;

    /// <summary>The resource type of a level 1 class, such as <c>AWS::KMS::Key</c>; null for other classes.</summary>
    public string? TypeOf(string className)
    {
        var dot = className.LastIndexOf('.');
        var name = className.Substring(dot + 1);
        if (!name.StartsWith(Prefix, StringComparison.Ordinal) || !_types.TryGetValue(dot < 0 ? "-" : className.Substring(0, dot), out var line))
            return null;
        var resource = TableLine.Find(line, Divider, name) ?? TableLine.Find(line, Divider, name.Substring(Prefix.Length));
        return resource is null || resource.IndexOf("::", StringComparison.Ordinal) > 0 ? resource : TableLine.Second(line, Divider) + "::" + resource;
    }

    /// <summary>CloudFormation's name of a property of a level 1 structure.</summary>
    public string PropertyOf(string structName, string member) => Find(_properties, structName, member) ?? member;

    /// <summary>True where the property takes JSON as it is, keys and all.</summary>
    public bool IsJson(string structName, string member) => Find(_json, structName, member) is not null;

    /// <summary>The attribute that a member such as <c>AttrEndpointAddress</c> stands for.</summary>
    public string AttributeOf(string className, string member) => Find(_attributes, className, member) ?? member.Substring("Attr".Length);

    private static string? Find(Dictionary<string, string> section, string owner, string member) =>
        section.TryGetValue(owner, out var line) ? TableLine.Find(line, Divider, member) : null;

    private Dictionary<string, string> Section(string header) => header switch
    {
        "[properties]" => _properties,
        "[json]" => _json,
        "[attributes]" => _attributes,
        _ => _types,
    };
}
