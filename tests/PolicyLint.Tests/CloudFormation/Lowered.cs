using System.Collections.Generic;
using System.Linq;
using PolicyLint.CloudFormation;
using PolicyLint.Model;
using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Tests.CloudFormation;

/// <summary>A template in YAML, read and lowered, with the problems found.</summary>
internal sealed class Lowered
{
    private Lowered(Stack stack, List<Problem> problems)
    {
        Stack = stack;
        Problems = problems;
    }

    public Stack Stack { get; }

    public List<Problem> Problems { get; }

    /// <summary>Each problem as <c>line:column message</c>.</summary>
    public IEnumerable<string> Messages => Problems.Select(p => $"{p.Span.Line}:{p.Span.Column} {p.Message}");

    /// <summary>The property <c>P</c> of the resource <c>R</c>, in every scenario.</summary>
    public string P => ValueText.Of(Stack.Find("R")!.Properties.Find("P"), Stack.Constraint);

    public static Lowered Template(string yaml, params (string Name, string Value)[] supplied)
    {
        var file = new SourceFile("template.yaml", yaml);
        var problems = new List<Problem>();
        var root = YamlReader.Read(file, problems);
        var options = new TemplateOptions { Parameters = supplied.ToDictionary(s => s.Name, s => Supplied(s.Name, s.Value)) };
        return new Lowered(TemplateReader.Read(file, root, options, problems), problems);
    }

    /// <summary>What <c>P: expression</c> means in a resource <c>R</c>, beside a bucket <c>B</c> and the given sections; there must be no problem.</summary>
    public static string Value(string expression, string sections = "")
    {
        var lowered = With(expression, sections);
        Assert.Empty(lowered.Messages);
        return lowered.P;
    }

    public static Lowered With(string expression, string sections = "", params (string Name, string Value)[] supplied) => Template(
        $"""
        Resources:
          B: {"{"} Type: AWS::S3::Bucket {"}"}
          R:
            Type: Test::A::Resource
            Properties:
              P: {expression}
        {sections}
        """,
        supplied);

    private static SuppliedParameter Supplied(string name, string value) =>
        SuppliedParameter.OfText(value, new SourceFile("command line", name + "=" + value).Span(name.Length + 1, name.Length + 1 + value.Length));
}
