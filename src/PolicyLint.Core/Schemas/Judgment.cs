using System;
using System.Globalization;
using System.Text;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Schemas;

/// <summary>A verdict with the place and the reason that decided it.</summary>
public sealed class Judgment
{
    /// <summary>Nothing to object to. One instance, because most judgments are this one.</summary>
    public static readonly Judgment Pass = new(Verdict.Pass);

    private static readonly Judgment BareFail = new(Verdict.Fail);
    private static readonly Judgment BareUnknown = new(Verdict.Unknown);

    private readonly bool _isBare;
    private object _because; // a text, or the reason that tells it

    /// <summary>A verdict with nothing to tell beside it: a pass, or what nobody asked more about.</summary>
    private Judgment(Verdict verdict)
        : this(verdict, default, "", null, null, null) => _isBare = true;

    private Judgment(Verdict verdict, SourceSpan span, object because, PropertyPath? path, Origin? origin, Resource? otherEnd)
    {
        Verdict = verdict;
        Span = span;
        _because = because;
        Path = path;
        Origin = origin;
        OtherEnd = otherEnd;
    }

    /// <summary>The same verdict for the same reason, elsewhere.</summary>
    private Judgment(Judgment from, SourceSpan span, PropertyPath? path, Origin? origin, Resource? otherEnd)
        : this(from, from._because, span, path, origin, otherEnd)
    {
    }

    /// <summary>The same verdict at the same place, for another reason.</summary>
    private Judgment(Judgment from, object because)
        : this(from, because, from.Span, from.Path, from.Origin, from.OtherEnd)
    {
    }

    private Judgment(Judgment from, object because, SourceSpan span, PropertyPath? path, Origin? origin, Resource? otherEnd)
    {
        Verdict = from.Verdict;
        IsSecret = from.IsSecret;
        Span = span;
        _because = because;
        Path = path;
        Origin = origin;
        OtherEnd = otherEnd;
    }

    public Verdict Verdict { get; }

    /// <summary>The value at fault or the unknown one; where something is missing, the place that lacks it. Default for a pass.</summary>
    public SourceSpan Span { get; }

    /// <summary>False while what lacks something has no name yet: the first step outwards that has one gives the place.</summary>
    public bool IsPlaced => Span.File is not null;

    /// <summary>A clause without capital and full stop: "must be true", "depends on parameter 'Key', which has no default".</summary>
    public string Because => _because as string ?? Told();

    /// <summary>The same clause with the place that it is about in front, for whoever looks from elsewhere.</summary>
    internal string BecauseWithPath => Path?.ToString() is not { } path || Because.StartsWith(path, StringComparison.Ordinal) ? Because : path + " " + Because;

    /// <summary>The way from the judged value down to the place.</summary>
    public PropertyPath? Path { get; }

    /// <summary>Where the value at fault was determined, if elsewhere.</summary>
    public Origin? Origin { get; }

    /// <summary>The related resource that decided it; null where the judged one did by itself, or for want of one.</summary>
    public Resource? OtherEnd { get; }

    /// <summary>True where the value at fault is a credential: whoever reports it says where it stands, and not what it is.</summary>
    public bool IsSecret { get; private init; }

    /// <summary>The same judgment about a credential.</summary>
    public Judgment OfSecret() => _isBare ? this : new(this, Span, Path, Origin, OtherEnd) { IsSecret = true };

    /// <summary>A reason of the rule's own that replaces the assertion's.</summary>
    public Judgment Saying(string because) => _isBare ? this : new(this, because);

    /// <summary>Another reason in place of this one, told when somebody asks for it.</summary>
    internal Judgment Saying(Reason reason) => _isBare ? this : new(this, reason);

    /// <summary>The same judgment seen from one step further out.</summary>
    public Judgment Under(string key) => _isBare ? this : new(this, Span, new PropertyPath(key, Path), Origin, OtherEnd);

    /// <summary>The same judgment seen from one step further out; the place is this one where it had none yet.</summary>
    public Judgment Under(string key, SourceSpan place) =>
        _isBare ? this : new(this, IsPlaced ? Span : place, new PropertyPath(key, Path), Origin, OtherEnd);

    /// <summary>The same judgment about the map's value under the key, seen from the map.</summary>
    public Judgment Under(string key, MapValue map) => _isBare ? this : IsPlaced ? Under(key) : Under(key, map.KeySpan(key));

    /// <summary>The same judgment, decided by a related resource.</summary>
    public Judgment By(Resource otherEnd) => _isBare ? this : new(this, Span, Path, Origin, otherEnd);

    /// <summary>The same judgment, at this place where it had none yet.</summary>
    public Judgment At(SourceSpan place) => _isBare || IsPlaced ? this : new(this, place, Path, Origin, OtherEnd);

    /// <summary>A judgment about something that stands nowhere in the source, such as a default: it is the owner's, once there is one.</summary>
    internal Judgment Unplaced(Reason reason) => _isBare ? this : new(this, reason, default, null, null, OtherEnd) { IsSecret = false };

    private string Told()
    {
        var told = ((Reason)_because).Tell();
        _because = told;
        return told;
    }

    /// <summary>The verdict alone, without place and reason.</summary>
    internal static Judgment Bare(Verdict verdict) => verdict switch
    {
        Verdict.Fail => BareFail,
        Verdict.Unknown => BareUnknown,
        _ => Pass,
    };

    /// <summary>Unknown for a reason that stands nowhere in the judged resource; the place is the owner's.</summary>
    public static Judgment Doubt(string because) => new(Verdict.Unknown, default, because, null, null, null);

    /// <summary>The same, told when somebody asks for it.</summary>
    internal static Judgment Doubt(Reason because) => new(Verdict.Unknown, default, because, null, null, null);

    /// <summary>Fails for want of something; the place is the owner's.</summary>
    public static Judgment Missing(string because) => new(Verdict.Fail, default, because, null, null, null);

    /// <summary>The same, decided by a related resource and told when somebody asks for it.</summary>
    internal static Judgment Missing(Reason because, Resource otherEnd) => new(Verdict.Fail, default, because, null, null, otherEnd);

    public static Judgment Fail(Value value, string because) => new(Verdict.Fail, PlaceOf(value), because, null, value.Origin, null);

    public static Judgment Fail(SourceSpan span, string because) => new(Verdict.Fail, span, because, null, null, null);

    public static Judgment Unknown(UnknownValue value) => new(Verdict.Unknown, value.Span, value.Because, null, value.Origin, null);

    public static Judgment Unknown(Value value, string because) => new(Verdict.Unknown, PlaceOf(value), because, null, value.Origin, null);

    public static Judgment Unknown(SourceSpan span, string because) => new(Verdict.Unknown, span, because, null, null, null);

    /// <summary>A list or map is a stretch of many lines: its place is the name it stands under, where it has one.</summary>
    private static SourceSpan PlaceOf(Value value) => value is ListValue or MapValue ? default : value.Span;

    /// <summary>The lesser of the two; of equals the first, so that reports are stable.</summary>
    public static Judgment Least(Judgment left, Judgment right) => right.Verdict < left.Verdict ? right : left;

    /// <summary>The greater of the two; of equals the first.</summary>
    public static Judgment Greatest(Judgment left, Judgment right) => right.Verdict > left.Verdict ? right : left;
}

/// <summary>A step of the way to a value: a property name or an index in brackets, and the rest.</summary>
public sealed record PropertyPath(string Key, PropertyPath? Rest)
{
    private static readonly string[] FirstIndexes = ["[0]", "[1]", "[2]", "[3]", "[4]", "[5]", "[6]", "[7]"];

    /// <summary>The step to an item of a list: <c>[0]</c>.</summary>
    public static string Index(int item) => item < FirstIndexes.Length ? FirstIndexes[item] : "[" + item.ToString(CultureInfo.InvariantCulture) + "]";

    /// <summary>As users write it: <c>KeyPolicy.Statement[0].Action</c>.</summary>
    public override string ToString() => Rest is null ? Key : AppendTo(new StringBuilder()).ToString();

    /// <summary>Writes the same behind the text.</summary>
    internal StringBuilder AppendTo(StringBuilder text)
    {
        text.Append(Key);
        for (var step = Rest; step is not null; step = step.Rest)
        {
            if (step.Key.Length > 0 && step.Key[0] != '[')
                text.Append('.');
            text.Append(step.Key);
        }

        return text;
    }
}
