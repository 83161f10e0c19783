using System.Collections.Generic;

namespace PolicyLint.Rules.Tests.Rewritings;

/// <summary>All rewritings.</summary>
internal static class RewritingTable
{
    public static IReadOnlyList<Rewriting> All { get; } =
    [
        new ThroughMapping(),
        new ThroughParameter("scalars through a parameter's only value", isOnlyValue: true),
        new ThroughParameter("scalars through a parameter's default", isOnlyValue: false),
        new ThroughCondition("scalars under a condition that holds", ThroughCondition.IsScalar, isMirrored: false),
        new ThroughCondition("scalars under a condition that does not hold", ThroughCondition.IsScalar, isMirrored: true),
        new ThroughCondition("maps and lists under a condition that holds", ThroughCondition.IsWhole, isMirrored: false),
        new ThroughCondition("maps and lists under a condition that does not hold", ThroughCondition.IsWhole, isMirrored: true),
        new ThroughCondition("functions under a condition that holds", ThroughCondition.IsComputed, isMirrored: false),
        new ThroughCondition("functions under a condition that does not hold", ThroughCondition.IsComputed, isMirrored: true),
        new ItemThroughCondition("items under a condition that holds", isMirrored: false),
        new ItemThroughCondition("items under a condition that does not hold", isMirrored: true),
        new VanishingItems(),
        new AbsentProperties("absent properties as no value", PageExamples.Properties, AbsentProperties.NoValue),
        new AbsentProperties("absent properties as no value under a condition that holds", PageExamples.Properties, AbsentProperties.CertainlyNoValue),
        new AbsentProperties("absent properties as no value under a condition that does not hold", PageExamples.Properties, AbsentProperties.NeverAnything),
        new ThroughText("texts through Fn::Sub", ThroughText.Sub),
        new ThroughText("texts through Fn::Sub with a map", ThroughText.SubWithNames),
        new ThroughText("texts through Fn::Join", ThroughText.Join),
        new ThroughText("texts through Fn::Join with a delimiter", ThroughText.JoinByDelimiter),
        new ThroughText("texts through Fn::Select", ThroughText.Select),
        new ThroughText("texts through Fn::Split", ThroughText.Split),
        new ThroughReference("references through Fn::Sub", ThroughReference.Sub),
        new ThroughReference("references through Fn::Sub with a map", ThroughReference.SubWithNames),
        new ThroughReference("references through Fn::Join", ThroughReference.Join),
        new ThroughReference("references through Fn::Select", ThroughReference.Select),
        new OtherKinds(),
        new KeysReversed(),
        new ResourcesReversed(),
        new ResourcesRenamed(),
        new PolicyPartsListed(),
        new PolicyPartsAlone(),
        new ActionsInCapitals(),
        new Everyone(),
        new ConditionKeysInCapitals(),
        new PoliciesAsText(),
        new UnrelatedAdded(),
    ];
}
