using PolicyLint.Documents;

namespace PolicyLint.Cli.Mutations;

/// <summary>What can be seen, without judging anything, of a default beside the keywords that judge it.</summary>
internal static class DefaultValues
{
    /// <summary>True where a keyword beside the default refuses it; then only the reason tells whether it is there.</summary>
    public static bool SurelyFail(MapNode schema, Node value)
    {
        if (value is ListNode { Items.Count: 0 } && schema.Find("contains") is not null && schema.Find("minContains") is null)
            return true;
        if (value is not ScalarNode scalar)
            return false;
        return schema.Find("const") is ScalarNode only ? !IsSame(only, scalar) : schema.Find("enum") is ListNode members && !IsAmong(members, scalar);
    }

    /// <summary>False where the other default fails as the written one does, or is a number that is hardly on the other side of a limit.</summary>
    public static bool MayMatter(MapNode schema, Node value, Node other) =>
        value is not ScalarNode { Kind: ScalarKind.Number } && !(SurelyFail(schema, value) && SurelyFail(schema, other));

    private static bool IsAmong(ListNode members, ScalarNode scalar)
    {
        foreach (var member in members.Items)
        {
            if (member is not ScalarNode one || IsSame(one, scalar))
                return true;
        }

        return false;
    }

    private static bool IsSame(ScalarNode left, ScalarNode right) => left.Text == right.Text;
}
