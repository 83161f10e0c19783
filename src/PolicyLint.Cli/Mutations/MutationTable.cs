using System.Collections.Generic;

namespace PolicyLint.Cli.Mutations;

/// <summary>Every mutation. Those that could not change what a rule means are left out where that can be seen from the document.</summary>
internal static class MutationTable
{
    public static readonly IReadOnlyList<Mutation> All =
    [
        new("drop-when", MutationPlace.Rule, "The rule applies to all resources of its types", RuleMutations.DropWhen),
        new("negate", MutationPlace.Rule, "'when' or 'require' says the opposite", RuleMutations.Negate),
        new("drop-resource-type", MutationPlace.Rule, "The rule is not about one of its resource types", RuleMutations.DropResourceType),
        new("change-parameter", MutationPlace.Parameter, "A parameter has another default", RuleMutations.ChangeDefault),
        new("drop-keyword", MutationPlace.Schema, "A keyword is left out, with those that are of use only beside it", SchemaMutations.DropKeyword),
        new("drop-default", MutationPlace.Schema, "Nobody says what an absent value means", SchemaMutations.DropDefault),
        new("drop-optional", MutationPlace.Schema, "What is absent fails", SchemaMutations.DropOptional),
        new("drop-schema", MutationPlace.Schema, "One schema is left out of a list or map of them", SchemaMutations.DropSchema),
        new("swap-combinator", MutationPlace.Schema, "All becomes any, any becomes all, exactly one becomes any", SchemaMutations.SwapCombinator),
        new("drop-not", MutationPlace.Schema, "What must not hold must hold", SchemaMutations.DropNot),
        new("negate-if", MutationPlace.Schema, "'then' is demanded where 'if' fails", SchemaMutations.NegateIf),
        new("swap-items", MutationPlace.Schema, "Some item becomes every item, every item becomes some", SchemaMutations.SwapItems),
        new("change-constant", MutationPlace.Schema, "A flag is flipped, a number is one more or less, a text differs, a list lacks a member, a pattern lacks a part", SchemaMutations.ChangeConstant),
        new("drop-argument", MutationPlace.Arguments, "An argument is left out", ArgumentMutations.Drop),
        new("swap-quantifier", MutationPlace.Arguments, "Some becomes every, every becomes some, no becomes some", ArgumentMutations.SwapQuantifier),
        new("change-argument", MutationPlace.Arguments, "As change-constant, for arguments", ArgumentMutations.ChangeConstant),
    ];

    /// <summary>The mutations of such maps.</summary>
    public static IReadOnlyList<Mutation> Of(MutationPlace place) => ByPlace[(int)place];

    private static readonly Mutation[][] ByPlace =
    [
        [.. Where(MutationPlace.Rule)], [.. Where(MutationPlace.Parameter)], [.. Where(MutationPlace.Schema)], [.. Where(MutationPlace.Arguments)],
    ];

    private static IEnumerable<Mutation> Where(MutationPlace place)
    {
        foreach (var mutation in All)
        {
            if (mutation.Place == place)
                yield return mutation;
        }
    }
}
