using Microsoft.CodeAnalysis;
using PolicyLint.Cdk;

namespace PolicyLint.Analysis;

/// <summary>Evaluates the code of a compilation: <see cref="CdkModel.Read"/>.</summary>
public delegate CdkModel ModelReader(Compilation compilation, FeatureFlags? flags, BoundCode? bound, TypesReached? types);
