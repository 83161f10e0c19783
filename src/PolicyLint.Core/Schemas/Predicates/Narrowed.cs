using PolicyLint.Documents;
using PolicyLint.Schemas.Policies;

namespace PolicyLint.Schemas.Predicates;

/// <summary>The statement's conditions leave only certain accounts, networks or resources of those it names.</summary>
public sealed class Narrowed(NarrowingConditions conditions) : StatementAssertion
{
    internal const string KeysSchema =
        $$"""{ "type": "object", "properties": { "also": {{PredicateOperands.TextsSchema}}, "by": {{PredicateOperands.TextsSchema}} }, "minProperties": 1, "maxProperties": 1, "additionalProperties": false }""";

    public static readonly Keyword Word = new(
        "narrowed",
        new KeywordOperand(
            "true or false; or { \"also\": condition keys } that narrow beside the known ones, or { \"by\": condition keys } that alone do",
            $$"""{ "anyOf": [{ "type": "boolean" }, {{KeysSchema}}] }"""),
        "A policy's statement has a condition that leaves only certain accounts, networks or resources: a narrowing key with fixed values.")
    {
        Compile = static (node, context) => node is MapNode
            ? new Narrowed(ReadKeys(node, context))
            : PredicateOperands.ReadFlag(node, context, "narrowed", new Narrowed(NarrowingConditions.Known)),
    };

    public override string Phrase => "be limited by a condition to fixed accounts, networks or resources";

    protected override string Subject => "Condition";

    protected override Verdict Ask(PolicyStatement statement) => conditions.Narrow(statement);

    internal static NarrowingConditions ReadKeys(Node node, CompileContext context)
    {
        if (context.Arguments(node, "narrowed", "also", "by") is not { Entries.Count: 1 } map)
        {
            context.Report(node, "'narrowed' takes one of 'also' and 'by'");
            return NarrowingConditions.Known;
        }

        var entry = map.Entries[0];
        return NarrowingConditions.With(context.Texts(entry.Value, "condition keys"), only: entry.Key.Text == "by");
    }
}
