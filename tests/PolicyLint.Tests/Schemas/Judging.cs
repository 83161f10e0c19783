using System;
using System.Collections.Generic;
using System.Linq;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Schemas;
using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Tests.Schemas;

/// <summary>Holds values against schemas, both written as JSON.</summary>
/// <remarks>
/// In values a map <c>{"$unknown": "why"}</c> is an unknown value, <c>{"$vanishing": "why"}</c> one that may be absent,
/// <c>{"$open": map or list}</c> an open one, <c>{"$join": [parts]}</c> a joined text, <c>{"$ref": "Id"}</c> a reference.
/// </remarks>
internal static class Judging
{
    public static readonly Stack Nowhere = new(new SourceFile("nowhere.json", ""));

    public static Schema Compile(string schema, params string[] parameters) => Compile(schema, null, parameters);

    public static Schema Compile(string schema, string? definitions, string[] parameters)
    {
        var problems = new List<Problem>();
        var compiled = TryCompile(schema, definitions, parameters, problems);
        Assert.Empty(problems.Select(p => p.Message));
        return compiled;
    }

    public static Schema TryCompile(string schema, string? definitions, string[] parameters, List<Problem> problems)
    {
        var node = JsonReader.Read(new SourceFile("rule.json", schema), problems);
        var map = definitions is null ? null : (MapNode)JsonReader.Read(new SourceFile("defs.json", definitions), problems);
        var compiler = new SchemaCompiler(parameters, map, problems);
        var compiled = compiler.Compile(node);
        compiler.CompileDefinitions();
        return compiled;
    }

    public static Judgment Judge(string schema, string value) => Compile(schema).Judge(Value(value), Scope());

    public static Scope Scope(Resource? resource = null, ResourceGraph? graph = null, IRuleParameters? parameters = null, IScenario? scenario = null) =>
        new(scenario ?? new FirstScenario(), resource, graph ?? new ResourceGraph([]), parameters ?? new Parameters([]));

    public static Value Value(string json, Stack? stack = null) => Value(JsonReader.Read(new SourceFile("value.json", json), []), stack ?? Nowhere);

    private static Value Value(Node node, Stack stack)
    {
        switch (node)
        {
            case ScalarNode:
                return Literal.Of(node);
            case ListNode list:
                return new ListValue([.. list.Items.Select(i => Value(i, stack))], node.Span);
        }

        var map = (MapNode)node;
        if (map.Entries.Count == 1 && Special(map.Entries[0], stack) is { } special)
            return special;
        return new MapValue([.. map.Entries.Select(e => new PropertyEntry(e.Key.Text, e.Key.Span, Value(e.Value, stack)))], node.Span);
    }

    private static Value? Special(MapEntry entry, Stack stack)
    {
        var span = entry.Value.Span;
        var text = (entry.Value as ScalarNode)?.Text ?? "it is open";
        switch (entry.Key.Text)
        {
            case "$unknown":
                return new UnknownValue(UnknownCause.Parameter, text, text, span);
            case "$vanishing":
                return new UnknownValue(UnknownCause.Code, text, null, span);
            case "$ref":
                var dot = text.IndexOf('.');
                return dot < 0 || text.StartsWith("AWS::", StringComparison.Ordinal)
                    ? new ReferenceValue(stack, text, null, span)
                    : new ReferenceValue(stack, text[..dot], text[(dot + 1)..], span);
            case "$join":
                return new JoinedValue(((ListValue)Value(entry.Value, stack)).Items, span);
            case "$open":
                var because = new UnknownValue(UnknownCause.Macro, text, null, span);
                return Value(entry.Value, stack) switch
                {
                    ListValue list => new ListValue(list.Items, span) { OpenBecause = because },
                    MapValue map => new MapValue(map.Entries, span) { OpenBecause = because },
                    var other => throw new InvalidOperationException(other.ToString()),
                };
            default:
                return null;
        }
    }

    internal sealed class FirstScenario : IScenario
    {
        public int Choose(Variable variable) => 0;
    }

    internal sealed class Parameters(Dictionary<string, Value> values) : IRuleParameters
    {
        public Value? Find(string name, Resource? resource, IScenario scenario) => values.TryGetValue(name, out var found) ? found : null;
    }
}
