using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using PolicyLint.Cdk;
using PolicyLint.Model;
using Xunit;

namespace PolicyLint.Roslyn.Tests;

/// <summary>Programs of a few statements, evaluated.</summary>
internal static class Programs
{
    /// <summary>The one stack that the statements make.</summary>
    public static Stack Stack(string statements, FeatureFlags flags)
    {
        var model = CdkModel.Read(Compile(statements), flags);
        Assert.Empty(model.Failures);
        return model.Worlds.SelectMany(static w => w.Stacks).Single();
    }

    /// <summary>The statements as a program without errors.</summary>
    public static CSharpCompilation Compile(string statements)
    {
        var tree = CSharpSyntaxTree.ParseText("using System.Collections.Generic;\nusing Amazon.CDK;\n" + statements, path: "Program.cs", cancellationToken: TestContext.Current.CancellationToken);
        var compilation = CSharpCompilation.Create("App", [tree], CdkReferences.All, new CSharpCompilationOptions(OutputKind.ConsoleApplication));
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static d => d.Severity == DiagnosticSeverity.Error));
        return compilation;
    }
}
