using System;
using System.Collections.Generic;
using PolicyLint.Model;

namespace PolicyLint.CloudFormation.Intrinsics;

/// <summary>All functions that may stand for a value.</summary>
internal static class IntrinsicTable
{
    private static readonly Dictionary<string, Func<IntrinsicCall, Value?>> Functions = new(StringComparer.Ordinal)
    {
        ["Ref"] = RefFunction.Lower,
        ["Fn::Base64"] = Base64Function.Lower,
        ["Fn::Cidr"] = CidrFunction.Lower,
        ["Fn::FindInMap"] = FindInMapFunction.Lower,
        ["Fn::GetAtt"] = GetAttFunction.Lower,
        ["Fn::GetAZs"] = GetAZsFunction.Lower,
        ["Fn::If"] = IfFunction.Lower,
        ["Fn::ImportValue"] = ImportValueFunction.Lower,
        ["Fn::Join"] = JoinFunction.Lower,
        ["Fn::Length"] = LengthFunction.Lower,
        ["Fn::Select"] = SelectFunction.Lower,
        ["Fn::Split"] = SplitFunction.Lower,
        ["Fn::Sub"] = SubFunction.Lower,
        ["Fn::ToJsonString"] = ToJsonStringFunction.Lower,
        ["Fn::Transform"] = TransformFunction.Lower,
        ["Fn::Equals"] = ConditionFunctions.Refuse,
        ["Fn::And"] = ConditionFunctions.Refuse,
        ["Fn::Or"] = ConditionFunctions.Refuse,
        ["Fn::Not"] = ConditionFunctions.Refuse,
        ["Fn::Contains"] = ConditionFunctions.Refuse,
        ["Fn::EachMemberEquals"] = ConditionFunctions.Refuse,
        ["Fn::EachMemberIn"] = ConditionFunctions.Refuse,
        ["Fn::RefAll"] = ConditionFunctions.OfRules,
        ["Fn::ValueOf"] = ConditionFunctions.OfRules,
        ["Fn::ValueOfAll"] = ConditionFunctions.OfRules,
    };

    public static IEnumerable<string> Names => Functions.Keys;

    public static Func<IntrinsicCall, Value?>? Find(string name) => Functions.TryGetValue(name, out var found) ? found : null;
}

/// <summary>Functions that answer yes or no, or exist for the <c>Rules</c> section only.</summary>
internal static class ConditionFunctions
{
    public static Value Refuse(IntrinsicCall call) =>
        call.Malformed(call.Span, $"{call.Name} belongs into the Conditions section; Fn::If takes the condition's name");

    public static Value OfRules(IntrinsicCall call) => call.Unknown($"{call.Name} is about the account that is deployed to");
}
