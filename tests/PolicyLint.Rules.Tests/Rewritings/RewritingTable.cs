using System.Collections.Generic;

namespace PolicyLint.Rules.Tests.Rewritings;

/// <summary>All rewritings.</summary>
internal static class RewritingTable
{
    public const string Partition = "the partition by its pseudo parameter";
    public const string ByName = "references as the names of resources";
    public const string ByAction = "statements split by action";

    public static IReadOnlyList<Rewriting> All { get; } =
    [
        new ThroughMapping("scalars through a mapping", static (additions, value) => additions.InMapping(value)),
        new ThroughMapping("scalars through a mapping by region", static (additions, value) => additions.InMappingByRegion(value)),
        new ThroughMapping("scalars through a mapping by parameter", static (additions, value) => additions.InMappingByParameter(value)),
        new ThroughParameter("scalars through a parameter's only value", isOnlyValue: true),
        new ThroughParameter("scalars through a parameter's default", isOnlyValue: false),
        new ThroughCondition("scalars under a condition that holds", ThroughCondition.IsScalar, isMirrored: false),
        new ThroughCondition("scalars under a condition that does not hold", ThroughCondition.IsScalar, isMirrored: true),
        new ThroughCondition("maps and lists under a condition that holds", ThroughCondition.IsWhole, isMirrored: false),
        new ThroughCondition("maps and lists under a condition that does not hold", ThroughCondition.IsWhole, isMirrored: true),
        new ThroughCondition("functions under a condition that holds", ThroughCondition.IsComputed, isMirrored: false),
        new ThroughCondition("functions under a condition that does not hold", ThroughCondition.IsComputed, isMirrored: true),
        new EitherWay("scalars under a condition that does not matter", ThroughCondition.IsScalar),
        new EitherWay("maps and lists under a condition that does not matter", ThroughCondition.IsWhole),
        new EitherWay("functions under a condition that does not matter", ThroughCondition.IsComputed),
        new BesideReference(),
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
        new ThroughListOfTexts("lists of texts through a mapping", ThroughListOfTexts.Mapping),
        new ThroughListOfTexts("lists of texts through Fn::Split", ThroughListOfTexts.Split),
        new ThroughListOfTexts("lists of texts through a parameter", ThroughListOfTexts.Parameter),
        new ThroughReference("Fn::GetAtt in one word", ThroughReference.InOneWord),
        new ThroughReference("references through Fn::Sub", ThroughReference.Sub),
        new ThroughReference("references through Fn::Sub with a map", ThroughReference.SubWithNames),
        new ThroughReference("references through Fn::Join", ThroughReference.Join),
        new ThroughReference("references through Fn::Select", ThroughReference.Select),
        new OfPartition(Partition, "arn:aws:", "arn:${AWS::Partition}:", OfPartition.IsAnywhere),
        new OfPartition("services with the suffix of the partition", ".amazonaws.com", ".${AWS::URLSuffix}", OfPartition.IsService),
        new SubstitutedAsJoined(),
        new ArnsByNames(),
        new KeysByArn(),
        new OtherNetworkWords(),
        new OtherKinds(),
        new KeysReversed(),
        new ResourcesReversed(),
        new ResourcesRenamed(),
        new ResourcesPresent(),
        new ResourcesWithAbsentTwins(),
        new ResourcesInCases(),
        new ResourcesByName(),
        new ResourcesInLoops(),
        new SetsReversed(),
        new PolicyPartsListed(),
        new PolicyPartsAlone(),
        new ActionsInCapitals(),
        new Everyone(),
        new ConditionKeysInCapitals(),
        new OtherOperators(),
        new StatementsSplit(ByAction, "Action"),
        new StatementsSplit("statements split by resource", "Resource"),
        new AccountsAsRoots(),
        new PoliciesAsText(),
        new PoliciesAsSubstitutedText(),
        new UnrelatedAdded(),
    ];
}
