using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using PolicyLint.Cdk.Fixes;
using PolicyLint.Rules;

namespace PolicyLint.CodeFixes;

/// <summary>Sets the properties that a rule's fix names where the construct is made.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = "PolicyLint")]
public sealed class PropertyFixProvider : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = FindIds();

    public override FixAllProvider GetFixAllProvider() => FixAllProvider.Create(static (context, document, diagnostics) => FixAll(document, diagnostics, context.CancellationToken));

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (await FixedConstruct.FindAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false) is not { } construct)
                continue;
            var document = context.Document;
            context.RegisterCodeFix(
                CodeAction.Create(TitleOf(diagnostic), cancellation => FixedConstruct.ApplyAsync(document, [construct], cancellation), diagnostic.Properties[FindingProperties.Rule]),
                diagnostic);
        }
    }

    private static async Task<Document?> FixAll(Document document, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellation)
    {
        var constructs = new List<FixedConstruct>();
        foreach (var diagnostic in diagnostics)
        {
            if (await FixedConstruct.FindAsync(document, diagnostic, cancellation).ConfigureAwait(false) is { } construct)
                constructs.Add(construct);
        }

        return await FixedConstruct.ApplyAsync(document, constructs, cancellation).ConfigureAwait(false);
    }

    private static string TitleOf(Diagnostic diagnostic)
    {
        var text = (diagnostic.Properties[FindingProperties.FixText] ?? "").TrimEnd('.');
        return diagnostic.Properties[FindingProperties.FixIsSafe] == "false" ? text + " (unsafe: may replace the resource or change what runs)" : text;
    }

    private static ImmutableArray<string> FindIds()
    {
        var ids = ImmutableArray.CreateBuilder<string>();
        foreach (var rule in BuiltInRules.Rules)
        {
            if (rule.Fix is { Set.Count: > 0 })
                ids.Add(rule.Id);
        }

        ids.Add(ReservedIds.OwnRule);
        return ids.ToImmutable();
    }
}
