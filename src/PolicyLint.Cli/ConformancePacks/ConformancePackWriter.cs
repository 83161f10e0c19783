using System.Collections.Generic;
using System.Text;
using PolicyLint.Rules;

namespace PolicyLint.Cli.ConformancePacks;

/// <summary>Writes a plan as conformance pack templates: YAML, as many as the limits ask for.</summary>
/// <param name="title">What the packs are for, for their first line.</param>
internal sealed class ConformancePackWriter(string title)
{
    private readonly List<string> _parts = [];
    private readonly StringBuilder _parameters = new();
    private readonly StringBuilder _resources = new();
    private readonly StringBuilder _comments = new();
    private int _bytes;
    private int _rules;
    private int _parameterCount;

    /// <summary>The templates, each within <see cref="ConformancePackLimits"/>; at least one.</summary>
    /// <remarks>The same plan gives the same bytes.</remarks>
    public IReadOnlyList<string> Write(ConformancePackPlan plan)
    {
        foreach (var planned in plan.Planned)
            Add(planned);
        foreach (var rule in plan.Uncovered)
            AddComment(Uncovered(rule));
        Close();
        return _parts;
    }

    private void Add(PlannedRule planned)
    {
        var logicalId = LogicalIdOf(planned.Managed.Name);
        var parameters = new StringBuilder();
        foreach (var missing in planned.Missing)
            parameters.Append($"  {logicalId}{UpperFirst(missing)}:\n    Type: String\n");
        var resource = Resource(planned, logicalId);
        var size = Encoding.UTF8.GetByteCount(resource) + Encoding.UTF8.GetByteCount(parameters.ToString());
        if (_rules == ConformancePackLimits.Rules || _parameterCount + planned.Missing.Count > ConformancePackLimits.Parameters)
            Close();
        Reserve(size);
        _parameters.Append(parameters);
        _resources.Append(resource);
        _parameterCount += planned.Missing.Count;
        _rules++;
    }

    private void AddComment(string line)
    {
        Reserve(Encoding.UTF8.GetByteCount(line));
        if (_comments.Length == 0)
            _comments.Append("# Rules for which AWS Config has no managed rule:\n");
        _comments.Append(line);
    }

    // The words around the rules have room of their own in what is never given away.
    private void Reserve(int bytes)
    {
        const int frame = 600;
        if (_bytes + bytes > ConformancePackLimits.TemplateBytes - frame)
            Close();
        _bytes += bytes;
    }

    // A template has to have resources: what is only comments is written behind the rules before it, if need be into a file of its own.
    private void Close()
    {
        var text = new StringBuilder($"# {title}\n# Managed rules as AWS Config has them on {ManagedRules.All.AsOf}.\n");
        if (_parameters.Length > 0)
            text.Append("# Parameters without a default: AWS Config demands a value that nothing here can know.\nParameters:\n").Append(_parameters);
        text.Append(_resources.Length > 0 ? "Resources:\n" : "Resources: {}\n").Append(_resources).Append(_comments);
        _parts.Add(text.ToString());
        _parameters.Clear();
        _resources.Clear();
        _comments.Clear();
        _bytes = _rules = _parameterCount = 0;
    }

    private static string Resource(PlannedRule planned, string logicalId)
    {
        var text = new StringBuilder($"  {logicalId}:\n    Type: AWS::Config::ConfigRule\n    Properties:\n");
        text.Append($"      ConfigRuleName: {planned.Managed.Name}\n      Description: {Quoted(DescriptionOf(planned.Rules))}\n");
        if (planned.Inputs.Count + planned.Missing.Count > 0)
            text.Append("      InputParameters:\n");
        foreach (var input in planned.Inputs)
            text.Append($"        {input.Key}: {Quoted(input.Value)}\n");
        foreach (var missing in planned.Missing)
            text.Append($"        {missing}: {{ Ref: {logicalId}{UpperFirst(missing)} }}\n");
        if (planned.Managed.Scope.Count > 0)
            text.Append("      Scope:\n        ComplianceResourceTypes:\n");
        foreach (var type in planned.Managed.Scope)
            text.Append($"          - {type}\n");
        return text.Append($"      Source:\n        Owner: AWS\n        SourceIdentifier: {planned.Managed.Identifier}\n").ToString();
    }

    private static string DescriptionOf(IReadOnlyList<Rule> rules)
    {
        var text = new StringBuilder();
        foreach (var rule in rules)
            text.Append(text.Length > 0 ? "; " : "").Append(rule.Id).Append(": ").Append(rule.Title);
        if (text.Length > ConformancePackLimits.Description)
            text.Length = ConformancePackLimits.Description - 3;
        return text.Length == ConformancePackLimits.Description - 3 ? text.Append("...").ToString() : text.ToString();
    }

    private static string Uncovered(Rule rule)
    {
        var foreign = ConformancePackPlan.ForeignNamesOf(rule);
        var note = foreign.Count > 0 ? $" ({string.Join(", ", foreign)} cannot be deployed by itself)" : "";
        return $"# {rule.Id} {rule.Name}{note}\n";
    }

    private static string Quoted(string text) => $"'{text.Replace("'", "''", System.StringComparison.Ordinal)}'";

    private static string LogicalIdOf(string name)
    {
        var id = new StringBuilder(name.Length);
        foreach (var word in name.Split('-'))
            id.Append(UpperFirst(word));
        return id.ToString();
    }

    private static string UpperFirst(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
