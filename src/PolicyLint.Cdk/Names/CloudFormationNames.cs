using System;
using System.Collections.Generic;
using System.IO;

namespace PolicyLint.Cdk.Names;

/// <summary>What CloudFormation calls the level 1 constructs, their properties and attributes; the table says where it comes from.</summary>
internal sealed class CloudFormationNames
{
    private const string Resource = "cloudformation-names.txt";

    private static readonly Lazy<CloudFormationNames> Loaded = new(static () => new CloudFormationNames());

    private readonly Dictionary<string, string> _types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _properties = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _attributes = new(StringComparer.Ordinal);
    private readonly HashSet<string> _json = new(StringComparer.Ordinal);

    private CloudFormationNames()
    {
        using var stream = typeof(CloudFormationNames).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        var section = "";
        for (var line = reader.ReadLine(); line is not null; line = reader.ReadLine())
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == '[')
                section = line;
            else
                Read(section, line.Split(' '));
        }
    }

    public static CloudFormationNames Shipped => Loaded.Value;

    /// <summary>The resource type of a level 1 class, such as <c>AWS::KMS::Key</c>; null for other classes.</summary>
    public string? TypeOf(string className) => _types.TryGetValue(className, out var type) ? type : null;

    /// <summary>CloudFormation's name of a property of a level 1 structure.</summary>
    public string PropertyOf(string structName, string member) =>
        _properties.TryGetValue(structName + " " + member, out var name) ? name : member;

    /// <summary>True where the property takes JSON as it is, keys and all.</summary>
    public bool IsJson(string structName, string member) => _json.Contains(structName + " " + member);

    /// <summary>The attribute that a member such as <c>AttrEndpointAddress</c> stands for.</summary>
    public string AttributeOf(string className, string member) =>
        _attributes.TryGetValue(className + " " + member, out var name) ? name : member.Substring("Attr".Length);

    private void Read(string section, string[] words)
    {
        if (section == "[types]")
        {
            ReadTypes(words);
            return;
        }

        for (var i = 1; i < words.Length; i++)
        {
            var equals = words[i].IndexOf('=');
            if (equals < 0)
                _json.Add(words[0] + " " + words[i]);
            else
                (section == "[properties]" ? _properties : _attributes)[words[0] + " " + words[i].Substring(0, equals)] = words[i].Substring(equals + 1);
        }
    }

    private void ReadTypes(string[] words)
    {
        var module = words[0] == "-" ? "" : words[0] + ".";
        for (var i = 2; i < words.Length; i++)
        {
            var equals = words[i].IndexOf('=');
            var type = words[1] + "::" + words[i].Substring(equals + 1);
            _types[module + (equals < 0 ? "Cfn" + words[i] : words[i].Substring(0, equals))] = type;
        }
    }
}
