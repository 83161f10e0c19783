using System.Collections.Generic;
using PolicyLint.Evaluations;
using PolicyLint.Model;

namespace PolicyLint.Cli.Overviews;

/// <summary>A run seen from above: verdicts by layer and topic, what was looked at and what was not.</summary>
/// <param name="Report">The run, with passes.</param>
/// <param name="Layers">By layer of defence in depth, from the data outwards.</param>
/// <param name="Topics">By topic, in ordinal order.</param>
/// <param name="Coverage">What the rules looked at.</param>
internal sealed record Overview(Report Report, IReadOnlyList<VerdictGroup> Layers, IReadOnlyList<VerdictGroup> Topics, Coverage Coverage);

/// <summary>The verdicts of the rules of a layer or topic.</summary>
/// <param name="Counts">Of all their evaluations.</param>
/// <param name="Rules">How many of the rules in force belong here.</param>
/// <param name="Failing">How many of those found something that nobody accepted.</param>
internal sealed record VerdictGroup(string Name, OutcomeCounts Counts, int Rules, int Failing);

/// <summary>What became of a resource.</summary>
internal enum Attention
{
    /// <summary>Some rule judged it, whatever the verdict.</summary>
    Judged,

    /// <summary>There are rules about its type, but none applies to it.</summary>
    NotApplicable,

    /// <summary>There are rules about its type, but none is in force.</summary>
    NotInForce,

    /// <summary>There is no rule about its type.</summary>
    NoRule,
}

/// <summary>A resource and what became of it.</summary>
internal sealed record CoveredResource(Resource Resource, Attention Attention);

/// <summary>The resources of one type.</summary>
/// <param name="Resources">How many there are.</param>
/// <param name="Judged">How many of them some rule judged.</param>
/// <param name="Rules">How many rules in force are about the type.</param>
/// <param name="Attention">The most that any of them got.</param>
internal sealed record CoveredType(string Type, int Resources, int Judged, int Rules, Attention Attention);

/// <summary>What the rules looked at.</summary>
/// <param name="Resources">All resources, in the order of the files.</param>
/// <param name="Types">Their types, in ordinal order.</param>
internal sealed record Coverage(IReadOnlyList<CoveredResource> Resources, IReadOnlyList<CoveredType> Types)
{
    /// <summary>How many resources got so much attention.</summary>
    public int Count(Attention attention)
    {
        var count = 0;
        foreach (var resource in Resources)
            count += resource.Attention == attention ? 1 : 0;
        return count;
    }

    /// <summary>What each state means, a clause.</summary>
    public static string Word(Attention attention) => attention switch
    {
        Attention.Judged => "judged",
        Attention.NotApplicable => "no rule applies",
        Attention.NotInForce => "rules not in force",
        _ => "no rule about its type",
    };
}
