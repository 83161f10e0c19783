using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace PolicyLint.Roslyn.Tests.Pages;

/// <summary>The namespaces in which the CDK has a public type of a name.</summary>
internal static class CdkNames
{
    private const string Services = "Amazon.CDK.AWS.";

    private static readonly Lazy<Dictionary<string, List<string>>> Namespaces = new(Read);

    /// <summary>The type that code about these resource types means by the name; null where it is none of a service, or several could be meant.</summary>
    /// <param name="resourceTypes">Such as <c>AWS::KMS::Key</c>: their service comes first.</param>
    public static string? Find(string name, IReadOnlyList<string> resourceTypes)
    {
        if (!Namespaces.Value.TryGetValue(name, out var namespaces))
            return null;
        foreach (var type in resourceTypes)
        {
            var service = type.Split("::")[1];
            foreach (var candidate in namespaces)
            {
                if (string.Equals(candidate, Services + service, StringComparison.OrdinalIgnoreCase))
                    return candidate + "." + name;
            }
        }

        return namespaces.Count == 1 && namespaces[0].StartsWith(Services, StringComparison.Ordinal) ? namespaces[0] + "." + name : null;
    }

    private static Dictionary<string, List<string>> Read()
    {
        var namespaces = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var path in CdkReferences.Metadata("CdkReferences").Split(';'))
        {
            using var file = new PEReader(File.OpenRead(path));
            var reader = file.GetMetadataReader();
            foreach (var handle in reader.TypeDefinitions)
            {
                var type = reader.GetTypeDefinition(handle);
                if ((type.Attributes & TypeAttributes.VisibilityMask) != TypeAttributes.Public)
                    continue;
                var name = reader.GetString(type.Name);
                if (!namespaces.TryGetValue(name, out var list))
                    namespaces[name] = list = [];
                list.Add(reader.GetString(type.Namespace));
            }
        }

        return namespaces;
    }
}
