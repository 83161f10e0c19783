using System.Collections.Generic;
using PolicyLint.Model;

namespace PolicyLint.Cli.Graphs;

/// <summary>What the rules say of a drawn resource: the worst of it.</summary>
internal enum NodeState
{
    /// <summary>No rule judged it.</summary>
    NotJudged,

    /// <summary>All verdicts are passes.</summary>
    Pass,

    /// <summary>Only findings that somebody accepted.</summary>
    Suppressed,

    /// <summary>Some verdict is unknown, none fails.</summary>
    Unknown,

    /// <summary>The worst finding is an info.</summary>
    Info,

    /// <summary>The worst finding is a warning.</summary>
    Warning,

    /// <summary>Some finding is an error.</summary>
    Error,
}

/// <summary>A resource in the picture.</summary>
/// <param name="Number">Its place among all nodes.</param>
/// <param name="Rules">The ids of the rules that found something, in their order.</param>
/// <param name="Findings">What they found, one line each.</param>
internal sealed record DrawnNode(int Number, Resource Resource, NodeState State, IReadOnlyList<string> Rules, IReadOnlyList<string> Findings)
{
    public string Title => Resource.LogicalId;

    /// <summary>"error PL1504, PL1505", or what else there is to say; empty where all is well.</summary>
    public string Remark => State switch
    {
        NodeState.NotJudged => "not judged",
        NodeState.Pass => "",
        NodeState.Suppressed => "suppressed",
        NodeState.Unknown => "unknown",
        _ => Word(State) + " " + string.Join(", ", Rules),
    };

    /// <summary>The state as a word that CSS and Mermaid take for a class.</summary>
    public static string Word(NodeState state) => state switch
    {
        NodeState.Error => "error",
        NodeState.Warning => "warning",
        NodeState.Info => "info",
        NodeState.Unknown => "unknown",
        NodeState.Suppressed => "suppressed",
        NodeState.Pass => "pass",
        _ => "none",
    };
}

/// <summary>Why one resource is drawn before another.</summary>
internal enum EdgeKind
{
    /// <summary>A property refers to it.</summary>
    Reference,

    /// <summary><c>DependsOn</c> alone.</summary>
    DependsOn,

    /// <summary>A nested stack deploys it.</summary>
    Deploys,
}

/// <summary>An arrow from a resource to one that it refers to.</summary>
/// <param name="Label">The properties that refer, separated by commas.</param>
internal sealed record DrawnEdge(int From, int To, EdgeKind Kind, string Label);

/// <summary>The resources of one stack.</summary>
/// <param name="Title">The template's path.</param>
internal sealed record DrawnStack(string Title, IReadOnlyList<DrawnNode> Nodes);

/// <summary>Resources and who refers to whom, with what the rules found.</summary>
internal sealed record DrawnGraph(IReadOnlyList<DrawnStack> Stacks, IReadOnlyList<DrawnEdge> Edges);
