using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Schemas;

/// <summary>The words that lead to other values, and those that put schemas together.</summary>
public static partial class Keywords
{
    private static Keyword[] Ways =>
    [
        new("at", Operands.Path, "Walks from the value to another one, on which the other keywords of the schema are judged; alone it demands that the path is set.") { Wrap = At },
        new("default", Operands.Anything, "What an absent value means to the service: it is judged where the path of 'at' ends in nothing.") { Beside = ["at"] },
        new("optional", Operands.Flag, "True: the schema holds where the path of 'at' ends in nothing.") { Beside = ["at"], Compile = Optional },
        new("parameter", Operands.Text, "Judges the value in force of a parameter of the rule, in place of the subject.") { Wrap = OfParameter },
        new("attributes", Operands.Schema, "Judges what stands beside the resource's Properties, such as DeletionPolicy.") { Compile = Attributes },
        new("unknown", Operands.Text, "Nobody can tell from here: neither holds nor fails, for this reason.") { Compile = static (o, c) => new UnknownSchema(c.Text(o, "'unknown'") ?? "") },
        new("message", Operands.Text, "The reason given when the schema fails: a clause without capital and full stop."),
        new("$comment", Operands.Text, "A remark for readers of the rule."),
    ];

    private static Keyword[] Applicators =>
    [
        new("allOf", Operands.SchemaList, "All of the schemas hold.") { Compile = (o, c) => SchemaList.All(new List<Schema>(List(o, c))) },
        new("anyOf", Operands.SchemaList, "At least one of the schemas holds.") { Compile = (o, c) => Some(List(o, c), static s => new AnyOfSchema(s)) },
        new("oneOf", Operands.SchemaList, "Exactly one of the schemas holds.") { Compile = (o, c) => Some(List(o, c), static s => new OneOfSchema(s)) },
        new("not", Operands.Schema, "The schema fails.") { Compile = static (o, c) => c.Compile(o).Negate() },
        new("if", Operands.Schema, "Where the schema holds, 'then' is demanded, else 'else'.") { Compile = If, Beside = ["then", "else"] },
        new("then", Operands.Schema, "Demanded where 'if' holds.") { Beside = ["if"] },
        new("else", Operands.Schema, "Demanded where 'if' fails.") { Beside = ["if"] },
        new("properties", Operands.SchemaMap, "The schemas of the named properties, where they are set.") { Compile = Properties },
        new("patternProperties", Operands.SchemaMap, "The schemas of properties whose names match a pattern.") { Compile = static (o, c) => Others(c) },
        new("additionalProperties", Operands.Schema, "The schema of properties that neither 'properties' nor 'patternProperties' names.") { Compile = Additional },
        new("propertyNames", Operands.Schema, "The schema of the names of all properties.") { Compile = static (o, c) => new PropertyNamesSchema(c.CompileChild(o)) },
        new("items", Operands.Schema, "The schema of every item of a list, behind those of 'prefixItems'.") { Compile = static (o, c) => new ItemsSchema(Prefix(c), c.CompileChild(o)) },
        new("prefixItems", Operands.SchemaList, "The schemas of the first items of a list, by position.") { Compile = static (_, c) => c.Owner.Find("items") is null ? new ItemsSchema(Prefix(c), null) : null },
        new("contains", Operands.Schema, "A list has an item that fits the schema.") { Compile = Contains },
        new("minContains", Operands.ConstantCount, "How many items have to fit 'contains' at least; 1 where it is not given.") { Beside = ["contains"] },
        new("maxContains", Operands.ConstantCount, "How many items may fit 'contains' at most.") { Beside = ["contains"] },
        new("dependentSchemas", Operands.SchemaMap, "What the whole map must be where it has a property.") { Compile = static (o, c) => SchemaList.All(Dependent(o, c)) },
        new("atLeast", Operands.AtLeast, "At least so many of the schemas hold.") { Compile = AtLeast },
        new("rule", Operands.RuleId, "The shipped rule of the id applies to the value and holds; its parameters have to be declared, too.") { Compile = OfRule, NeedsGraph = true },
        new("$ref", Operands.Definition, "A schema of the rule's '$defs'.") { Compile = Ref },
    ];

    private static Schema At(Node operand, Schema inner, CompileContext context)
    {
        var path = context.Text(operand, "'at'") ?? "x";
        if (PropertySteps.Parse(path, out var fault) is not { } steps)
        {
            context.Report(operand, "'" + path + "' is no property path: " + fault);
            return inner;
        }

        if (context.Owner.Find("default") is not { } byDefault)
            return new AtSchema(path, steps, inner, IsOptional(context) ? Absence.Holds : Absence.Fails, null);
        if (context.Owner.Find("optional") is { } optional)
            context.Report(optional, "'default' and 'optional' are not used in one schema");
        return new AtSchema(path, steps, inner, Absence.MeansDefault, Literal.Of(byDefault));
    }

    private static Schema? Optional(Node operand, CompileContext context)
    {
        context.Flag(operand, "'optional'");
        return null;
    }

    private static bool IsOptional(CompileContext context) => context.Owner.Find("optional") is ScalarNode { Text: "true" };

    private static ParameterSchema OfParameter(Node operand, Schema inner, CompileContext context) =>
        new(context.ParameterName(operand), inner);

    private static AttributesSchema Attributes(Node operand, CompileContext context) => new(context.Compile(operand));

    private static Schema[] List(Node operand, CompileContext context)
    {
        if (operand is not ListNode { Items.Count: > 0 } list)
        {
            context.Report(operand, "takes a list of at least one schema");
            return [];
        }

        var schemas = new Schema[list.Items.Count];
        for (var i = 0; i < schemas.Length; i++)
            schemas[i] = context.Compile(list.Items[i]);
        return schemas;
    }

    private static Schema? Some(Schema[] schemas, Func<Schema[], Schema> make) => schemas.Length == 0 ? null : make(schemas);

    private static IfSchema If(Node operand, CompileContext context) => new(
        context.Compile(operand),
        context.Owner.Find("then") is { } then ? context.Compile(then) : AnySchema.Instance,
        context.Owner.Find("else") is { } otherwise ? context.Compile(otherwise) : AnySchema.Instance);

    private static PropertiesSchema Properties(Node operand, CompileContext context)
    {
        var map = SchemaMap(operand, context);
        var properties = new KeyValuePair<string, Schema>[map?.Entries.Count ?? 0];
        for (var i = 0; i < properties.Length; i++)
            properties[i] = new(map!.Entries[i].Key.Text, context.CompileChild(map.Entries[i].Value));
        return new PropertiesSchema(properties);
    }

    private static OtherPropertiesSchema? Additional(Node operand, CompileContext context) =>
        context.Owner.Find("patternProperties") is null ? Others(context) : null;

    private static OtherPropertiesSchema Others(CompileContext context)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        if (context.Owner.Find("properties") is MapNode properties)
        {
            foreach (var entry in properties.Entries)
                named.Add(entry.Key.Text);
        }

        var byPattern = new List<KeyValuePair<LinearPattern, Schema>>();
        if (context.Owner.Find("patternProperties") is { } operand && SchemaMap(operand, context) is { } patterns)
        {
            foreach (var entry in patterns.Entries)
            {
                if (Compile(entry.Key, entry.Key.Text, context) is { } pattern)
                    byPattern.Add(new(pattern, context.CompileChild(entry.Value)));
            }
        }

        var additional = context.Owner.Find("additionalProperties");
        return new OtherPropertiesSchema(named, [.. byPattern], additional is null ? null : context.CompileChild(additional));
    }

    private static Schema[] Prefix(CompileContext context)
    {
        if (context.Owner.Find("prefixItems") is not { } operand)
            return [];
        if (operand is not ListNode { Items.Count: > 0 } list)
        {
            context.Report(operand, "'prefixItems' takes a list of at least one schema");
            return [];
        }

        var prefix = new Schema[list.Items.Count];
        for (var i = 0; i < prefix.Length; i++)
            prefix[i] = context.CompileChild(list.Items[i]);
        return prefix;
    }

    private static ContainsSchema Contains(Node operand, CompileContext context)
    {
        var least = context.Owner.Find("minContains") is { } min ? context.Count(min, "'minContains'") : 1;
        var most = context.Owner.Find("maxContains") is { } max ? context.Count(max, "'maxContains'") : int.MaxValue;
        return new ContainsSchema(context.CompileChild(operand), least, most);
    }

    private static List<Schema> Dependent(Node operand, CompileContext context)
    {
        var schemas = new List<Schema>();
        foreach (var entry in SchemaMap(operand, context)?.Entries ?? [])
            schemas.Add(new DependentSchema(entry.Key.Text, context.Compile(entry.Value)));
        return schemas;
    }

    private static AtLeastSchema? AtLeast(Node operand, CompileContext context)
    {
        if (context.Arguments(operand, "atLeast", "count", "of") is not { } map)
            return null;
        if (map.Find("count") is { } count && map.Find("of") is { } of)
            return new AtLeastSchema(context.Operand(count), List(of, context));
        context.Report(map, "'atLeast' has to say 'count' and 'of' which schemas");
        return null;
    }

    private static Schema? OfRule(Node operand, CompileContext context)
    {
        if (operand is ScalarNode { Kind: ScalarKind.String } id)
            return context.Demand(id);
        context.Report(operand, "'rule' is the id of a rule");
        return null;
    }

    private static Schema? Ref(Node operand, CompileContext context)
    {
        if (operand is ScalarNode { Kind: ScalarKind.String } reference)
            return context.Refer(reference);
        context.Report(operand, "'$ref' is a text");
        return null;
    }

    private static MapNode? SchemaMap(Node operand, CompileContext context)
    {
        if (operand is MapNode map)
            return map;
        context.Report(operand, "takes a map of schemas");
        return null;
    }

    private static LinearPattern? Compile(Node at, string text, CompileContext context)
    {
        var pattern = LinearPattern.Parse(text, out var fault);
        if (pattern is null)
            context.Report(at, "the pattern '" + text + "' cannot be used: " + fault);
        return pattern;
    }
}
