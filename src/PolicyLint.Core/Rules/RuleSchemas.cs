using System;
using System.Collections.Generic;
using System.Threading;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Schemas;
using PolicyLint.Text;

namespace PolicyLint.Rules;

/// <summary>The schemas of one rule, compiled when one of them is first needed: of hundreds of rules a run needs those of its resource types.</summary>
internal sealed class RuleSchemas
{
    private const int NotAsked = 0;
    private const int No = 1;
    private const int Yes = 2;

    private static readonly string[] RuleKeywords = Quoted(static keyword => keyword.Name == "rule");
    private static readonly string[] GraphKeywords = Quoted(static keyword => keyword.NeedsGraph);
    private static readonly string[] VerdictKeywords = Quoted(static keyword => keyword.NeedsVerdicts);

    private readonly object _compiling = new();
    private readonly IReadOnlyCollection<string> _parameters;
    private readonly Node? _definitions;
    private readonly Node? _whenNode;
    private readonly Node? _requireNode;
    private volatile Pair? _compiled;
    private IReadOnlyCollection<string>? _relatedTypes;

    // Each is found when it is first asked for, by several threads at once if need be; one word, so that no thread sees half an answer.
    private int _asksRules;
    private int _needsGraph;
    private int _needsVerdicts;

    public RuleSchemas(IReadOnlyCollection<string> parameters, Node? definitions, Node? when, Node? require)
    {
        _parameters = parameters;
        _definitions = definitions;
        _whenNode = when;
        _requireNode = require;
        When = when is null ? null : new Deferred(this, isWhen: true);
        Require = new Deferred(this, isWhen: false);
    }

    /// <summary>True where the schemas build on other rules.</summary>
    public bool AsksRules => Found(ref _asksRules, RuleKeywords, static keyword => keyword.Name == "rule");

    public Schema? When { get; }

    public Schema Require { get; }

    public bool NeedsGraph => Found(ref _needsGraph, GraphKeywords, static keyword => keyword.NeedsGraph);

    public bool NeedsVerdicts => Found(ref _needsVerdicts, VerdictKeywords, static keyword => keyword.NeedsVerdicts);

    /// <summary>The types of other resources that a verdict may depend on; at least those.</summary>
    public IReadOnlyCollection<string> RelatedTypes => _relatedTypes ??= NeedsGraph ? Related(Open(_whenNode), Open(_requireNode), Open(_definitions)) : [];

    public void Compile(ICollection<Problem> problems)
    {
        var compiler = new SchemaCompiler(_parameters, (MapNode?)Open(_definitions), problems, ShippedRules.Instance);
        var when = _whenNode is null ? null : compiler.Compile(Open(_whenNode)!);
        var require = _requireNode is null ? null : compiler.Compile(Open(_requireNode)!);
        compiler.CompileDefinitions();
        _compiled = new Pair(when, require);
    }

    private Schema Find(bool isWhen)
    {
        if (_compiled is null)
        {
            lock (_compiling)
            {
                if (_compiled is null)
                    Compile([]);
            }
        }

        return (isWhen ? _compiled!.When : _compiled!.Require)!;
    }

    private static Node? Open(Node? node) => node is PostponedNode postponed ? postponed.Read() : node;

    private bool Found(ref int answer, string[] quoted, Func<Keyword, bool> asked)
    {
        var known = Volatile.Read(ref answer);
        if (known == NotAsked)
        {
            known = Uses(quoted, asked) ? Yes : No;
            Volatile.Write(ref answer, known);
        }

        return known == Yes;
    }

    private bool Uses(string[] quoted, Func<Keyword, bool> asked) => Uses(_whenNode, quoted, asked) || Uses(_requireNode, quoted, asked) || Uses(_definitions, quoted, asked);

    // What does not even have the word in it need not be read.
    private static bool Uses(Node? node, string[] quoted, Func<Keyword, bool> asked) =>
        node is not PostponedNode postponed ? Uses(node, asked) : Array.Exists(quoted, postponed.Mentions) && Uses(postponed.Read(), asked);

    private static string[] Quoted(Func<Keyword, bool> asked)
    {
        var quoted = new List<string>();
        foreach (var keyword in Keywords.All)
        {
            if (asked(keyword))
                quoted.Add("\"" + keyword.Name + "\"");
        }

        return quoted.ToArray();
    }

    private static bool Uses(Node? node, Func<Keyword, bool> asked)
    {
        switch (node)
        {
            case MapNode map:
                for (var i = 0; i < map.Entries.Count; i++)
                {
                    if ((Keywords.Find(map.Entries[i].Key.Text) is { } keyword && asked(keyword)) || Uses(map.Entries[i].Value, asked))
                        return true;
                }

                return false;
            case ListNode list:
                for (var i = 0; i < list.Items.Count; i++)
                {
                    if (Uses(list.Items[i], asked))
                        return true;
                }

                return false;
            default:
                return false;
        }
    }

    private static HashSet<string> Related(params Node?[] nodes)
    {
        // Keys are known by aliases, and what protects a resource decides what others cost.
        var types = new HashSet<string>(System.StringComparer.Ordinal);
        foreach (var node in nodes)
            AddTypes(node, types);
        if (types.Contains("AWS::KMS::Key"))
            types.Add("AWS::KMS::Alias");
        return types;
    }

    private static void AddTypes(Node? node, HashSet<string> types)
    {
        switch (node)
        {
            case ScalarNode { Kind: ScalarKind.String } scalar when scalar.Text.IndexOf("::", System.StringComparison.Ordinal) > 0:
                types.Add(scalar.Text);
                break;
            case MapNode map:
                for (var i = 0; i < map.Entries.Count; i++)
                {
                    AddTypes(map.Entries[i].Value, types);
                    if (Keywords.Find(map.Entries[i].Key.Text) is { } keyword)
                        types.UnionWith(keyword.Reads);
                }

                break;
            case ListNode list:
                for (var i = 0; i < list.Items.Count; i++)
                    AddTypes(list.Items[i], types);
                break;
        }
    }

    private sealed record Pair(Schema? When, Schema? Require);

    /// <summary>A schema that is compiled when it first judges something.</summary>
    internal sealed class Deferred(RuleSchemas schemas, bool isWhen) : Schema
    {
        public bool IsCompiled => schemas._compiled is not null;

        /// <summary>The schema itself.</summary>
        public Schema Compiled => schemas.Find(isWhen);

        public override string? Phrase => Compiled.Phrase;

        public override Judgment Judge(Value value, Scope scope) => Compiled.Judge(value, scope);

        public override Schema Negate() => Compiled.Negate();
    }
}
