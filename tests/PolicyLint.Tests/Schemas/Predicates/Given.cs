using System;
using System.Collections.Generic;
using System.Linq;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Schemas;
using PolicyLint.Text;

namespace PolicyLint.Tests.Schemas.Predicates;

/// <summary>Values and worlds from JSON in which <c>Ref</c>, <c>GetAtt</c>, <c>Join</c> and <c>Unknown</c> stand for what lowering makes of them.</summary>
internal static class Given
{
    /// <summary>A stack of resources: <c>{ "Vpc": { "Type": …, "Properties": … } }</c>.</summary>
    public static Stack Stack(string resources)
    {
        var file = new SourceFile("template.json", resources);
        var stack = new Stack(file);
        foreach (var entry in ((MapNode)Read(file)).Entries)
        {
            var body = (MapNode)entry.Value;
            var properties = body.Find("Properties") is { } node ? (MapValue)Of(node, stack) : new MapValue([], body.Span);
            stack.Add(new Resource(stack, entry.Key.Text, ((ScalarNode)body.Find("Type")!).Text, properties, entry.Key.Span));
        }

        stack.Seal(new MapValue([], file.Whole), new MapValue([], file.Whole), null, null);
        return stack;
    }

    /// <summary>A value; what it refers to has no resource behind it unless a stack is given.</summary>
    public static Value Value(string json, Stack? stack = null)
    {
        var file = new SourceFile("value.json", json);
        return Of(Read(file), stack ?? new Stack(file));
    }

    /// <summary>A schema of the rule language.</summary>
    public static Schema Schema(string json)
    {
        var problems = new List<Problem>();
        var schema = new SchemaCompiler(["accounts"], null, problems).Compile(Read(new SourceFile("test.rule.json", json)));
        return problems.Count == 0 ? schema : throw new InvalidOperationException(problems[0].Message);
    }

    public static Judgment Judge(string schema, string json) => Judge(Schema(schema), json);

    public static Scope Scope(Stack? stack = null, Resource? resource = null, params (string Name, string[] Values)[] parameters) =>
        new(OnlyScenario.Instance, resource, new ResourceGraph(stack is null ? [] : [stack]), new Settings(parameters));

    public static Judgment Judge(Schema schema, string json, params (string Name, string[] Values)[] parameters) =>
        schema.Judge(Value(json), Scope(parameters: parameters));

    /// <summary>Judges a resource's properties in the world of its stack.</summary>
    public static Judgment Judge(Schema schema, Stack stack, string logicalId)
    {
        var resource = stack.Find(logicalId)!;
        return schema.Judge(resource.Properties, Scope(stack, resource));
    }

    private static Node Read(SourceFile file)
    {
        var problems = new List<Problem>();
        var node = JsonReader.Read(file, problems);
        return problems.Count == 0 ? node : throw new InvalidOperationException(problems[0].Message);
    }

    private static Value Of(Node node, Stack stack)
    {
        switch (node)
        {
            case ScalarNode scalar:
                return new ScalarValue(scalar.Kind, scalar.Text, scalar.Span);
            case ListNode list:
                return new ListValue(list.Items.Select(item => Of(item, stack)).ToArray(), list.Span);
            case MapNode { Entries.Count: 1 } map when map.Entries[0] is var entry && Intrinsic(entry.Key.Text, entry.Value, map.Span, stack) is { } value:
                return value;
            default:
                var entries = ((MapNode)node).Entries.Select(e => new PropertyEntry(e.Key.Text, e.Key.Span, Of(e.Value, stack)));
                return new MapValue(entries.ToArray(), node.Span);
        }
    }

    private static Value? Intrinsic(string name, Node argument, SourceSpan span, Stack stack)
    {
        var text = argument is ScalarNode scalar ? scalar.Text : "";
        switch (name)
        {
            case "Ref":
                return new ReferenceValue(stack, text, null, span);
            case "GetAtt":
                return new ReferenceValue(stack, text.Split('.')[0], text.Split('.')[1], span);
            case "Join":
                return new JoinedValue(((ListNode)argument).Items.Select(item => Of(item, stack)).ToArray(), span);
            case "Unknown":
                return Unknown(text, span);
            default:
                return null;
        }
    }

    private static UnknownValue Unknown(string what, SourceSpan span)
    {
        var cause = Enum.TryParse<UnknownCause>(what.Split(' ')[0], out var known) ? known : UnknownCause.Parameter;
        return new UnknownValue(cause, $"depends on '{what}'", what, span) { IsNoEcho = what.EndsWith(" NoEcho", StringComparison.Ordinal) };
    }

    private sealed class OnlyScenario : IScenario
    {
        public static readonly OnlyScenario Instance = new();

        public int Choose(Variable variable) => 0;
    }

    private sealed class Settings((string Name, string[] Values)[] values) : IRuleParameters
    {
        public Value? Find(string name, Resource? resource, IScenario scenario)
        {
            foreach (var (known, texts) in values)
            {
                if (known == name)
                    return new ListValue(texts.Select(text => (Value)new ScalarValue(ScalarKind.String, text, default)).ToArray(), default);
            }

            return null;
        }
    }
}
