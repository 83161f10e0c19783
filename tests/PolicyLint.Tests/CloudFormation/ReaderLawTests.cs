using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using PolicyLint.CloudFormation;
using PolicyLint.Documents;
using PolicyLint.Tests.Documents;
using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Tests.CloudFormation;

/// <summary>What holds of every text.</summary>
public class ReaderLawTests
{
    private const string JsonSample = """
        {
          "Parameters": { "Env": { "Type": "String", "Default": "d\u00e9v", "AllowedValues": ["dév", "prod 😀"] } },
          "Resources": {
            "Key": { "Type": "AWS::KMS::Key", "Properties": { "EnableKeyRotation": true, "PendingWindowInDays": 7, "Tags": [], "X": null, "Y": -1.5e3 } }
          }
        }
        """;

    private const string YamlSample = """
        Parameters:
          Env: {Type: String, Default: "d\u00e9v", AllowedValues: [dév, 'prod 😀', 0300]}
        Conditions:
          IsProd: !Equals [!Ref Env, prod]
        Resources:
          Key: &key
            Type: AWS::KMS::Key # policylint: ignore PL1504
            Properties:
              EnableKeyRotation: !If [IsProd, true, false]
              Description: !Sub |
                Key of ${Env}
                # no comment
              Tags:
              - Key: a
                Value: >-
                  b
                  c
          Other:
            <<: *key
            Condition: IsProd
            DependsOn: !GetAtt Key.Arn
        """;

    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithReplay(42, 7).WithMaxTest(3_000);

    // What scanners stumble over.
    private static readonly string[] Tokens =
    [
        "{", "}", "[", "]", ":", ",", "\"", "'", "\\", "#", "&a ", "*a", "!Ref ", "!", "|", ">", "%", "@", "?", "- ", "-", "---", "...", "<<: ", "\n", "\r", "\t",
        "  ", " ", "\0", "\u0001", "\ud83d", "\ufeff", "\u0085", "\u2028", "~", "0", "1e", "true", "\\u12", "//", "/*", ": ",
    ];

    private static readonly Gen<int> Cuts = Gen.Choose(0, 10_000);

    // Overwrite a stretch with a token, or with a stretch of the text itself.
    private static readonly Gen<(int At, int Length, string Token, int From)[]> Mutations =
        (from at in Cuts
         from length in Gen.Choose(0, 4)
         from token in Gen.Elements(Tokens)
         from source in Gen.Choose(-10_000, 10_000)
         select (at, length, token, source)).ArrayOf(3);

    [Fact]
    public void Any_mutation_of_JSON_reads_or_is_refused_inside_the_file() => Holds("t.json", JsonSample);

    [Fact]
    public void Any_mutation_of_YAML_reads_or_is_refused_inside_the_file() => Holds("t.yaml", YamlSample);

    [Fact]
    public void Any_mutation_of_JSON_under_a_YAML_name_reads_or_is_refused_inside_the_file() => Holds("t.yaml", JsonSample);

    [Fact]
    public void JSON_reads_the_same_as_YAML() =>
        Prop.ForAll(JsonTexts(3).ToArbitrary(), json =>
        {
            var text = new SourceFile("t", json);
            return NodePrinter.Print(JsonReader.Read(text, [])) == NodePrinter.Print(YamlReader.Read(text, []))
                && NodePrinter.Sources(JsonReader.Read(text, [])).SequenceEqual(NodePrinter.Sources(YamlReader.Read(text, [])));
        }).Check(Fixed.WithMaxTest(500));

    private static void Holds(string path, string sample) => Prop.ForAll(Mutations.ToArbitrary(), mutations =>
    {
        var text = mutations.Aggregate(sample, Mutate);
        var file = new SourceFile(path, text);
        var problems = new List<Problem>();
        try
        {
            var document = DocumentReader.Read(file, problems);
            return NodePrinter.All(document.Root).All(n => IsInside(n.Span))
                && problems.All(p => IsInside(p.Span))
                && document.Comments.All(c => IsInside(c.Span))
                && (text.Contains('*') || NodePrinter.Outside(document.Root) is null);
        }
        catch (MalformedDocumentException e)
        {
            return IsInside(e.Span) && e.Message.Length > 0;
        }
    }).Check(Fixed);

    private static bool IsInside(SourceSpan span) => span.Start >= 0 && span.Start <= span.End && span.End <= span.File.Text.Length;

    private static string Mutate(string text, (int At, int Length, string Token, int From) mutation)
    {
        var at = mutation.At % (text.Length + 1);
        var end = System.Math.Min(text.Length, at + mutation.Length);
        var from = mutation.From % (text.Length + 1);
        var inserted = mutation.From < 0 ? mutation.Token : text[from..System.Math.Min(text.Length, from + 12)];
        return text[..at] + inserted + text[end..];
    }

    private static Gen<string> JsonTexts(int depth)
    {
        var scalars = Gen.Elements("true", "false", "null", "0", "-1.5", "1e3", "12", "\"\"", "\"a b\"", "\"é\\u00e9\\n\\\"\"", "\"true\"", "\"{a: #b}\"");
        if (depth == 0)
            return scalars;
        var inner = JsonTexts(depth - 1);
        var lists = inner.ListOf(3).Select(items => "[" + string.Join(", ", items) + "]");
        var maps = inner.ListOf(3).Select(values => "{" + string.Join(" ,\n ", values.Select((v, i) => $"\"k{i}\": {v}")) + "}");
        return Gen.OneOf(scalars, lists, maps);
    }
}
