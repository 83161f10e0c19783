using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace PolicyLint.Cdk.Names;

/// <summary>What the CDK calls its types in every language: namespaces of C# change between releases, these names do not.</summary>
internal sealed class JsiiNames
{
    private const string Library = "aws-cdk-lib.";

    private readonly Dictionary<ISymbol, string> _known = new(SymbolEqualityComparer.Default);

    /// <summary>The name without "aws-cdk-lib.", such as <c>aws_kms.CfnKey</c> or <c>constructs.Construct</c>; empty for types that are not the CDK's.</summary>
    public string Of(ITypeSymbol? type)
    {
        if (type is null)
            return "";
        if (!_known.TryGetValue(type.OriginalDefinition, out var name))
            _known[type.OriginalDefinition] = name = Read(type.OriginalDefinition);
        return name;
    }

    /// <summary>The nearest type of the CDK that the type is or derives from, by name; empty where there is none.</summary>
    public string OfBase(ITypeSymbol? type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (Of(at) is { Length: > 0 } name)
                return name;
        }

        return "";
    }

    /// <summary>True where the type is or derives from the named class.</summary>
    public bool Derives(ITypeSymbol? type, string name)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (string.Equals(Of(at), name, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    private static string Read(ITypeSymbol type)
    {
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass?.Name is not ("JsiiClassAttribute" or "JsiiByValueAttribute" or "JsiiInterfaceAttribute" or "JsiiEnumAttribute"))
                continue;
            foreach (var argument in attribute.ConstructorArguments)
            {
                if (argument.Value is string name)
                    return name.StartsWith(Library, StringComparison.Ordinal) ? name.Substring(Library.Length) : name;
            }
        }

        return "";
    }
}
