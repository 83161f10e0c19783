using System.Collections.Generic;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Code;

/// <summary>The context that constructs are made in: of cdk.json, of the app's properties, and set by the code on the way down.</summary>
internal sealed class AppContext(FeatureFlags flags)
{
    private readonly List<(ConstructValue Scope, string Key, CodeValue? Value)> _set = [];

    /// <summary>The code sets it for the construct and all below.</summary>
    public void Set(ConstructValue scope, string key, CodeValue? value) => _set.Add((scope, key, value));

    /// <summary>What the construct finds under the key; null where only a run of the program gives it.</summary>
    public CodeValue? Find(ConstructValue at, string key, SourceSpan span)
    {
        for (var i = _set.Count - 1; i >= 0; i--)
        {
            if (_set[i].Key == key && at.IsBelow(_set[i].Scope))
                return _set[i].Value;
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
}
