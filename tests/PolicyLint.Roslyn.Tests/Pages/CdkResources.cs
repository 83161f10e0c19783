using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using PolicyLint.Cdk.Names;
using PolicyLint.Model;
using PolicyLint.Rules;

namespace PolicyLint.Roslyn.Tests.Pages;

/// <summary>Which resources the level 1 constructs of the CDK can declare, by the assembly that the tests compile against.</summary>
internal static class CdkResources
{
    private static readonly Lazy<Dictionary<string, HashSet<string>>> Members = new(Read);

    /// <summary>True where the CDK has a class for the type.</summary>
    public static bool Has(string type) => Members.Value.ContainsKey(type);

    /// <summary>The first property of the resource that its class does not have; null where it has all.</summary>
    public static string? FirstMissing(Resource resource) =>
        Members.Value.TryGetValue(resource.Type, out var members) ? FirstMissing(resource.Properties, PropertyCatalog.Shipped.Find(resource.Type), members) : resource.Type;

    // Names are the CDK's in another case; in which structure they stand is not asked.
    private static string? FirstMissing(Value value, PropertyShape shape, HashSet<string> members)
    {
        switch (value)
        {
            case ListValue list:
                foreach (var item in list.Items)
                {
                    if (FirstMissing(item, shape.IsList ? shape.Inside : shape, members) is { } missing)
                        return missing;
                }

                return null;
            case MapValue map when shape.IsStructure && !shape.IsAnything:
                foreach (var entry in map.Entries)
                {
                    if (!members.Contains(entry.Key) || !shape.TryProperty(entry.Key, out var below))
                        return entry.Key;
                    if (FirstMissing(entry.Value, below, members) is { } missing)
                        return missing;
                }

                return null;
            default:
                return null;
        }
    }

    private static Dictionary<string, HashSet<string>> Read()
    {
        var byType = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var path in CdkReferences.Metadata("CdkReferences").Split(';'))
        {
            using var file = new PEReader(File.OpenRead(path));
            var reader = file.GetMetadataReader();
            foreach (var handle in reader.TypeDefinitions)
                Add(byType, reader, reader.GetTypeDefinition(handle));
        }

        return byType;
    }

    private static void Add(Dictionary<string, HashSet<string>> byType, MetadataReader reader, TypeDefinition type)
    {
        var name = reader.GetString(type.Name);
        if (!name.StartsWith("Cfn", StringComparison.Ordinal))
            return;
        var full = ModuleOf(reader.GetString(type.Namespace)) + name;
        if (name.EndsWith("Props", StringComparison.Ordinal) && CloudFormationNames.Shipped.TypeOf(full[..^"Props".Length]) is { } ofProps)
            AddProperties(Of(byType, ofProps), reader, type);
        if (CloudFormationNames.Shipped.TypeOf(full) is not { } resourceType)
            return;
        var members = Of(byType, resourceType);
        foreach (var nested in type.GetNestedTypes())
            AddProperties(members, reader, reader.GetTypeDefinition(nested));
    }

    // Amazon.CDK.AWS.KMS and Amazon.CDK.AwsShield are aws_kms and aws_shield.
    private static string ModuleOf(string name)
    {
        const string Root = "Amazon.CDK";
        if (name.Length <= Root.Length)
            return "";
        var module = name[(Root.Length + 1)..];
        if (module.StartsWith("Aws", StringComparison.Ordinal))
            module = "AWS." + module["Aws".Length..];
        return module.Replace('.', '_').ToLowerInvariant() + ".";
    }

    private static HashSet<string> Of(Dictionary<string, HashSet<string>> byType, string type)
    {
        if (!byType.TryGetValue(type, out var members))
            byType[type] = members = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return members;
    }

    private static void AddProperties(HashSet<string> members, MetadataReader reader, TypeDefinition type)
    {
        foreach (var handle in type.GetProperties())
            members.Add(reader.GetString(reader.GetPropertyDefinition(handle).Name));
    }
}
