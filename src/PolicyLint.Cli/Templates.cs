using System.Collections.Generic;
using PolicyLint.CloudFormation;
using PolicyLint.Documents;
using PolicyLint.Evaluations;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cli;

/// <summary>A single template that stands for itself, such as an example on a page.</summary>
internal static class Templates
{
    /// <summary>The template in the text; null where it cannot be read, and then a problem says why.</summary>
    public static Stack? ReadAlone(SourceFile file, ICollection<Problem> problems)
    {
        try
        {
            return TemplateReader.Read(DocumentReader.Read(file, problems), TemplateOptions.Default, problems);
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
