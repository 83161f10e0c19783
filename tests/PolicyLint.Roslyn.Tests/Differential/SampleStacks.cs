using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyLint.Cdk;
using PolicyLint.CloudFormation;
using PolicyLint.Model;
using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Roslyn.Tests.Differential;

/// <summary>A folder of C# with the templates that a synthesis made of it: every public static method that takes a <c>Stack</c> is one sample.</summary>
/// <remarks>
/// The template of <c>Vpcs.Plain</c> is <c>templates/Vpcs-Plain.template.json</c>. <c>dotnet run -- FOLDER</c> in the folder makes all of them anew.
/// </remarks>
internal sealed class SampleStacks
{
    private readonly string _folder;
    private readonly CSharpCompilation _compilation;

    private SampleStacks(string folder)
    {
        _folder = folder;
        var trees = Directory.EnumerateFiles(folder, "*.cs").Where(static f => Path.GetFileName(f) != "Program.cs").Order(StringComparer.Ordinal)
            .Select(static f => CSharpSyntaxTree.ParseText(File.ReadAllText(f), path: f)).ToList();
        Names = [.. trees.SelectMany(static t => t.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>()).Where(IsSample)
            .Select(static m => ((ClassDeclarationSyntax)m.Parent!).Identifier.Text + "-" + m.Identifier.Text)];
        _compilation = CSharpCompilation.Create("Samples", trees, CdkReferences.All, new CSharpCompilationOptions(OutputKind.ConsoleApplication));
    }

    /// <summary>Of each sample the class and the method, as its stack is called.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The samples of this repository; those of another folder where <c>POLICYLINT_STACKS</c> names one.</summary>
    public static SampleStacks Read() =>
        new(Environment.GetEnvironmentVariable("POLICYLINT_STACKS") ?? Path.Combine(CdkReferences.Metadata("RepositoryRoot"), "tests", "samples", "stacks"));

    /// <summary>The worlds that the code of the sample declares; fails where following it went wrong.</summary>
    public IReadOnlyList<ResourceGraph> Code(string name)
    {
        var main = CSharpSyntaxTree.ParseText(name.Replace('-', '.') + "(new Amazon.CDK.Stack(new Amazon.CDK.App(), \"" + name + "\"));", path: "Main.cs");
        var compilation = _compilation.AddSyntaxTrees(main);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static d => d.Severity == DiagnosticSeverity.Error));
        var model = CdkModel.Read(compilation, name.EndsWith("Flagged", StringComparison.Ordinal) ? Flags() : FeatureFlags.None);
        Assert.Empty(model.Failures.Select(f => name + ": " + f));
        return model.Worlds;
    }

    /// <summary>The template that was synthesized of the sample.</summary>
    public Stack Template(string name) => ReadTemplate(TemplateFile(name));

    public string TemplateFile(string name) => Path.Combine(_folder, "templates", name + ".template.json");

    public static Stack ReadTemplate(string path)
    {
        var problems = new List<Problem>();
        var file = new SourceFile(path, File.ReadAllText(path));
        return TemplateReader.Read(file, DocumentReader.Read(file, problems).Root!, new TemplateOptions(), problems);
    }

    // The CDK's feature flags hold for the samples that say so by their name.
    private FeatureFlags Flags()
    {
        var file = Path.Combine(_folder, "cdk.json");
        return FeatureFlags.Read(new SourceFile(file, File.ReadAllText(file)));
    }

    private static bool IsSample(MethodDeclarationSyntax method) =>
        method.Modifiers.Any(SyntaxKind.PublicKeyword) && method.ParameterList.Parameters is [{ Type: IdentifierNameSyntax { Identifier.Text: "Stack" } }];
}
