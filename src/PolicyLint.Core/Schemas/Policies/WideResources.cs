namespace PolicyLint.Schemas.Policies;

/// <summary>Tells statements about all resources of a type from statements about certain ones.</summary>
internal static class WideResources
{
    /// <summary>Whether the statement is about every resource, or about every one of some type: <c>*</c>, <c>arn:aws:iam::111122223333:role/*</c>.</summary>
    public static Verdict Has(PolicyStatement statement)
    {
        // What is about all resources but some is about most of them.
        var verdict = statement.Has("NotResource");
        if (verdict == Verdict.Pass || statement.Texts("Resource") is not { } texts)
            return verdict;
        verdict = verdict.Or(texts.IsOpen ? Verdict.Unknown : Verdict.Fail);
        foreach (var text in texts.Items)
            verdict = verdict.Or(IsWide(text.Tokens));
        return verdict;
    }

    private static Verdict IsWide(string tokens)
    {
        if (tokens.Length == 0)
            return Verdict.Fail;
        if (tokens[tokens.Length - 1] != WildcardText.Star)
            return MayEndWild(tokens) ? Verdict.Unknown : Verdict.Fail;
        if (tokens.IndexOf(WildcardText.Anything) >= 0)
            return Verdict.Unknown;
        return IsWildResource(tokens) ? Verdict.Pass : Verdict.Fail;
    }

    private static bool MayEndWild(string tokens) => tokens[tokens.Length - 1] == WildcardText.Anything;

    // Behind the account stands the resource: a star, or a type and a star.
    private static bool IsWildResource(string tokens)
    {
        if (tokens.Length == 1)
            return true;
        var start = 0;
        for (var colons = 0; colons < 5; colons++)
        {
            var colon = tokens.IndexOf(':', start);
            if (colon < 0)
                return IsAllStars(tokens);
            start = colon + 1;
        }

        var resource = tokens.Substring(start, tokens.Length - start - 1);
        if (resource.Length == 0)
            return true;
        var separator = resource.IndexOfAny(['/', ':']);
        return separator == resource.Length - 1;
    }

    // "arn:aws:*" leaves the rest of the ARN to the star.
    private static bool IsAllStars(string tokens) => tokens.Length > 1 && tokens[tokens.Length - 2] is ':' or WildcardText.Star;
}
