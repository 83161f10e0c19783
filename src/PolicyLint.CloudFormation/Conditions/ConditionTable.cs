using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.CloudFormation.Conditions;

/// <summary>The <c>Conditions</c> section, each compiled when it is first named.</summary>
internal sealed class ConditionTable
{
    private readonly Template _template;
    private readonly Sequence<MapEntry> _entries;
    private readonly Dictionary<string, int> _written = new(StringComparer.Ordinal); // where among the entries
    private readonly Dictionary<string, Condition> _compiled = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _depths = new(StringComparer.Ordinal);
    private readonly Stack<string> _compiling = new();
    private readonly ConditionCompiler _compiler;
    private int _deepestNamed;

    public ConditionTable(Template template)
    {
        _template = template;
        _compiler = new ConditionCompiler(template, this);
        _entries = template.ExpandedSection("Conditions");
        for (var i = 0; i < _entries.Count; i++)
        {
            if (_entries[i].Key.Text != "Fn::Transform")
                _written[_entries[i].Key.Text] = i;
        }
    }

    public IEnumerable<string> Names => _written.Keys;

    /// <summary>Compiles what no resource named, for the problems in it.</summary>
    public void CompileAll()
    {
        foreach (var pair in _written)
            Find(pair.Key, _entries[pair.Value].Key.Span);
    }

    public ScenarioConstraint? CompileRules() => RulesSection.Compile(_template, _compiler);

    /// <summary>The condition of that name; a free one where the template has none, so that both cases are judged.</summary>
    public Condition Find(string name, SourceSpan span)
    {
        if (_compiled.TryGetValue(name, out var known))
        {
            _deepestNamed = Math.Max(_deepestNamed, _depths[name]);
            return known;
        }

        if (!_written.TryGetValue(name, out var at))
        {
            if (_template.OpenBecause is null && _template.OpenReason("Conditions") is null)
                _template.Report(span, $"there is no condition '{name}'" + _template.DidYouMean(name, _written.Keys));
            return Remember(name, Free(name), 0);
        }

        if (_compiling.Contains(name))
        {
            _template.Report(span, $"the condition '{name}' depends on itself");
            return Free(name);
        }

        return Compile(name, _entries[at]);
    }

    /// <summary>A condition that may hold or not, by its name.</summary>
    public static FreeCondition Free(string name) =>
        new(FreeCondition.Question(name, $"condition '{name}' holds", $"condition '{name}' does not hold"));

    private Condition Compile(string name, MapEntry entry)
    {
        if (_compiling.Count >= DocumentLimits.Depth)
            return TooDeep(name, entry);
        var outer = _deepestNamed;
        _deepestNamed = 0;
        _compiling.Push(name);
        var meaning = _compiler.Compile(entry.Value);
        _compiling.Pop();
        var depth = _deepestNamed + 1;
        _deepestNamed = Math.Max(outer, depth);
        return depth > DocumentLimits.Depth ? TooDeep(name, entry) : Remember(name, new NamedCondition(meaning), depth);
    }

    private Condition TooDeep(string name, MapEntry entry)
    {
        _template.Report(entry.Key.Span, $"conditions name each other more than {DocumentLimits.Depth} deep");
        return Remember(name, Free(name), 0);
    }

    private Condition Remember(string name, Condition condition, int depth)
    {
        _compiled[name] = condition;
        _depths[name] = depth;
        return condition;
    }
}
