using System.Collections.Generic;
using PolicyLint.CloudFormation;
using PolicyLint.Documents;
using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Tests.CloudFormation;

/// <summary>Reads YAML in tests.</summary>
internal static class Yaml
{
    public static Node Read(string yaml)
    {
        var problems = new List<Problem>();
        var root = YamlReader.Read(new SourceFile("t.yaml", yaml), problems);
        Assert.Empty(problems);
        return root;
    }

    public static Problem OnlyProblem(string yaml, out Node root)
    {
        var problems = new List<Problem>();
        root = YamlReader.Read(new SourceFile("t.yaml", yaml), problems);
        return Assert.Single(problems);
    }

    public static MalformedDocumentException Refused(string yaml) =>
        Assert.Throws<MalformedDocumentException>(() => YamlReader.Read(new SourceFile("t.yaml", yaml), new List<Problem>()));
}
