using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Schemas;

/// <summary>The words that ask about the value itself.</summary>
public static partial class Keywords
{
    private static readonly string[] TypeNames = ["string", "number", "integer", "boolean", "array", "object", "null"];

    private static Keyword[] Assertions =>
    [
        new("const", Operands.Anything, "The very value; \"true\" and true, \"80\" and 80 are the same.") { Compile = static (o, c) => new ConstAssertion(c.Operand(o)) },
        new("enum", Operands.List, "One of the values.") { Compile = Enum },
        new("type", Operands.Types, "The type: string, number, integer, boolean, array, object or null.") { Compile = Type },
        new("minimum", Operands.Number, "A number is at least this.") { Compile = static (o, c) => Number(NumberDemand.Minimum, o, c) },
        new("maximum", Operands.Number, "A number is at most this.") { Compile = static (o, c) => Number(NumberDemand.Maximum, o, c) },
        new("exclusiveMinimum", Operands.Number, "A number is more than this.") { Compile = static (o, c) => Number(NumberDemand.ExclusiveMinimum, o, c) },
        new("exclusiveMaximum", Operands.Number, "A number is less than this.") { Compile = static (o, c) => Number(NumberDemand.ExclusiveMaximum, o, c) },
        new("multipleOf", Operands.PositiveNumber, "A number is a multiple of this.") { Compile = static (o, c) => Number(NumberDemand.MultipleOf, o, c) },
        new("minLength", Operands.Count, "A text has at least so many characters.") { Compile = static (o, c) => Counted(Schemas.Counted.Characters, true, o, c) },
        new("maxLength", Operands.Count, "A text has at most so many characters.") { Compile = static (o, c) => Counted(Schemas.Counted.Characters, false, o, c) },
        new("pattern", Operands.TextOrParameter, "A text matches the regular expression, anywhere; no look-around, no back references.") { Compile = Pattern },
        new("minItems", Operands.Count, "A list has at least so many items.") { Compile = static (o, c) => Counted(Schemas.Counted.Items, true, o, c) },
        new("maxItems", Operands.Count, "A list has at most so many items.") { Compile = static (o, c) => Counted(Schemas.Counted.Items, false, o, c) },
        new("uniqueItems", Operands.Flag, "True: no two items of a list are the same.") { Compile = static (o, c) => c.Flag(o, "'uniqueItems'") ? new UniqueItemsAssertion() : null },
        new("minProperties", Operands.Count, "A map has at least so many properties.") { Compile = static (o, c) => Counted(Schemas.Counted.Properties, true, o, c) },
        new("maxProperties", Operands.Count, "A map has at most so many properties.") { Compile = static (o, c) => Counted(Schemas.Counted.Properties, false, o, c) },
        new("required", Operands.Texts, "A map has these properties.") { Compile = Required },
        new("dependentRequired", Operands.TextLists, "A map that has a property has others, too.") { Compile = DependentRequired },
    ];

    private static EnumAssertion? Enum(Node operand, CompileContext context)
    {
        if (operand is ListNode { Items.Count: > 0 } || context.Parameter(operand) is not null)
            return new EnumAssertion(context.Operand(operand));
        context.Report(operand, "'enum' takes a list of at least one value, or a parameter");
        return null;
    }

    private static TypeAssertion? Type(Node operand, CompileContext context)
    {
        var allowed = ValueTypes.None;
        var phrase = "";
        Sequence<Node> names = operand is ListNode list ? list.Items : new[] { operand };
        foreach (var node in names)
        {
            var name = context.Text(node, "'type'");
            var type = TypeOf(name);
            if (type == ValueTypes.None && name is not null)
                context.Report(node, "there is no type '" + name + "'" + Text.Spelling.DidYouMean(name, TypeNames));
            allowed |= type;
            phrase += (phrase.Length == 0 ? "" : " or ") + TypePhrase(type);
        }

        return allowed == ValueTypes.None ? null : new TypeAssertion(allowed, "be " + phrase);
    }

    private static string TypePhrase(ValueTypes type) => type switch
    {
        ValueTypes.String => "a text",
        ValueTypes.Number => "a number",
        ValueTypes.Integer => "a whole number",
        ValueTypes.Boolean => "true or false",
        ValueTypes.Array => "a list",
        ValueTypes.Object => "a map",
        _ => "null",
    };

    private static ValueTypes TypeOf(string? name) => name switch
    {
        "string" => ValueTypes.String,
        "number" => ValueTypes.Number,
        "integer" => ValueTypes.Integer,
        "boolean" => ValueTypes.Boolean,
        "array" => ValueTypes.Array,
        "object" => ValueTypes.Object,
        "null" => ValueTypes.Null,
        _ => ValueTypes.None,
    };

    private static Schema? Number(NumberDemand demand, Node operand, CompileContext context)
    {
        if (context.Parameter(operand) is null)
        {
            if (operand is not ScalarNode { Kind: ScalarKind.Number } number || !ScalarComparer.TryNumber(number.Text, out var limit))
                return Fault(operand, "takes a number, or a parameter", context);
            if (demand == NumberDemand.MultipleOf && limit <= 0)
                return Fault(operand, "'multipleOf' takes a number above 0", context);
        }

        return new NumberAssertion(demand, context.Operand(operand));
    }

    private static Schema? Counted(Counted counted, bool isMinimum, Node operand, CompileContext context)
    {
        var isCount = operand is ScalarNode { Kind: ScalarKind.Number } number
            && CountAssertion.TryCount(new ScalarValue(ScalarKind.Number, number.Text, number.Span), out _);
        return isCount || context.Parameter(operand) is not null
            ? new CountAssertion(counted, isMinimum, context.Operand(operand))
            : Fault(operand, "takes a whole number from 0, or a parameter", context);
    }

    private static PatternAssertion? Pattern(Node operand, CompileContext context)
    {
        if (context.Parameter(operand) is not null)
            return new PatternAssertion(context.Operand(operand), null);
        if (context.Text(operand, "'pattern'") is not { } text || Compile(operand, text, context) is not { } pattern)
            return null;
        return new PatternAssertion(context.Operand(operand), pattern);
    }

    private static RequiredAssertion? Required(Node operand, CompileContext context) =>
        Keys(operand, "'required'", context) is { } keys ? new RequiredAssertion(keys) : null;

    private static Schema? DependentRequired(Node operand, CompileContext context)
    {
        if (operand is not MapNode map)
            return Fault(operand, "'dependentRequired' takes a map of lists of property names", context);
        var parts = new List<Schema>();
        foreach (var entry in map.Entries)
        {
            if (Keys(entry.Value, "'dependentRequired'", context) is { } keys)
                parts.Add(new DependentSchema(entry.Key.Text, new RequiredAssertion(keys)));
        }

        return SchemaList.All(parts);
    }

    private static string[]? Keys(Node operand, string keyword, CompileContext context)
    {
        if (operand is ListNode)
            return context.Texts(operand, keyword);
        context.Report(operand, keyword + " takes a list of property names");
        return null;
    }

    private static Schema? Fault(Node operand, string message, CompileContext context)
    {
        context.Report(operand, message);
        return null;
    }
}
