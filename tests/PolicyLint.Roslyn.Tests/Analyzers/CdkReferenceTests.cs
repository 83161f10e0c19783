using System;
using System.Collections.Immutable;
using System.IO;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PolicyLint.Analyzers;
using Xunit;

namespace PolicyLint.Roslyn.Tests.Analyzers;

public sealed class CdkReferenceTests
{
    [Theory]
    [InlineData("/packages/constructs/10.0.0/lib/netstandard2.0/Constructs.dll", true)]
    [InlineData(@"C:\packages\Constructs.DLL", true)]
    [InlineData("Constructs.dll", true)]
    [InlineData("/packages/MyConstructs.dll", false)]
    [InlineData("/packages/Constructs/Other.dll", false)]
    public void Files_are_told_by_their_names_and_not_opened(string path, bool expected) =>
        Assert.Equal(expected, CdkReference.MayBeIn(Refer(new NeverOpened(path))));

    [Fact]
    public void An_assembly_in_memory_is_told_by_its_own_name()
    {
        Assert.True(CdkReference.MayBeIn(Refer(MetadataReference.CreateFromImage(Emit("Constructs")))));
        Assert.False(CdkReference.MayBeIn(Refer(MetadataReference.CreateFromImage(Emit("Other")))));
    }

    [Fact]
    public void A_project_is_told_by_the_assembly_it_makes()
    {
        Assert.True(CdkReference.MayBeIn(Refer(CSharpCompilation.Create("Constructs").ToMetadataReference())));
        Assert.False(CdkReference.MayBeIn(Refer(CSharpCompilation.Create("Other").ToMetadataReference())));
    }

    [Fact]
    public void Code_that_refers_to_nothing_of_the_CDK_declares_nothing() =>
        Assert.Empty(PolicyLint.Cdk.CdkModel.Read(CSharpCompilation.Create("Other", [CSharpSyntaxTree.ParseText("namespace Constructs { class Construct; class C : Construct; }", cancellationToken: TestContext.Current.CancellationToken)])).Worlds);

    private static CSharpCompilation Refer(MetadataReference reference) => CSharpCompilation.Create("Project", [], [reference]);

    private static ImmutableArray<byte> Emit(string name)
    {
        using var bytes = new MemoryStream();
        var core = MetadataReference.CreateFromFile(typeof(object).Assembly.Location);
        Assert.True(CSharpCompilation.Create(name, [], [core], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary)).Emit(bytes).Success);
        return [.. bytes.ToArray()];
    }

    private sealed class NeverOpened(string path) : PortableExecutableReference(MetadataReferenceProperties.Assembly, path)
    {
        protected override DocumentationProvider CreateDocumentationProvider() => DocumentationProvider.Default;

        protected override Metadata GetMetadataImpl() => throw new InvalidOperationException("somebody opened it");

        protected override PortableExecutableReference WithPropertiesImpl(MetadataReferenceProperties properties) => this;
    }
}
