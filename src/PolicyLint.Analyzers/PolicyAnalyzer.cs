using System;
using System.Collections.Immutable;
using System.IO;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using PolicyLint.Analysis;

namespace PolicyLint.Analyzers;

/// <summary>Judges C# code for the AWS CDK, and templates among the additional files, by PolicyLint's rules.</summary>
/// <remarks>Every project of a solution comes by here, and most have nothing to do with AWS: for those nothing is opened, not even our other assemblies.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed partial class PolicyAnalyzer : DiagnosticAnalyzer
{
    private readonly ModelReader? _read;

    public PolicyAnalyzer()
    {
    }

    internal PolicyAnalyzer(ModelReader read) => _read = read;

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ShippedDescriptors.All;

    public override void Initialize(AnalysisContext context)
    {
        // Generated code is not analyzed; that nothing is told of it either, we see to ourselves in less time.
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private void Start(CompilationStartAnalysisContext context)
    {
        var isCdk = CdkReference.MayBeIn(context.Compilation);
        if (!isCdk && !InputKinds.HasSubject(context.Options))
            return;
        try
        {
            Locate(context.Options);
            Analyze(context, isCdk);
        }
        catch (Exception exception) when (exception is FileNotFoundException or FileLoadException or BadImageFormatException)
        {
            var message = "nothing is judged, because a part of the analyzer cannot be loaded: " + exception.Message;
            context.RegisterCompilationEndAction(end => end.ReportDiagnostic(Diagnostic.Create(ShippedDescriptors.NotFollowed, Location.None, message)));
        }
    }

    /// <summary>Says where our other assemblies are, for hosts that do not know.</summary>
    static partial void Locate(AnalyzerOptions options);

    // On its own, because the runtime opens the assembly where it first meets a method that uses it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Analyze(CompilationStartAnalysisContext context, bool isCdk) =>
        new PolicyAnalysis(context.Compilation, context.Options, ShippedDescriptors.All, _read).Register(context, isCdk);
}
