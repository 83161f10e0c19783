using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.Model;

/// <summary>What a property means, whichever source it came from. Absence is not a value.</summary>
public abstract class Value(SourceSpan span)
{
    /// <summary>Where the value is used.</summary>
    public SourceSpan Span { get; } = span;

    /// <summary>True of choices, and of texts whose parts a scenario may make fewer. Kept, because every look at a value asks for it first.</summary>
    internal bool MustBeResolved { get; private protected init; }

    /// <summary>Where the value was determined, if that is another place: a parameter's default, a mapping.</summary>
    public Origin? Origin { get; init; }
}

/// <summary>Where a value comes from: "default of parameter 'Environment'".</summary>
public sealed record Origin(OriginKind Kind, string Name, SourceSpan Span)
{
    /// <summary>True where the value went through a parameter declared with <c>NoEcho: true</c>.</summary>
    public bool IsNoEcho { get; init; }
}

public enum OriginKind
{
    ParameterDefault,
    ParameterSupplied,
    ParameterAllowedValue,
    Mapping,
    NestedStackParameter,
    StackOutput,
    GlobalsSection,
    Constant,
    Imported,
}

/// <summary>A known string, number, boolean or null.</summary>
public sealed class ScalarValue(ScalarKind kind, string text, SourceSpan span) : Value(span)
{
    public ScalarKind Kind { get; } = kind;

    public string Text { get; } = text;
}

/// <summary>Items in order; an open list may hold more than we saw, and says why.</summary>
public sealed class ListValue(Sequence<Value> items, SourceSpan span) : Value(span)
{
    public ListValue(IReadOnlyList<Value> items, SourceSpan span)
        : this(new Sequence<Value>(items), span)
    {
    }

    public Sequence<Value> Items { get; } = items;

    /// <summary>Why there may be more items than these; null where these are all.</summary>
    public UnknownValue? OpenBecause { get; init; }

    public bool IsOpen => OpenBecause is not null;
}

/// <summary>A key and its value; the value may vanish in a scenario (<c>AWS::NoValue</c>).</summary>
public readonly record struct PropertyEntry(string Key, SourceSpan KeySpan, Value Value);

/// <summary>Properties by name; an open map may hold more than we saw, and says why.</summary>
public sealed class MapValue(Sequence<PropertyEntry> entries, SourceSpan span) : Value(span)
{
    private const int IndexedFrom = 9;
    private Dictionary<string, Value>? _index;

    public MapValue(IReadOnlyList<PropertyEntry> entries, SourceSpan span)
        : this(new Sequence<PropertyEntry>(entries), span)
    {
    }

    public Sequence<PropertyEntry> Entries { get; } = entries;

    /// <summary>Why there may be more keys than these; null where these are all.</summary>
    public UnknownValue? OpenBecause { get; init; }

    public bool IsOpen => OpenBecause is not null;

    /// <summary>The only keys that an open map may have beside those that we saw; null for any.</summary>
    public HashSet<string>? HiddenKeys { get; init; }

    /// <summary>The value under the key; the reason for openness where the map is open; null where the key is surely absent.</summary>
    public Value? Find(string key)
    {
        if (Entries.Count >= IndexedFrom)
            return (_index ??= Index()).TryGetValue(key, out var found) ? found : Missing(key);
        var entries = Entries;
        for (var i = 0; i < entries.Count; i++)
        {
            ref readonly var entry = ref entries[i];
            if (ReferenceEquals(entry.Key, key) || (entry.Key.Length == key.Length && entry.Key == key))
                return entry.Value;
        }

        return Missing(key);
    }

    private UnknownValue? Missing(string key) => HiddenKeys is not null && !HiddenKeys.Contains(key) ? null : OpenBecause;

    /// <summary>Where the key is written; this map's own place where it is not.</summary>
    public SourceSpan KeySpan(string key)
    {
        for (var i = 0; i < Entries.Count; i++)
        {
            if (Entries[i].Key == key)
                return Entries[i].KeySpan;
        }

        return Span;
    }

    private Dictionary<string, Value> Index()
    {
        var index = new Dictionary<string, Value>(Entries.Count, System.StringComparer.Ordinal);
        for (var i = 0; i < Entries.Count; i++)
            index[Entries[i].Key] = Entries[i].Value;
        return index;
    }
}

/// <summary>Another resource of the same stack, or a pseudo parameter such as <c>AWS::AccountId</c>, known by its logical id.</summary>
/// <param name="stack">The stack in which the logical id has its meaning.</param>
/// <param name="logicalId">The logical id, or the pseudo parameter's name.</param>
/// <param name="attribute">The attribute of <c>Fn::GetAtt</c>; null for <c>Ref</c>.</param>
public sealed class ReferenceValue(Stack stack, string logicalId, string? attribute, SourceSpan span) : Value(span)
{
    public Stack Stack { get; } = stack;

    public string LogicalId { get; } = logicalId;

    public string? Attribute { get; } = attribute;

    public bool IsPseudoParameter => LogicalId.StartsWith("AWS::", System.StringComparison.Ordinal);

    /// <summary>True where it is certainly no list: what <c>Ref</c> gives of a resource is one text, an attribute may be a list.</summary>
    public bool IsSingle => Attribute is null && !IsPseudoParameter;

    /// <summary>The resource referred to; null for pseudo parameters.</summary>
    public Resource? Target => Stack.Find(LogicalId);
}

/// <summary>A string of which only some parts are known: "arn:aws:s3:::" + reference + "/*".</summary>
/// <remarks>Parts are scalars, references, unknowns or choices; once resolved in a scenario, neighbouring scalars are one.</remarks>
public sealed class JoinedValue : Value
{
    public JoinedValue(IReadOnlyList<Value> parts, SourceSpan span)
        : base(span)
    {
        Parts = new(parts);
        MustBeResolved = !Resolution.IsResolved(Parts);
    }

    public Sequence<Value> Parts { get; }
}

/// <summary>One of several, by what only a deployment settles: <c>Fn::If</c>, AllowedValues, <c>?:</c>.</summary>
public abstract class ChoiceValue : Value
{
    protected ChoiceValue(SourceSpan span)
        : base(span) => MustBeResolved = true;

    /// <summary>What it is in the scenario; null where it is <c>AWS::NoValue</c> there. May itself be a choice.</summary>
    public abstract Value? In(IScenario scenario);

    /// <summary>All it may be, without regard to scenarios: for walks that ask "who is mentioned here?".</summary>
    public abstract IEnumerable<Value> Alternatives { get; }
}

/// <summary>What cannot be told from the source, and why.</summary>
/// <param name="cause">The kind of reason.</param>
/// <param name="because">A clause that reads well after "unknown: ", such as "depends on parameter 'Versions', which has no default".</param>
/// <param name="subject">The name of what would decide it: a parameter, an export, the text of a dynamic reference.</param>
public sealed class UnknownValue(UnknownCause cause, string because, string? subject, SourceSpan span) : Value(span)
{
    public UnknownCause Cause { get; } = cause;

    public string Because { get; } = because;

    public string? Subject { get; } = subject;

    /// <summary>True where the value comes from a parameter declared with <c>NoEcho: true</c>.</summary>
    public bool IsNoEcho { get; init; }

    /// <summary>True where it may even turn out to be absent: nobody then knows that the property is set.</summary>
    public bool MayVanish => Cause is UnknownCause.Macro or UnknownCause.Code or UnknownCause.NotRecorded or UnknownCause.Malformed or UnknownCause.Limit;
}

public enum UnknownCause
{
    /// <summary>A parameter without default and without supplied value.</summary>
    Parameter,

    /// <summary>A parameter whose value is looked up in the Systems Manager parameter store.</summary>
    SsmParameter,

    /// <summary><c>{{resolve:secretsmanager:…}}</c>.</summary>
    SecretsManagerReference,

    /// <summary><c>{{resolve:ssm-secure:…}}</c>.</summary>
    SsmSecureReference,

    /// <summary><c>{{resolve:ssm:…}}</c>.</summary>
    SsmReference,

    /// <summary><c>Fn::ImportValue</c> of an export outside the world.</summary>
    Import,

    /// <summary>An attribute that only exists after deployment: a custom resource's, a nested stack's output.</summary>
    Attribute,

    /// <summary>A macro or transform may write anything here.</summary>
    Macro,

    /// <summary>An intrinsic whose arguments are not known.</summary>
    Intrinsic,

    /// <summary>A value the source gives only at run time: C# code we do not follow.</summary>
    Code,

    /// <summary>A configuration item does not carry this.</summary>
    NotRecorded,

    /// <summary>The input is wrong here and a problem was reported.</summary>
    Malformed,

    /// <summary>A limit was reached: too many scenarios, too deep.</summary>
    Limit,
}
