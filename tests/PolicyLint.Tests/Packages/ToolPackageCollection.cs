using Xunit;

namespace PolicyLint.Tests.Packages;

/// <summary>The tests that need the packed tool: they share it, and run one after the other.</summary>
[CollectionDefinition(nameof(ToolPackage))]
public sealed class ToolPackageCollection : ICollectionFixture<ToolPackage>;
