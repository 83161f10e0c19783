using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.Rules;

/// <summary>Reads rules from .rule.json files, strict to the last word: what is not understood is a problem with its place.</summary>
public sealed class RuleReader
{
    private static readonly string[] Keys =
    [
        "$schema", "id", "name", "title", "severity", "layer", "resource", "when", "require", "parameters", "fix", "sameAs", "references", "$defs", "$comment",
    ];

    // What of a shipped rule is read when somebody asks for it: its schemas, and what is told of its findings.
    private static readonly string[] Postponed = ["when", "require", "$defs", "fix", "sameAs", "references"];
    private static readonly string[] Layers = ["data", "application", "compute", "network", "perimeter", "identity", "physical"];
    private static readonly string[] Severities = ["error", "warning", "info"];

    private readonly StrictMap _map;
    private readonly List<Problem> _problems;
    private readonly SourceFile _file;

    private RuleReader(SourceFile file, MapNode map, List<Problem> problems)
    {
        _file = file;
        _problems = problems;
        _map = new StrictMap(map, "a rule", Keys, problems);
    }

    /// <summary>The rule of the file, or null where something is wrong with it; the problems say what.</summary>
    /// <remarks>Its schemas are compiled at once, so that every fault is found.</remarks>
    /// <param name="file">Its last folder is the rule's topic.</param>
    /// <param name="problems">Receives everything that is wrong.</param>
    /// <param name="properties">What properties resource types have, to check paths against; null to take every path as it is.</param>
    public static Rule? Read(SourceFile file, ICollection<Problem> problems, PropertyCatalog? properties = null)
    {
        var found = new List<Problem>();
        var rule = StrictMap.Root(file, found) is { } map ? ReadWhole(file, map, found, properties) : null;
        foreach (var problem in found)
            problems.Add(problem);
        return found.Count == 0 ? rule : null;
    }

    /// <summary>The rule of a document that is already read, or changed since; null where something is wrong with it.</summary>
    public static Rule? Read(SourceFile file, MapNode document, ICollection<Problem> problems, PropertyCatalog? properties = null)
    {
        var found = new List<Problem>();
        var rule = ReadWhole(file, document, found, properties);
        foreach (var problem in found)
            problems.Add(problem);
        return found.Count == 0 ? rule : null;
    }

    private static Rule ReadWhole(SourceFile file, MapNode document, List<Problem> found, PropertyCatalog? properties)
    {
        var rule = new RuleReader(file, document, found).Read(isProved: false);
        if (properties is not null && found.Count == 0)
            new PropertyPathCheck(properties, document, found).Check(rule.ResourceTypes);
        return rule;
    }

    /// <summary>A rule that was proved to be without faults when it was shipped: its schemas are compiled when it first judges something.</summary>
    internal static Rule? ReadProved(SourceFile file, List<Problem> problems) =>
        StrictMap.Root(file, problems, Postponed) is { } map ? new RuleReader(file, map, problems).Read(isProved: true) : null;

    private Rule Read(bool isProved)
    {
        var types = ReadResource(out var subject);
        var parameters = RuleParameterReader.Read(_map.Find("parameters"), _problems);
        var schemas = new RuleSchemas(NamesOf(parameters), ReadDefinitions(), _map.Find("when"), _map.Require("require"));
        if (!isProved)
            schemas.Compile(_problems);
        var rule = new Rule
        {
            Id = ReadId(),
            Name = ReadName(),
            Title = _map.Text("title") ?? "",
            Severity = ParseSeverity(_map.OneOf("severity", Severities)),
            Layer = _map.OneOf("layer", Layers) ?? "",
            Topic = TopicOf(_file.Path),
            Subject = subject,
            ResourceTypes = types,
            When = schemas.When,
            Require = schemas.Require,
            Parameters = parameters,
            Schemas = schemas,
            Rest = this,
            Span = _map.Node.Span,
        };
        return isProved ? rule : rule with { SameAs = ReadEquivalents(), Fix = ReadFix(), References = ReadReferences(), Rest = null };
    }

    private string ReadId()
    {
        var id = _map.Text("id") ?? "";
        if (id.Length > 0 && !IsWord(id, upper: true))
            _problems.Add(new Problem(_map.Find("id")!.Span, "'id' is made of capital letters, digits and '-', such as PL1504"));
        return id;
    }

    private string ReadName()
    {
        var name = _map.Text("name") ?? "";
        if (name.Length > 0 && !IsWord(name, upper: false))
            _problems.Add(new Problem(_map.Find("name")!.Span, "'name' is in kebab case, such as kms-key-rotation-enabled"));
        return name;
    }

    private string[] ReadResource(out RuleSubject subject)
    {
        subject = RuleSubject.Resource;
        if (_map.Require("resource") is not { } node)
            return [];
        if (node is ScalarNode scalar && SubjectOf(scalar.Text) is not RuleSubject.Resource and var whole)
        {
            subject = whole;
            return [];
        }

        var types = _map.Texts(node, "'resource'");
        foreach (var type in types)
        {
            if (!type.Contains("::"))
                _problems.Add(new Problem(node.Span, "'" + type + "' is no resource type such as AWS::KMS::Key"));
        }

        return types;
    }

    private Node? ReadDefinitions()
    {
        var node = _map.Find("$defs");
        if (node is null or MapNode or PostponedNode)
            return node;
        _problems.Add(new Problem(node.Span, "'$defs' is a map of schemas"));
        return null;
    }

    internal string[] ReadReferences() => Open("references") is { } references ? _map.Texts(references, "'references'") : [];

    internal List<Equivalent> ReadEquivalents()
    {
        var equivalents = new List<Equivalent>();
        if (Open("sameAs") is not { } node)
            return equivalents;
        if (node is not MapNode tools)
        {
            _problems.Add(new Problem(node.Span, "'sameAs' is a map from tools to their checks' ids"));
            return equivalents;
        }

        foreach (var tool in tools.Entries)
            equivalents.Add(new Equivalent(tool.Key.Text, _map.Texts(tool.Value, "the checks of '" + tool.Key.Text + "'")));
        return equivalents;
    }

    internal RuleFix? ReadFix()
    {
        if (Open("fix") is not { } node || _map.Child(node, "'fix'", "text", "set", "attributes", "safe") is not { } fix)
            return null;
        var set = ReadEdits(fix.Find("set"), "'set' is a map from property paths to values");
        return new RuleFix(fix.Text("text") ?? "", set, fix.Flag("safe") ?? false)
        {
            Attributes = ReadEdits(fix.Find("attributes"), "'attributes' is a map from attributes to values"),
        };
    }

    private Node? Open(string key) => _map.Find(key) is PostponedNode postponed ? postponed.Read() : _map.Find(key);

    private List<PropertyEdit> ReadEdits(Node? node, string shape)
    {
        var edits = new List<PropertyEdit>();
        if (node is MapNode map)
        {
            foreach (var entry in map.Entries)
                edits.Add(new PropertyEdit(entry.Key.Text, entry.Value));
        }
        else if (node is not null)
        {
            _problems.Add(new Problem(node.Span, shape));
        }

        return edits;
    }

    internal static RuleSubject SubjectOf(string resource) => resource switch
    {
        "Template" => RuleSubject.Template,
        "Account" => RuleSubject.Account,
        _ => RuleSubject.Resource,
    };

    internal static Severity ParseSeverity(string? written) => written switch
    {
        "error" => Severity.Error,
        "info" => Severity.Info,
        _ => Severity.Warning,
    };

    private static List<string> NamesOf(List<RuleParameter> parameters)
    {
        var names = new List<string>(parameters.Count);
        foreach (var parameter in parameters)
            names.Add(parameter.Name);
        return names;
    }

    internal static string TopicOf(string path)
    {
        var end = path.LastIndexOf('/');
        return end <= 0 ? "" : path.Substring(path.LastIndexOf('/', end - 1) + 1, end - path.LastIndexOf('/', end - 1) - 1);
    }

    private static bool IsWord(string text, bool upper)
    {
        foreach (var c in text)
        {
            if (c is not ((>= '0' and <= '9') or '-') && !(upper ? c is >= 'A' and <= 'Z' : c is >= 'a' and <= 'z'))
                return false;
        }

        return text[0] != '-' && text[text.Length - 1] != '-';
    }
}
