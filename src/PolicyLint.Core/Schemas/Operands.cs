namespace PolicyLint.Schemas;

/// <summary>What keywords take. The definitions that the texts refer to are those of rule.schema.json.</summary>
internal static class Operands
{
    public static readonly KeywordOperand Anything = new("any value, a parameter, or a property of the judged resource", "true");
    public static readonly KeywordOperand Schema = new("a schema", Reference("schema"));
    public static readonly KeywordOperand SchemaList = new("a list of schemas", Reference("schemaList"));
    public static readonly KeywordOperand SchemaMap = new("a map of schemas", Reference("schemaMap"));
    public static readonly KeywordOperand Text = new("a text", """{ "type": "string", "minLength": 1 }""");
    public static readonly KeywordOperand TextOrParameter = new("a text, or a parameter", Either("""{ "type": "string" }"""));
    public static readonly KeywordOperand Path = new("a property path", """{ "type": "string", "minLength": 1 }""");
    public static readonly KeywordOperand Texts = new("a list of texts", Reference("textList"));
    public static readonly KeywordOperand TextLists = new("a map of lists of texts",
        """{ "type": "object", "additionalProperties": { "$ref": "#/$defs/textList" } }""");

    public static readonly KeywordOperand Number = new("a number, or a parameter", Either("""{ "type": "number" }"""));
    public static readonly KeywordOperand PositiveNumber = new("a number above 0, or a parameter", Either("""{ "type": "number", "exclusiveMinimum": 0 }"""));
    public static readonly KeywordOperand Count = new("a whole number from 0, or a parameter", Either("""{ "type": "integer", "minimum": 0 }"""));
    public static readonly KeywordOperand ConstantCount = new("a whole number from 0", """{ "type": "integer", "minimum": 0 }""");
    public static readonly KeywordOperand Flag = new("true or false", """{ "type": "boolean" }""");
    public static readonly KeywordOperand List = new("a list of values, or a parameter", Either("""{ "type": "array", "minItems": 1 }"""));
    public static readonly KeywordOperand Types = new("the name of a type, or a list of them", Reference("typeNames"));
    public static readonly KeywordOperand Definition = new("'#/$defs/' and a name", """{ "type": "string", "pattern": "^#/\\$defs/." }""");

    public static readonly KeywordOperand RuleId = new("the id of a shipped rule", """{ "type": "string", "pattern": "^PL[0-9]{4}$" }""");
    public static readonly KeywordOperand AtLeast = new("a map of 'count': a number or a parameter, and 'of': a list of schemas", """
        { "type": "object", "additionalProperties": false, "required": ["count", "of"], "properties": {
          "count": { "anyOf": [{ "type": "integer", "minimum": 0 }, { "$ref": "#/$defs/parameter" }] }, "of": { "$ref": "#/$defs/schemaList" } } }
        """);

    public static readonly KeywordOperand RelatedBy = new("a map with 'resource', 'at' and one of 'some', 'every', 'no', 'distinct'", """
        { "type": "object", "additionalProperties": false, "required": ["resource", "at"], "properties": {
          "resource": { "$ref": "#/$defs/resourceTypes" }, "at": { "$ref": "#/$defs/texts" },
          "some": { "$ref": "#/$defs/schema" }, "every": { "$ref": "#/$defs/schema" }, "no": { "$ref": "#/$defs/schema" },
          "distinct": { "type": "object", "minProperties": 1 } },
          "oneOf": [{ "required": ["some"] }, { "required": ["every"] }, { "required": ["no"] }, { "required": ["distinct"] }] }
        """);

    public static readonly KeywordOperand RefersTo = new("a map with 'resource' and, to demand more of it, 'require'; 'attribute' where it has to be that of Fn::GetAtt, 'literal' for texts that refer to one elsewhere", """
        { "type": "object", "additionalProperties": false, "required": ["resource"], "properties": {
          "resource": { "$ref": "#/$defs/resourceTypes" }, "attribute": { "type": "string" }, "literal": { "type": "string" }, "require": { "$ref": "#/$defs/schema" } } }
        """);

    public static readonly KeywordOperand Exists = new("a map with 'resource' and one of 'some', 'every', 'no'", """
        { "type": "object", "additionalProperties": false, "required": ["resource"], "properties": {
          "resource": { "$ref": "#/$defs/resourceTypes" },
          "some": { "$ref": "#/$defs/schema" }, "every": { "$ref": "#/$defs/schema" }, "no": { "$ref": "#/$defs/schema" } },
          "oneOf": [{ "required": ["some"] }, { "required": ["every"] }, { "required": ["no"] }] }
        """);

    public static readonly KeywordOperand Statements = new("a map with one of 'some', 'every', 'no' and, to select statements, 'where'", """
        { "type": "object", "additionalProperties": false, "properties": { "where": { "$ref": "#/$defs/schema" },
          "some": { "$ref": "#/$defs/schema" }, "every": { "$ref": "#/$defs/schema" }, "no": { "$ref": "#/$defs/schema" } },
          "oneOf": [{ "required": ["some"] }, { "required": ["every"] }, { "required": ["no"] }] }
        """);

    private static string Reference(string definition) => "{ \"$ref\": \"#/$defs/" + definition + "\" }";

    private static string Either(string operand) => "{ \"anyOf\": [" + operand + ", { \"$ref\": \"#/$defs/parameter\" }] }";
}
