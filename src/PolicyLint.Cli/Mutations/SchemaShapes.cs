using PolicyLint.Documents;

namespace PolicyLint.Cli.Mutations;

/// <summary>Where schemas stand in the operand of a keyword.</summary>
internal enum SchemaShape
{
    /// <summary>The operand says something by itself: a constant, or arguments of a predicate.</summary>
    Constant,

    /// <summary>The operand is a schema.</summary>
    One,

    /// <summary>A list of schemas.</summary>
    List,

    /// <summary>A map of schemas.</summary>
    Map,

    /// <summary>A map of arguments, some of which are schemas.</summary>
    Relation,

    /// <summary>The operand is a name, a path or a remark.</summary>
    Name,
}

/// <summary>The keywords whose operands hold schemas or names; all others hold constants.</summary>
internal static class SchemaShapes
{
    public static SchemaShape Of(string keyword) => keyword switch
    {
        "not" or "if" or "then" or "else" or "items" or "contains" or "additionalProperties" or "propertyNames" or "attributes"
            or "arn" or "written" or "scheduleGapDays" => SchemaShape.One,
        "allOf" or "anyOf" or "oneOf" or "prefixItems" => SchemaShape.List,
        "properties" or "patternProperties" or "dependentSchemas" => SchemaShape.Map,
        "relatedBy" or "refersTo" or "exists" or "statements" or "atLeast" => SchemaShape.Relation,
        "at" or "$ref" or "parameter" or "message" or "unknown" or "$comment" or "optional" or "type" or "multipleOf" or "uniqueItems" => SchemaShape.Name,
        _ => SchemaShape.Constant,
    };

    /// <summary>True for the arguments of relations that are schemas. Predicates have some of the same names, but texts and lists behind them.</summary>
    public static bool IsSchemaArgument(string argument, Node operand) =>
        argument is "where" or "some" or "every" or "no" or "require" && operand is MapNode or ScalarNode { Kind: ScalarKind.Boolean };
}
