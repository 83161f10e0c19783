using System.Collections.Generic;
using PolicyLint.CloudFormation.Conditions;
using PolicyLint.CloudFormation.Expansion;
using PolicyLint.CloudFormation.Parameters;
using PolicyLint.CloudFormation.Serverless;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.CloudFormation;

/// <summary>A template while it is lowered: its declarations, and where to report what is wrong with them.</summary>
internal sealed class Template
{
    private const int MostSuggestions = 100;
    private readonly ICollection<Problem> _problems;
    private readonly HashSet<Problem> _reported = [];
    private readonly Dictionary<string, UnknownValue?> _openSections = new(System.StringComparer.Ordinal);
    private bool _isClosed;
    private int _suggestions;

    public Template(SourceFile file, MapNode root, TemplateOptions options, ICollection<Problem> problems)
    {
        _problems = problems;
        Root = root;
        Options = options;
        var resources = (root.Find("Resources") as MapNode)?.Entries.Count ?? 0;
        Stack = new Stack(file, resources) { NestedIn = options.NestedIn };
        LogicalIds = new Dictionary<string, int>(resources, System.StringComparer.Ordinal);
        Transforms = Transforms.Of(root, this);
        Mappings = new MappingTable(this);
        Comparisons = Comparisons.Of(root, Mappings);
        Dependencies = new Dependencies(this);
        Pseudo = new PseudoParameters(this);
        Lowering = new Lowering(this);
        ForEach = new ForEachExpansion(this);
        Parameters = new ParameterTable(this);
        Conditions = new ConditionTable(this);
        Globals = new ServerlessGlobals(this);
    }

    public MapNode Root { get; }

    public TemplateOptions Options { get; }

    public Stack Stack { get; }

    public Transforms Transforms { get; }

    public MappingTable Mappings { get; }

    public Comparisons Comparisons { get; }

    public ParameterTable Parameters { get; }

    public PseudoParameters Pseudo { get; }

    public ConditionTable Conditions { get; }

    public Dependencies Dependencies { get; }

    public TextBudget Texts { get; } = new();

    public Lowering Lowering { get; }

    public ForEachExpansion ForEach { get; }

    /// <summary>The logical ids that references may name, with or without a resource that can be judged, numbered in their order.</summary>
    public Dictionary<string, int> LogicalIds { get; }

    /// <summary>The logical ids of serverless resources: SAM makes further resources of them.</summary>
    public List<string> ServerlessIds { get; } = [];

    public ServerlessGlobals Globals { get; }

    /// <summary>The stages that SAM makes of the template's APIs.</summary>
    public StageNames Stages { get; } = new();

    /// <summary>True where SAM may make a resource of that logical id.</summary>
    public bool MayGenerate(string logicalId) => ServerlessIds.Count > 0 && GeneratedResources.MayBeNamed(logicalId, ServerlessIds);

    /// <summary>Why names may exist that the template does not show; null where it shows all of them.</summary>
    public UnknownValue? OpenBecause { get; set; }

    /// <summary>The entries of a top-level section; none where it is missing, empty or no map.</summary>
    public Sequence<MapEntry> Section(string name)
    {
        switch (Root.Find(name))
        {
            case null:
                return default;
            case MapNode map:
                return map.Entries;
            case ScalarNode { Kind: ScalarKind.Null } empty:
                Report(empty.Span, $"the section {name} is empty", ProblemSeverity.Warning);
                return default;
            case var other:
                Report(other.Span, $"the section {name} must be a map");
                return default;
        }
    }

    /// <summary>The entries of a section in which <c>Fn::ForEach</c> and <c>Fn::Transform</c> may stand, expanded.</summary>
    public Sequence<MapEntry> ExpandedSection(string name)
    {
        var entries = Section(name);
        if (!ForEachExpansion.IsNeeded(entries))
            return entries;
        var expanded = ForEach.Expand(entries, out var open);
        _openSections[name] = open;
        return expanded;
    }

    /// <summary>Why the expanded section may have more entries; null where it was not open.</summary>
    public UnknownValue? OpenReason(string section) => _openSections.TryGetValue(section, out var reason) ? reason : null;

    public void Report(SourceSpan span, string message, ProblemSeverity severity = ProblemSeverity.Error)
    {
        var problem = new Problem(span, message, severity);
        if (!_isClosed && _reported.Add(problem))
            _problems.Add(problem);
    }

    /// <summary>"; did you mean 'x'?" where a name is near; only for the first wrong names, because it compares with every other.</summary>
    public string DidYouMean(string word, IEnumerable<string> known) =>
        _suggestions++ < MostSuggestions ? Spelling.DidYouMean(word, known) : "";

    /// <summary>Ends the reading: what is computed later, in scenarios, reports nothing more.</summary>
    public void Close() => _isClosed = true;

    /// <summary>Reports what is wrong and gives the value that stands in for it.</summary>
    public UnknownValue Malformed(SourceSpan span, string message)
    {
        Report(span, message);
        return WrongHere(span, message);
    }

    /// <summary>The value that stands in for what is wrong.</summary>
    public static UnknownValue WrongHere(SourceSpan span, string message) =>
        new(UnknownCause.Malformed, "the template is wrong here: " + message, null, span);
}
