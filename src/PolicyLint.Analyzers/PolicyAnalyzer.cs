using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PolicyLint.Cdk;

namespace PolicyLint.Analyzers;

/// <summary>Judges C# code for the AWS CDK, and templates among the additional files, by PolicyLint's rules.</summary>
/// <remarks>Every project of a solution comes by here, and most have nothing to do with AWS: for those nothing is opened, not even our other assemblies.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PolicyAnalyzer : DiagnosticAnalyzer
{
    private readonly ModelReader? _read;

    public PolicyAnalyzer()
    {
    }

    internal PolicyAnalyzer(ModelReader read) => _read = read;

    /// <summary>Evaluates the code of a compilation.</summary>
    internal delegate CdkModel ModelReader(Compilation compilation, FeatureFlags? flags, BoundCode? bound, TypesReached? types);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private void Start(CompilationStartAnalysisContext context)
    {
        var isCdk = CdkReference.MayBeIn(context.Compilation);
        if (isCdk || AdditionalInputs.AreAmong(context.Options))
            new PolicyAnalysis(context.Compilation, context.Options, _read, context.CancellationToken).Register(context, isCdk);
    }
}
