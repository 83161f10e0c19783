using System.Collections.Generic;

namespace PolicyLint.Schemas.Predicates;

/// <summary>The assertions that need code: one file each beside this one, and one line here.</summary>
/// <remarks>
/// A predicate is an <see cref="Assertion"/> (or another <see cref="Schema"/>) with its <see cref="Keyword"/> as <c>Word</c>, whose
/// <c>Compile</c> reports what is wrong with its argument to the context.
/// </remarks>
public static class PredicateTable
{
    /// <summary>In the order in which they are documented.</summary>
    public static IReadOnlyList<Keyword> All { get; } =
    [
        ActionMatches.Word,
        ResourceMatches.Word,
        PrincipalIs.Word,
        Narrowed.Word,
        PolicyGrants.Word,
        PolicyDenies.Word,
        CidrIsOpen.Word,
        CidrIsPublic.Word,
        CidrIsSingleAddress.Word,
        PortsInclude.Word,
        PortsMoreThan.Word,
        PlaintextSecret.Word,
        FromSecretsManager.Word,
        LooksLikeSecret.Word,
        AllowsPrivilegeEscalation.Word,
        MixesKeyDuties.Word,
        Like.Word,
        DistinctValues.Word,
        WafCapacity.Word,
        ShadowsNoRule.Word,
        LabelsAreFed.Word,
        MonthlyCost.Word,
        LayersHold.Word,
        DeploysErrorTwins.Word,
        ArnParts.Word,
        Written.Word,
        ScheduleGapDays.Word,
    ];
}
