using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Schemas.Policies;

namespace PolicyLint.Schemas;

/// <summary>The words that look at other resources and into policy documents.</summary>
public static partial class Keywords
{
    private static Keyword[] Relations =>
    [
        new("relatedBy", Operands.RelatedBy, "Some, every or no resource of a type refers to the judged one through a property path and satisfies a schema.") { Compile = RelatedBy, NeedsGraph = true },
        new("refersTo", Operands.RefersTo, "The value refers to a resource of a type, whose properties satisfy a schema.") { Compile = RefersTo, NeedsGraph = true },
        new("exported", Operands.Flag, "An output of the stack exports the judged resource, so that other stacks may use it.") { Compile = ExportedSchema.Compile },
        new("exists", Operands.Exists, "Some, every or no resource of a type in the world satisfies a schema.") { Compile = Exists, NeedsGraph = true },
        new("statements", Operands.Statements, "Some, every or no statement of a policy document, of those that 'where' selects, satisfies a schema.") { Compile = Statements },
    ];

    private static Schema? RelatedBy(Node operand, CompileContext context)
    {
        if (context.Arguments(operand, "relatedBy", "resource", "at", "some", "every", "no", "distinct") is not { } arguments)
            return null;
        var types = ResourceTypes(arguments, "relatedBy", context);
        var paths = Required(arguments, "at", "relatedBy", context) is { } at ? context.Texts(at, "'at'") : [];
        var steps = new PropertyStep[paths.Length][];
        for (var i = 0; i < paths.Length; i++)
            steps[i] = PathSteps(paths[i], arguments.Find("at")!, context);
        if (arguments.Find("distinct") is { } distinct)
            return Distinct(distinct, context) is { } keys ? new DistinctRelatedSchema(types, paths, steps, keys) : null;
        return Quantified.Read(arguments, "relatedBy", context.CompileElsewhere, context) is { } demand
            ? new RelatedBySchema(types, paths, steps, demand)
            : null;
    }

    private static List<PropertyDefault>? Distinct(Node node, CompileContext context)
    {
        if (node is not MapNode { Entries.Count: > 0 } map)
        {
            context.Report(node, "'distinct' is a map of property names and what their absence means, or null");
            return null;
        }

        var keys = new List<PropertyDefault>(map.Entries.Count);
        foreach (var entry in map.Entries)
            keys.Add(new PropertyDefault(entry.Key.Text, entry.Value is ScalarNode { Kind: ScalarKind.Null } ? null : Literal.Of(entry.Value)));
        return keys;
    }

    private static RefersToSchema? RefersTo(Node operand, CompileContext context)
    {
        if (context.Arguments(operand, "refersTo", "resource", "attribute", "literal", "require") is not { } arguments)
            return null;
        var types = ResourceTypes(arguments, "refersTo", context);
        var attribute = arguments.Find("attribute") is { } name ? context.Text(name, "'attribute'") : null;
        var literal = arguments.Find("literal") is { } texts ? Pattern(texts, context) : null;
        return new RefersToSchema(types, attribute, literal, arguments.Find("require") is { } require ? context.CompileElsewhere(require) : AnySchema.Instance);
    }

    private static ExistsSchema? Exists(Node operand, CompileContext context)
    {
        if (context.Arguments(operand, "exists", "resource", "some", "every", "no") is not { } arguments)
            return null;
        var types = ResourceTypes(arguments, "exists", context);
        return Quantified.Read(arguments, "exists", context.CompileElsewhere, context) is { } demand ? new ExistsSchema(types, demand) : null;
    }

    private static StatementsSchema? Statements(Node operand, CompileContext context)
    {
        if (context.Arguments(operand, "statements", "where", "some", "every", "no") is not { } arguments)
            return null;
        var where = arguments.Find("where") is { } selected ? context.CompileChild(selected) : null;
        return Quantified.Read(arguments, "statements", context.CompileChild, context) is { } demand ? new StatementsSchema(where, demand) : null;
    }

    private static string[] ResourceTypes(MapNode arguments, string of, CompileContext context)
    {
        if (Required(arguments, "resource", of, context) is not { } node)
            return [];
        var types = context.Texts(node, "'resource'");
        foreach (var type in types)
        {
            if (type.IndexOf("::", System.StringComparison.Ordinal) is < 0)
                context.Report(node, "'" + type + "' is no resource type such as AWS::KMS::Key");
        }

        return types;
    }

    private static PropertyStep[] PathSteps(string path, Node at, CompileContext context)
    {
        if (PropertySteps.Parse(path, out var fault) is { } steps)
            return steps;
        context.Report(at, "'" + path + "' is no property path: " + fault);
        return [];
    }

    private static Node? Required(MapNode arguments, string key, string of, CompileContext context)
    {
        var found = arguments.Find(key);
        if (found is null)
            context.Report(arguments, "'" + of + "' has an argument '" + key + "'; it is missing");
        return found;
    }
}
