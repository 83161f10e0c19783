using System.Collections.Generic;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Code;

/// <summary>The context that constructs are made in: of cdk.json, of the app's properties, and set by the code on the way down.</summary>
internal sealed class AppContext(FeatureFlags flags, Guards guards)
{
    private readonly List<Entry> _set = [];

    /// <summary>How often the code has set something.</summary>
    public int Count => _set.Count;

    /// <summary>The code sets it for the construct and all below, where the conditions around hold.</summary>
    public void Set(ConstructValue scope, string key, CodeValue? value, SourceSpan span)
    {
        // Null leaves it to the constructs above.
        var written = value ?? Unknown(key, span);
        _set.Add(new Entry(scope, key, guards.IsConditional ? guards.Write(written, Find(scope, key, span) ?? Unknown(key, span))! : written));
    }

    /// <summary>The code sets we do not know what, or where.</summary>
    /// <param name="scope">The construct that it is set for; null where it may be any.</param>
    /// <param name="key">What is set; null where it may be anything.</param>
    public void Forget(ConstructValue? scope, string? key, UnknownValue because) => _set.Add(new Entry(scope, key, new PlainValue(because)));

    /// <summary>What was set since there were so many entries may be set in other ways, too.</summary>
    public void ForgetSince(int count, UnknownValue because)
    {
        for (var i = count; i < _set.Count; i++)
            _set[i] = _set[i] with { Value = new PlainValue(because) };
    }

    /// <summary>What the construct finds under the key; null where only a run of the program gives it.</summary>
    public CodeValue? Find(ConstructValue at, string key, SourceSpan span)
    {
        for (var i = _set.Count - 1; i >= 0; i--)
        {
            if ((_set[i].Key ?? key) == key && (_set[i].Scope is not { } scope || at.IsBelow(scope)))
                return guards.Settle(_set[i].Value);
        }

        // What the toolkit hands over from cdk.json wins over the app's own.
        if (flags.Find(key) is { } written)
            return new PlainValue(new ScalarValue(written.Kind, written.Text, span));
        var app = at;
        while (app.Scope is { } above)
            app = above;
        return ((app.Properties as RecordValue)?.Find("Context")?.Value as RecordValue)?.Find(key)?.Value;
    }

    /// <summary>Whether a feature flag is set; null where that is not known.</summary>
    public bool? IsOn(ConstructValue at, string flag) => Find(at, flag, at.Span) switch
    {
        null => flags.IsOn(flag),
        var found when Evaluator.KnownText(found) is { } text => text == "true",
        _ => null,
    };

    private static PlainValue Unknown(string key, SourceSpan span) => new(Session.UnknownAt(span, $"'{key}' comes from the app's context"));

    /// <summary>One call that sets something.</summary>
    /// <param name="Scope">Null for any construct.</param>
    /// <param name="Key">Null for any key.</param>
    private sealed record Entry(ConstructValue? Scope, string? Key, CodeValue Value);
}
