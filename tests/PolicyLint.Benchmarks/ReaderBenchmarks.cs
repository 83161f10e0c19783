using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using PolicyLint.CloudFormation;
using PolicyLint.Documents;
using PolicyLint.Text;
using YamlDotNet.Core;

namespace PolicyLint.Benchmarks;

/// <summary>From bytes to nodes with places, beside what reads the same text without them.</summary>
[MemoryDiagnoser]
public class ReaderBenchmarks
{
    private const int Resources = 50;

    private readonly byte[] _json = Encoding.UTF8.GetBytes(SampleTemplate.Json(Resources));
    private readonly byte[] _yaml = Encoding.UTF8.GetBytes(SampleTemplate.Yaml(Resources));
    private readonly string _yamlText = SampleTemplate.Yaml(Resources);

    [Benchmark]
    public Node Json() => Read("template.json", _json);

    [Benchmark]
    public Node Yaml() => Read("template.yaml", _yaml);

    [Benchmark]
    public JsonValueKind JsonDocumentOfTheFramework()
    {
        using var document = JsonDocument.Parse(_json);
        return document.RootElement.ValueKind;
    }

    [Benchmark]
    public int YamlEventsAlone()
    {
        var parser = new Parser(new StringReader(_yamlText));
        var events = 0;
        while (parser.MoveNext())
            events++;
        return events;
    }

    private static Node Read(string path, byte[] bytes)
    {
        var problems = new List<Problem>();
        var root = DocumentReader.Read(SourceDecoder.Decode(path, bytes), problems).Root;
        return problems.Count == 0 ? root : throw new InvalidDataException(problems[0].Message);
    }
}
