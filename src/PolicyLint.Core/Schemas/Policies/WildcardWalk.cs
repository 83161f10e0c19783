namespace PolicyLint.Schemas.Policies;

/// <summary>Walks two texts with wildcards in step, and finds whether both can be walked to their ends together.</summary>
/// <remarks>A table of all pairs of positions, so the time is the product of the lengths whatever the wildcards.</remarks>
internal static class WildcardWalk
{
    private const int Cells = 4_000_000;

    /// <summary>Whether both texts can be walked to their ends together.</summary>
    /// <param name="overlap">True to ask for a text that both match; false to ask whether left matches all that right stands for.</param>
    /// <param name="possibly">True to let holes be filled favourably; false to demand it of every filling.</param>
    /// <returns>Null where the texts are too long to tell.</returns>
    public static bool? Reaches(string left, string right, bool overlap, bool possibly)
    {
        if (left.Length > 0 && right.Length > 0 && IsPlain(left[0]) && IsPlain(right[0]) && left[0] != right[0])
            return false;
        if ((long)left.Length * right.Length > Cells)
            return null;
        var rules = new Steps(overlap, possibly);
        var row = new bool[right.Length + 1];
        var next = new bool[right.Length + 1];
        row[0] = true;
        for (var i = 0; ; i++)
        {
            var alive = Walk(left, i, right, row, next, rules);
            if (i == left.Length)
                return row[right.Length];
            if (!alive)
                return false;
            (row, next) = (next, row);
            System.Array.Clear(next, 0, next.Length);
        }
    }

    /// <summary>Whether the pattern takes the text token by token; both without holes. No table is needed: a later star can do whatever an earlier one could.</summary>
    /// <returns>Null where the texts are too long to tell.</returns>
    public static bool? Takes(string pattern, string text)
    {
        if ((long)pattern.Length * text.Length > Cells)
            return null;
        int at = 0, star = -1, behindStar = 0;
        for (var i = 0; i < text.Length;)
        {
            if (at < pattern.Length && pattern[at] == WildcardText.Star)
            {
                star = at++;
                behindStar = i;
            }
            else if (at < pattern.Length && TakesOne(pattern[at], text[i]))
            {
                at++;
                i++;
            }
            else if (star >= 0)
            {
                at = star + 1;
                i = ++behindStar;
            }
            else
            {
                return false;
            }
        }

        while (at < pattern.Length && pattern[at] == WildcardText.Star)
            at++;
        return at == pattern.Length;
    }

    private static bool TakesOne(char pattern, char text) =>
        pattern == WildcardText.Question ? text != WildcardText.Star : pattern == text;

    private static bool Walk(string left, int i, string right, bool[] row, bool[] next, Steps rules)
    {
        var alive = false;
        for (var j = 0; j <= right.Length; j++)
        {
            if (!row[j])
                continue;
            if (i < left.Length && (rules.LeftEnds(left[i]) || (j < right.Length && rules.RightStays(left[i], right[j]))))
                alive = next[j] = true;
            if (j == right.Length)
                continue;
            if (rules.RightEnds(right[j]) || (i < left.Length && rules.LeftStays(left[i], right[j])))
                row[j + 1] = true;
            if (i < left.Length && rules.Both(left[i], right[j]))
                alive = next[j + 1] = true;
        }

        return alive;
    }

    private static bool IsPlain(char token) => token is < WildcardText.Star or > WildcardText.OwnAccount;

    /// <summary>Which tokens go together.</summary>
    private readonly struct Steps(bool overlap, bool possibly)
    {
        /// <summary>The left token may stand for nothing.</summary>
        public bool LeftEnds(char left) => left == WildcardText.Star || (possibly && left == WildcardText.Anything);

        public bool RightEnds(char right) => (overlap && right == WildcardText.Star) || (possibly && right == WildcardText.Anything);

        /// <summary>The left token takes the right one and may take more.</summary>
        public bool LeftStays(char left, char right) => left == WildcardText.Star || (possibly && Fills(left, right));

        public bool RightStays(char left, char right) => (overlap && right == WildcardText.Star) || (possibly && Fills(right, left));

        /// <summary>Each token takes the other, and both are done.</summary>
        public bool Both(char left, char right)
        {
            if (IsPlain(left))
            {
                if (IsPlain(right) ? left == right : overlap && right == WildcardText.Question)
                    return true;
            }
            else if (left == WildcardText.Question && (IsPlain(right) || right == WildcardText.Question))
            {
                return true;
            }

            return possibly && (Fills(left, right) || Fills(right, left));
        }

        private static bool Fills(char hole, char token) => hole switch
        {
            WildcardText.Anything => true,
            WildcardText.Name => token != WildcardText.Star,
            WildcardText.Word or WildcardText.OwnAccount => token is not (WildcardText.Star or ':' or '/'),
            _ => false,
        };
    }
}
