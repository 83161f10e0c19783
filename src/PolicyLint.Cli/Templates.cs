using System;
using System.Collections.Generic;
using PolicyLint.CloudFormation;
using PolicyLint.CloudFormation.Linking;
using PolicyLint.Documents;
using PolicyLint.Evaluations;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cli;

/// <summary>A template parameter's value as the user gives it.</summary>
internal sealed record SuppliedText(string Text, SourceSpan Span);

/// <summary>The one place where documents become stacks.</summary>
internal static class Templates
{
    public static readonly IReadOnlyDictionary<string, SuppliedText> NoParameters = new Dictionary<string, SuppliedText>(StringComparer.Ordinal);

    /// <summary>What the template declares.</summary>
    /// <exception cref="MalformedDocumentException">The document is no template, or a limit is reached.</exception>
    public static Stack Read(Document document, IReadOnlyDictionary<string, SuppliedText> parameters, ICollection<Problem> problems) =>
        Read(document, parameters, new StackLinks(), problems);

    /// <summary>What the template declares; what it takes from other stacks is looked up in the links.</summary>
    /// <exception cref="MalformedDocumentException">The document is no template, or a limit is reached.</exception>
    public static Stack Read(Document document, IReadOnlyDictionary<string, SuppliedText> parameters, StackLinks links, ICollection<Problem> problems)
    {
        var supplied = new Dictionary<string, SuppliedParameter>(StringComparer.Ordinal);
        foreach (var pair in parameters)
            supplied[pair.Key] = SuppliedParameter.OfText(pair.Value.Text, pair.Value.Span);
        var options = new TemplateOptions { Parameters = supplied, ReportsUndeclaredParameters = false, Links = links };
        return TemplateReader.Read(document.File, document.Root, options, problems);
    }

    /// <summary>The template in the text, by itself, such as an example on a page; null where it cannot be read, and then a problem says why.</summary>
    public static Stack? ReadAlone(SourceFile file, ICollection<Problem> problems)
    {
        try
        {
            return Read(DocumentReader.Read(file, problems), NoParameters, problems);
        }
        catch (MalformedDocumentException e)
        {
            problems.Add(e.ToProblem());
            return null;
        }
    }

    public static StackEvaluations Evaluate(Stack stack, EvaluationOptions options) =>
        new RuleEvaluator(options).Evaluate(stack, new ResourceGraph([stack]));
}
