using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.CloudFormation.Parameters;

/// <summary>What a parameter's type makes of the text that is given for it.</summary>
internal static class ParameterTypes
{
    private const string SsmPrefix = "AWS::SSM::Parameter::Value<";

    /// <summary>True where the text only names an entry of the Systems Manager parameter store, whose value is used.</summary>
    public static bool IsStored(string type) => type.StartsWith(SsmPrefix, StringComparison.Ordinal);

    public static bool IsList(string type) =>
        type == "CommaDelimitedList"
        || type.StartsWith("List<", StringComparison.Ordinal)
        || (IsStored(type) && IsList(type.Substring(SsmPrefix.Length).TrimEnd('>')));

    /// <summary>True for the types that CloudFormation documents and those of the same forms.</summary>
    public static bool IsKnown(string type) =>
        type is "String" or "Number" or "CommaDelimitedList" or "List<Number>" or "List<String>"
        || type.StartsWith("AWS::", StringComparison.Ordinal)
        || type.StartsWith("List<AWS::", StringComparison.Ordinal);

    /// <summary>The text as a value of the type.</summary>
    public static Value ValueOf(string type, string text, SourceSpan span, Origin? origin)
    {
        var isNumeric = type is "Number" or "List<Number>";
        if (!IsList(type))
            return Scalar(text, isNumeric, span, origin);
        var items = new List<Value>();
        foreach (var item in text.Split(','))
            items.Add(Scalar(item.Trim(), isNumeric, span, origin));
        return new ListValue(items, span) { Origin = origin };
    }

    private static Value Scalar(string text, bool isNumeric, SourceSpan span, Origin? origin) => DynamicReferences.Opened(
        new ScalarValue(isNumeric && ScalarComparer.TryNumber(text, out _) ? ScalarKind.Number : ScalarKind.String, text, span) { Origin = origin });
}
