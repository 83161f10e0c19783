using System;
using Microsoft.CodeAnalysis;
using PolicyLint.Cdk.Names;
using PolicyLint.Documents;

namespace PolicyLint.Cdk.Fixes;

/// <summary>What the properties of the CDK's structures take.</summary>
internal static class JsiiTypes
{
    private const string Named = "\"fqn\":\"aws-cdk-lib.";

    /// <summary>The structure that the property takes; null for properties that take none, or lists of them.</summary>
    public static INamedTypeSymbol? StructureOf(IPropertySymbol property)
    {
        if (TypeJson(property) is not { } json || json.IndexOf("\"collection\"", StringComparison.Ordinal) >= 0)
            return null;
        for (var at = json.IndexOf(Named, StringComparison.Ordinal); at >= 0; at = json.IndexOf(Named, at + 1, StringComparison.Ordinal))
        {
            var start = at + Named.Length;
            var name = json.Substring(start, json.IndexOf('"', start) - start);
            if (name != "IResolvable" && Resolve(property, name) is { IsAbstract: false, TypeKind: TypeKind.Class } structure)
                return structure;
        }

        return null;
    }

    /// <summary>True where the JSON can be written as a value of the property.</summary>
    public static bool Takes(IPropertySymbol property, Node value)
    {
        var type = Unwrapped(property.Type);
        return value switch
        {
            ScalarNode { Kind: ScalarKind.Boolean } => type.SpecialType is SpecialType.System_Boolean or SpecialType.System_Object,
            ScalarNode { Kind: ScalarKind.Number } => type.SpecialType is SpecialType.System_Double or SpecialType.System_Object,
            ScalarNode { Kind: ScalarKind.String } => type.SpecialType is SpecialType.System_String or SpecialType.System_Object,
            ListNode list => type.TypeKind is TypeKind.Array or TypeKind.Class && type.SpecialType is SpecialType.None or SpecialType.System_Object && AreTexts(list),
            _ => false,
        };
    }

    /// <summary>The assignment of a value that the table converts in a known way; null where it cannot be turned round.</summary>
    /// <param name="conversion">The table's word; null for none.</param>
    public static PropertyAssignment? Conversion(IPropertySymbol property, string? conversion, Node value)
    {
        if (value is not ScalarNode scalar)
            return null;
        if (conversion is "days" or "seconds" or "minutes" && scalar.Kind == ScalarKind.Number)
            return Member(property.Type, char.ToUpperInvariant(conversion[0]) + conversion.Substring(1)) is IMethodSymbol factory ? new PropertyAssignment(property) { Literal = value, Factory = factory } : null;
        if (conversion is null && Takes(property, value))
            return new PropertyAssignment(property) { Literal = value };
        return conversion is null or "word" ? ByWord(property, scalar.Text) : null;
    }

    /// <summary>The assignment of the value that the table's case is about; null for cases of other properties' values.</summary>
    public static PropertyAssignment? Case(IPropertySymbol property, ScalarNode key)
    {
        var type = Unwrapped(property.Type);
        if (key.Text is "true" or "false")
            return type.SpecialType == SpecialType.System_Boolean ? new PropertyAssignment(property) { Literal = new ScalarNode(ScalarKind.Boolean, key.Text, key.Span) } : null;
        return key.Text.Length > 0 && Member(type, key.Text) is { IsStatic: true } member and (IFieldSymbol or IPropertySymbol) ? new PropertyAssignment(property) { Member = member } : null;
    }

    public static ISymbol? Member(ITypeSymbol type, string name)
    {
        var members = type.GetMembers(name);
        return members.Length == 1 ? members[0] : null;
    }

    private static PropertyAssignment? ByWord(IPropertySymbol property, string word)
    {
        var type = Unwrapped(property.Type);
        var name = new JsiiNames().Of(type);
        foreach (var member in type.GetMembers())
        {
            if (member is { IsStatic: true } and (IFieldSymbol or IPropertySymbol) && Enumerations.Find(name, member.Name) == word)
                return new PropertyAssignment(property) { Member = member };
        }

        return null;
    }

    private static ITypeSymbol Unwrapped(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } ? inner : type;

    private static bool AreTexts(ListNode list)
    {
        foreach (var item in list.Items)
        {
            if (item is not ScalarNode { Kind: ScalarKind.String })
                return false;
        }

        return true;
    }

    // "aws_s3.CfnBucket.BucketEncryptionProperty" is the type BucketEncryptionProperty inside of CfnBucket, in the property's own namespace.
    private static INamedTypeSymbol? Resolve(IPropertySymbol property, string name)
    {
        var parts = name.Split('.');
        var types = property.ContainingNamespace.GetTypeMembers(parts.Length > 1 ? parts[1] : parts[0]);
        for (var i = 2; i < parts.Length && types.Length == 1; i++)
            types = types[0].GetTypeMembers(parts[i]);
        return types.Length == 1 ? types[0] : null;
    }

    private static string? TypeJson(IPropertySymbol property)
    {
        foreach (var attribute in property.GetAttributes())
        {
            if (attribute.AttributeClass?.Name != "JsiiPropertyAttribute")
                continue;
            foreach (var argument in attribute.ConstructorArguments)
            {
                if (argument.Value is string text && text.StartsWith("{", StringComparison.Ordinal))
                    return text;
            }
        }

        return null;
    }
}
