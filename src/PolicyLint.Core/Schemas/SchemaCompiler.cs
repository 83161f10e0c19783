using System;
using System.Collections.Generic;
using System.Globalization;
using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.Schemas;

/// <summary>Compiles the schemas of one rule. Faults become problems with their places in the rule file.</summary>
public sealed class SchemaCompiler
{
    private const string Definitions = "#/$defs/";

    private readonly ICollection<Problem> _problems;
    private readonly MapNode? _definitions;
    private readonly IShippedRules? _rules;
    private int _depth;
    private int _steps;

    /// <summary>A compiler for one rule.</summary>
    /// <param name="parameters">Names of the parameters that the rule declares.</param>
    /// <param name="definitions">The rule's <c>$defs</c>; null where it has none.</param>
    /// <param name="problems">Where faults go; a schema compiled with faults is of no use.</param>
    /// <param name="rules">The shipped rules, which a schema may build on; null for none.</param>
    public SchemaCompiler(IReadOnlyCollection<string> parameters, MapNode? definitions, ICollection<Problem> problems, IShippedRules? rules = null)
    {
        _rules = rules;
        ParameterNames = parameters;
        _definitions = definitions;
        _problems = problems;
    }

    public IReadOnlyCollection<string> ParameterNames { get; }

    // Few rules have definitions.
    private Dictionary<string, Schema> Compiled => field ??= new(StringComparer.Ordinal);

    private Dictionary<string, OpenDefinition> Open => field ??= new(StringComparer.Ordinal);

    /// <summary>The shipped rules; null where schemas stand alone.</summary>
    internal IShippedRules? ShippedRules => _rules;

    /// <summary>Compiles a schema: <c>true</c>, <c>false</c>, or a map of keywords that are all demanded.</summary>
    public Schema Compile(Node node)
    {
        if (_depth >= DocumentLimits.Depth)
        {
            Report(node.Span, "schemas are nested more than " + DocumentLimits.Depth.ToString(CultureInfo.InvariantCulture) + " deep");
            return AnySchema.Instance;
        }

        _depth++;
        var schema = node switch
        {
            ScalarNode { Kind: ScalarKind.Boolean } flag => flag.Text == "true" ? AnySchema.Instance : NoneSchema.Instance,
            MapNode map => CompileMap(map),
            _ => Fault(node.Span, "a schema is a map of keywords, true or false"),
        };
        _depth--;
        return schema;
    }

    /// <summary>Compiles every schema of <c>$defs</c> that nothing referred to, so that its faults are found, too.</summary>
    public void CompileDefinitions()
    {
        if (_definitions is null)
            return;
        foreach (var definition in _definitions.Entries)
            Define(definition.Key.Text, definition.Value, definition.Key.Span);
    }

    internal Schema CompileChild(Node node)
    {
        _steps++;
        var schema = Compile(node);
        _steps--;
        return schema;
    }

    /// <summary>Compiles a schema about another resource: it may not refer back to the ones around it, since resources may refer in circles.</summary>
    internal Schema CompileElsewhere(Node node)
    {
        var steps = _steps;
        _steps = int.MinValue / 2;
        var schema = Compile(node);
        _steps = steps;
        return schema;
    }

    internal void Report(SourceSpan span, string message) => _problems.Add(new Problem(span, message));

    internal bool Declares(string parameter)
    {
        foreach (var name in ParameterNames)
        {
            if (name.Equals(parameter, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    internal Schema Demand(ScalarNode rule)
    {
        if (_rules?.Demand(rule.Text) is not { } demand)
            return Fault(rule.Span, "there is no shipped rule '" + rule.Text + "'");
        if (demand.AsksOthers)
            return Fault(rule.Span, "rule " + rule.Text + " builds on other rules itself");
        foreach (var parameter in demand.Parameters)
        {
            if (!Declares(parameter))
                Report(rule.Span, "rule " + rule.Text + " reads the parameter '" + parameter + "', which this rule has to declare, too");
        }

        return new RuleDemandSchema(rule.Text, demand);
    }

    internal Schema Refer(ScalarNode reference)
    {
        var text = reference.Text;
        if (!text.StartsWith(Definitions, StringComparison.Ordinal))
            return Fault(reference.Span, "'$ref' is '#/$defs/' and a name of the rule's '$defs'");
        var name = Unescape(text.Substring(Definitions.Length));
        if (_definitions?.Find(name) is not { } definition)
            return Fault(reference.Span, "the rule's '$defs' has no '" + name + "'" + Spelling.DidYouMean(name, DefinitionNames()));
        return Define(name, definition, reference.Span);
    }

    private Schema Define(string name, Node definition, SourceSpan reference)
    {
        if (Compiled.TryGetValue(name, out var known))
            return known;
        if (Open.TryGetValue(name, out var open))
        {
            return _steps > open.Steps
                ? open.Placeholder
                : Fault(reference, "'" + name + "' refers to itself about the same value");
        }

        open = new OpenDefinition(_steps);
        Open[name] = open;
        var schema = Compile(definition);
        Open.Remove(name);
        open.Placeholder.Target = schema;
        return Compiled[name] = schema;
    }

    private Schema CompileMap(MapNode map)
    {
        var context = new CompileContext(this, map);
        var parts = new List<Schema>(map.Entries.Count);
        Keyword? wrapper = null;
        Node? wrapperOperand = null;
        foreach (var entry in map.Entries)
        {
            var keyword = Keywords.Find(entry.Key.Text);
            if (keyword is null)
                Report(entry.Key.Span, "unknown keyword '" + entry.Key.Text + "'" + Spelling.DidYouMean(entry.Key.Text, Keywords.Names));
            else if (keyword.Wrap is not null && wrapper is not null)
                Report(entry.Key.Span, "'" + keyword.Name + "' and '" + wrapper.Name + "' are not used in one schema");
            else if (keyword.Wrap is not null)
                (wrapper, wrapperOperand) = (keyword, entry.Value);
            else if (keyword.BesideAny(map, out var partners))
                Add(parts, keyword, entry.Value, context, wrapsOthers: map.Find("at") is not null);
            else
                Report(entry.Key.Span, "'" + keyword.Name + "' is of use only beside " + partners);
        }

        var schema = SchemaList.All(parts);
        if (wrapper is not null)
            schema = wrapper.Wrap!(wrapperOperand!, schema, context);
        return map.Find("message") is { } message && context.Text(message, "'message'") is { } text ? new MessageSchema(text, schema) : schema;
    }

    private void Add(List<Schema> parts, Keyword keyword, Node operand, CompileContext context, bool wrapsOthers)
    {
        // Behind a step to another value the keywords are about a part of it; a default may stand for no part at all.
        var steps = wrapsOthers && context.Owner.Find("default") is null ? 1 : 0;
        _steps += steps;
        if (keyword.Compile?.Invoke(operand, context) is { } schema)
            parts.Add(schema);
        _steps -= steps;
    }

    private AnySchema Fault(SourceSpan span, string message)
    {
        Report(span, message);
        return AnySchema.Instance;
    }

    private List<string> DefinitionNames()
    {
        var names = new List<string>();
        for (var i = 0; i < (_definitions?.Entries.Count ?? 0); i++)
            names.Add(_definitions!.Entries[i].Key.Text);
        return names;
    }

    private static string Unescape(string pointer) => pointer.Replace("~1", "/").Replace("~0", "~");

    /// <summary>A definition whose compilation has not ended, and how many steps into the value it began.</summary>
    private sealed class OpenDefinition(int steps)
    {
        public int Steps { get; } = steps;

        public RecursiveSchema Placeholder { get; } = new();
    }
}
