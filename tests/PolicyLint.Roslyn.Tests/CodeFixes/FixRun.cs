using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using PolicyLint.CodeFixes;
using Xunit;

namespace PolicyLint.Roslyn.Tests.CodeFixes;

/// <summary>Code before and after a fix: it compiles, says what it should, and offers nothing more.</summary>
internal static class FixRun
{
    /// <summary>The statements of a stack's constructor, fixed one finding after the other and all at once: both ways give the same.</summary>
    public static Task InStack(string before, string after, params string[] rules) => InStack(before, after, rules, null);

    /// <summary>The same, where the fix adds a <c>using</c> line.</summary>
    /// <param name="addedUsing">The namespace that the fix has to import; null for none.</param>
    public static async Task InStack(string before, string after, string[] rules, string? addedUsing)
    {
        var expected = Full(after, addedUsing);
        var oneByOne = await OneByOne(Project(Full(before)), rules);
        Assert.True(expected == await TextOf(oneByOne), await TextOf(oneByOne) + string.Join("\n", await Findings(oneByOne, rules)));
        Assert.Equal(expected, await TextOf(await All(Project(Full(before)), rules)));
        Assert.Empty((await Findings(oneByOne, rules)).Where(static d => d.Properties.ContainsKey("fix")));
    }

    /// <summary>The titles of what is offered.</summary>
    public static async Task<IReadOnlyList<string>> Titles(string statements, params string[] rules)
    {
        var document = Project(Full(statements));
        var titles = new List<string>();
        foreach (var diagnostic in await Findings(document, rules))
            titles.AddRange((await Offered(document, diagnostic)).Select(static a => a.Title));
        return titles;
    }

    private static string Full(string statements, string? addedUsing = null) => "using Amazon.CDK;\n" + (addedUsing is null ? "" : $"using {addedUsing};\n") + "using Amazon.CDK.AWS.KMS;\nusing Amazon.CDK.AWS.S3;\nusing Constructs;\n\n" + Verifier.Stack(statements);

    private static Document Project(string text)
    {
        var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Test", "Test", LanguageNames.CSharp,
            compilationOptions: new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary), metadataReferences: CdkReferences.All));
        return project.AddDocument("Test.cs", text, filePath: "Test.cs");
    }

    private static async Task<Document> OneByOne(Document document, string[] rules)
    {
        const int MostRounds = 20;
        for (var round = 0; round < MostRounds; round++)
        {
            var next = document;
            foreach (var diagnostic in await Findings(document, rules))
            {
                if (await Offered(document, diagnostic) is [var action, ..])
                {
                    next = await Apply(document, action);
                    break;
                }
            }

            if (next == document)
                return document;
            document = next;
        }

        throw new InvalidOperationException("the fixes come to no end");
    }

    private static async Task<Document> All(Document document, string[] rules)
    {
        foreach (var rule in rules)
        {
            var findings = (await Findings(document, rules)).Where(d => d.Id == rule).ToImmutableArray();
            var provider = new PropertyFixProvider();
            var context = new FixAllContext(document, provider, FixAllScope.Document, rule, [rule], new Diagnostics(findings), CancellationToken.None);
            if (await provider.GetFixAllProvider().GetFixAsync(context) is { } action)
                document = await Apply(document, action);
        }

        return document;
    }

    private static async Task<List<CodeAction>> Offered(Document document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        if (new PropertyFixProvider().FixableDiagnosticIds.Contains(diagnostic.Id))
            await new PropertyFixProvider().RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken.None));
        return actions;
    }

    private static async Task<Document> Apply(Document document, CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken.None);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
    }

    private static async Task<ImmutableArray<Diagnostic>> Findings(Document document, string[] rules)
    {
        var compilation = (await document.Project.GetCompilationAsync())!;
        Assert.Empty(compilation.GetDiagnostics().Where(static d => d.Severity == DiagnosticSeverity.Error));
        return [.. (await Verifier.Run(compilation, rules)).OrderBy(static d => d.Location.SourceSpan.Start)];
    }

    private static async Task<string> TextOf(Document document) => (await document.GetTextAsync()).ToString();

    private sealed class Diagnostics(ImmutableArray<Diagnostic> found) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(found);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(found);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
