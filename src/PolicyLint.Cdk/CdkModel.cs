using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using PolicyLint.Cdk.Code;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk;

/// <summary>What the C# of a compilation declares: stacks with resources, as a template would have them.</summary>
public sealed class CdkModel
{
    private CdkModel(SourceMap sources, IReadOnlyList<ResourceGraph> worlds, IReadOnlyList<Problem> failures)
    {
        Sources = sources;
        Worlds = worlds;
        Failures = failures;
    }

    /// <summary>Code whose evaluation went wrong in us: what it declares is not judged.</summary>
    public IReadOnlyList<Problem> Failures { get; }

    /// <summary>The way from places in the model to the compiler's.</summary>
    public SourceMap Sources { get; }

    /// <summary>The stacks that are deployed together: those of the program, and each one that the program does not make.</summary>
    public IReadOnlyList<ResourceGraph> Worlds { get; }

    /// <summary>Evaluates the compilation's code as far as the source tells; there is nothing in code that does not refer to the AWS CDK.</summary>
    /// <param name="flags">The feature flags of the app; without them what depends on them is unknown.</param>
    /// <param name="bound">Bodies that the host has bound already; null for none.</param>
    /// <param name="types">Is told of the types of resources; null where nobody asks.</param>
    public static CdkModel Read(Compilation compilation, FeatureFlags? flags = null, BoundCode? bound = null, TypesReached? types = null)
    {
        var sources = new SourceMap();
        if (compilation.GetTypeByMetadataName("Constructs.Construct") is null || compilation.GetTypeByMetadataName("Amazon.CDK.Stack") is null)
            return new CdkModel(sources, [], []);
        var roots = new Roots(compilation, sources, flags ?? FeatureFlags.Unknown, bound ?? new BoundCode(), types ?? new TypesReached());
        return new CdkModel(sources, roots.Follow(), roots.Failures);
    }
}
