using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyLint.Cli.Pages;

namespace PolicyLint.Roslyn.Tests.Pages;

/// <summary>An example in C# as a file of a compilation: every line stays where the page has it.</summary>
/// <remarks>Statements become the constructor of a stack. What stands around them is put on the line above, that of the fence.</remarks>
internal static class ExampleCode
{
    private const string Usings = "using System.Collections.Generic; using System.Linq; using Constructs; using Amazon.CDK; ";
    private const string Stack = "sealed class ExampleStack : Stack { internal ExampleStack(Construct scope, string id, bool flag, double number, string text) : base(scope, id) { ";

    /// <summary>The example with what it needs around it.</summary>
    /// <param name="number">Different for each example: that of its namespace.</param>
    /// <param name="resourceTypes">What the page's rule is about.</param>
    public static SyntaxTree Parse(PageExample example, int number, IReadOnlyList<string> resourceTypes)
    {
        var root = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(example.Source.Text).GetRoot();
        var isWhole = root.Members.Any(static m => m is BaseTypeDeclarationSyntax);
        var before = new StringBuilder(Usings);
        foreach (var name in Names(root))
        {
            if (CdkNames.Find(name, resourceTypes) is { } full)
                before.Append("using ").Append(name).Append(" = ").Append(full).Append("; ");
        }

        var inside = string.Create(CultureInfo.InvariantCulture, $"namespace Example{number} {{ ") + (isWhole ? "" : Stack);
        return CSharpSyntaxTree.ParseText(Surrounded(example, root, before.ToString(), inside, isWhole ? "}" : "} } }"), path: example.Source.Path);
    }

    private static string Surrounded(PageExample example, CompilationUnitSyntax root, string before, string inside, string after)
    {
        var text = example.Source.Text;
        var first = text.Length - text.AsSpan().TrimStart('\n').Length;
        var above = Math.Max(0, first - 1);
        if (root.Usings.Count == 0)
            return string.Concat(text.AsSpan(0, above), before + inside, text.AsSpan(above)) + after;
        var end = root.Usings[^1].Span.End;
        return string.Concat(text.AsSpan(0, above), before, text.AsSpan(above, end - above)) + " " + inside + text.Substring(end) + after;
    }

    // Names that the example's own usings or a qualification settle are not ours to choose.
    private static IEnumerable<string> Names(CompilationUnitSyntax root)
    {
        var aliases = root.Usings.Select(static u => u.Alias?.Name.Identifier.Text).ToHashSet(StringComparer.Ordinal);
        return root.DescendantNodes().OfType<SimpleNameSyntax>()
            .Where(static n => n.Parent is not QualifiedNameSyntax q || q.Left == n)
            .Select(static n => n.Identifier.Text)
            .Where(n => !aliases.Contains(n))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);
    }
}
