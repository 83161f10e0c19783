using System;

namespace PolicyLint.Cdk.Names;

/// <summary>What CloudFormation calls the level 1 constructs, their properties and attributes; the table says where it comes from.</summary>
internal sealed class CloudFormationNames
{
    private const string Resource = "cloudformation-names.txt";
    private const string Prefix = "Cfn";

    private readonly NameTable _types;
    private readonly NameTable _properties;
    private readonly NameTable _attributes;
    private readonly NameTable _json;

    private CloudFormationNames()
    {
        var table = NameTable.Read(Resource, ' ');
        _types = table.Section("[types]");
        _properties = table.Section("[properties]");
        _attributes = table.Section("[attributes]");
        _json = table.Section("[json]");
    }

    public static CloudFormationNames Shipped { get; } = new();

    /// <summary>The resource type of a level 1 class, such as <c>AWS::KMS::Key</c>; null for other classes.</summary>
    public string? TypeOf(string className)
    {
        var dot = className.LastIndexOf('.');
        var name = className.Substring(dot + 1);
        if (!name.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        var module = dot < 0 ? "-" : className.Substring(0, dot);
        var resource = _types.Find(module, name) ?? _types.Find(module, name.Substring(Prefix.Length));
        return resource is null || resource.IndexOf("::", StringComparison.Ordinal) > 0 ? resource : _types.First(module) + "::" + resource;
    }

    /// <summary>CloudFormation's name of a property of a level 1 structure.</summary>
    public string PropertyOf(string structName, string member) => _properties.Find(structName, member) ?? member;

    /// <summary>True where the property takes JSON as it is, keys and all.</summary>
    public bool IsJson(string structName, string member) => _json.Find(structName, member) is not null;

    /// <summary>The attribute that a member such as <c>AttrEndpointAddress</c> stands for.</summary>
    public string AttributeOf(string className, string member) => _attributes.Find(className, member) ?? member.Substring("Attr".Length);
}
