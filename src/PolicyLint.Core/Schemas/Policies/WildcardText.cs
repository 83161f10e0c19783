using System.Text;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Schemas.Policies;

/// <summary>A text of a policy in which '*' and '?' stand for any text and any character, and parts of which may not be known.</summary>
/// <remarks>
/// The text is held as tokens. What is not known is a hole: a resource's name or ARN holds no wildcard, a pseudo parameter neither
/// a wildcard nor ':' nor '/', an unknown value may hold anything.
/// </remarks>
public sealed class WildcardText
{
    // Tokens that are no characters lie in Unicode's private use area.
    internal const char Star = '\uE000';
    internal const char Question = '\uE001';
    internal const char Anything = '\uE002';
    internal const char Word = '\uE003';
    internal const char Name = '\uE004';
    internal const char OwnAccount = '\uE005';

    // Most patterns are a beginning and a star: how long the beginning is; -1 for other patterns.
    private readonly int _prefix;

    private WildcardText(string tokens)
    {
        Tokens = tokens;
        _prefix = PrefixLength(tokens);
        foreach (var token in tokens)
        {
            IsWild |= token is Star or Question;
            IsOpen |= token is Anything or Word or Name or OwnAccount;
        }
    }

    /// <summary>True where the text has '*' or '?'.</summary>
    public bool IsWild { get; }

    /// <summary>True where parts of the text are only known after deployment.</summary>
    public bool IsOpen { get; }

    internal string Tokens { get; }

    /// <summary>A pattern as rules and policies write it.</summary>
    /// <param name="ignoreCase">True for actions and condition keys; ARNs keep their case.</param>
    public static WildcardText Pattern(string text, bool ignoreCase = false)
    {
        if (IsPlain(text, ignoreCase))
            return new WildcardText(text);
        var tokens = new StringBuilder(text.Length);
        AddText(tokens, text, ignoreCase, wild: true);
        return new WildcardText(tokens.ToString());
    }

    /// <summary>The text of a value that was resolved in a scenario.</summary>
    /// <param name="wild">False where a '*' of the value stands for itself.</param>
    public static WildcardText Of(Value value, bool ignoreCase = false, bool wild = true)
    {
        if (value is ScalarValue scalar && IsPlain(scalar.Text, ignoreCase))
            return new WildcardText(scalar.Text);
        var tokens = new StringBuilder();
        Add(tokens, value, ignoreCase, wild);
        return new WildcardText(tokens.ToString());
    }

    // A text whose characters all stand for themselves is its own tokens.
    private static bool IsPlain(string text, bool ignoreCase)
    {
        foreach (var c in text)
        {
            if (c is '*' or '?' or '$' or (>= Star and <= OwnAccount) || (ignoreCase && c is (>= 'A' and <= 'Z') or > '\u007f'))
                return false;
        }

        return true;
    }

    /// <summary>Whether the pattern matches everything that the text stands for.</summary>
    public static Verdict Covers(WildcardText pattern, WildcardText text) => Meets(pattern, text, overlap: false);

    /// <summary>Whether some text is matched by both.</summary>
    public static Verdict Overlaps(WildcardText left, WildcardText right) => Meets(left, right, overlap: true);

    private static Verdict Meets(WildcardText left, WildcardText right, bool overlap)
    {
        if (!left.IsOpen && !right.IsOpen && !left.IsWild && !right.IsWild)
            return left.Tokens == right.Tokens ? Verdict.Pass : Verdict.Fail;
        if (left._prefix >= 0 && !right.IsOpen && (!overlap || !right.IsWild))
            return Begins(right, left);
        if (overlap && right._prefix >= 0 && !left.IsOpen && !left.IsWild)
            return Begins(left, right);
        if (!left.IsOpen && !right.IsOpen && (!overlap || !left.IsWild || !right.IsWild))
            return overlap && !left.IsWild ? Takes(right, left) : Takes(left, right);
        if (WildcardWalk.Reaches(left.Tokens, right.Tokens, overlap, possibly: false) is not { } surely)
            return Verdict.Unknown;
        if (surely)
            return Verdict.Pass;
        var open = left.IsOpen || right.IsOpen;
        return open && WildcardWalk.Reaches(left.Tokens, right.Tokens, overlap, possibly: true) != false ? Verdict.Unknown : Verdict.Fail;
    }

    private static Verdict Takes(WildcardText pattern, WildcardText text) => WildcardWalk.Takes(pattern.Tokens, text.Tokens) switch
    {
        true => Verdict.Pass,
        false => Verdict.Fail,
        _ => Verdict.Unknown,
    };

    private static Verdict Begins(WildcardText text, WildcardText pattern) =>
        string.CompareOrdinal(pattern.Tokens, 0, text.Tokens, 0, pattern._prefix) == 0 ? Verdict.Pass : Verdict.Fail;

    private static int PrefixLength(string tokens)
    {
        var last = tokens.Length - 1;
        if (last < 0 || tokens[last] != Star)
            return -1;
        for (var i = 0; i < last; i++)
        {
            if (tokens[i] is >= Star and <= OwnAccount)
                return -1;
        }

        return last;
    }

    private static void Add(StringBuilder tokens, Value value, bool ignoreCase, bool wild)
    {
        switch (value)
        {
            case ScalarValue scalar:
                AddText(tokens, scalar.Text, ignoreCase, wild);
                break;
            case ReferenceValue { IsPseudoParameter: true } pseudo:
                tokens.Append(pseudo.LogicalId == "AWS::AccountId" ? OwnAccount : Word);
                break;
            case ReferenceValue:
                tokens.Append(Name);
                break;
            case JoinedValue joined:
                foreach (var part in joined.Parts)
                    Add(tokens, part, ignoreCase, wild);
                break;
            default:
                tokens.Append(Anything);
                break;
        }
    }

    private static void AddText(StringBuilder tokens, string text, bool ignoreCase, bool wild)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (wild && c == '$' && i + 1 < text.Length && text[i + 1] == '{' && text.IndexOf('}', i) is var end and > 0)
            {
                AddVariable(tokens, text, i + 2, end);
                i = end;
                continue;
            }

            tokens.Append(c switch
            {
                '*' when wild => Star,
                '?' when wild => Question,
                >= Star and <= OwnAccount => '\uFFFD',
                _ => ignoreCase ? char.ToLowerInvariant(c) : c,
            });
        }
    }

    // ${*}, ${?} and ${$} are the characters themselves; any other policy variable is filled in when a request is judged.
    private static void AddVariable(StringBuilder tokens, string text, int start, int end) =>
        tokens.Append(end - start == 1 && text[start] is '*' or '?' or '$' ? text[start] : Name);
}

/// <summary>Patterns or texts of a list, of which more may exist than are known.</summary>
/// <param name="Items">The known ones.</param>
/// <param name="IsOpen">True where there may be others.</param>
public readonly record struct WildcardTexts(Sequence<WildcardText> Items, bool IsOpen);
