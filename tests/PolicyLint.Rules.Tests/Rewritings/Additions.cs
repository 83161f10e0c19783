using System.Collections.Generic;
using System.Globalization;
using PolicyLint.Documents;

namespace PolicyLint.Rules.Tests.Rewritings;

/// <summary>What the rewritten places need in the other sections of the template.</summary>
internal sealed class Additions
{
    /// <summary>The name of a condition that always holds.</summary>
    public const string Always = "RewrittenAlways";

    /// <summary>The name of a condition that never holds.</summary>
    public const string Never = "RewrittenNever";

    private readonly List<(string Section, string Key, Node Value)> _entries = [];

    /// <summary>A reference to a new entry of the mapping that holds the value.</summary>
    public MapNode InMapping(ScalarNode value)
    {
        var key = "K" + _entries.Count.ToString(CultureInfo.InvariantCulture);
        _entries.Add(("Mappings", "Rewritten" + key, NewNodes.Map(key, NewNodes.Map("Value", value, value.Span), value.Span)));
        return NewNodes.Call(
            "Fn::FindInMap", value.Span, NewNodes.Text("Rewritten" + key, value.Span), NewNodes.Text(key, value.Span), NewNodes.Text("Value", value.Span));
    }

    /// <summary>A reference to a new parameter that has the value.</summary>
    public MapNode InParameter(ScalarNode value, bool isOnlyValue)
    {
        var name = "RewrittenP" + _entries.Count.ToString(CultureInfo.InvariantCulture);
        var text = NewNodes.Text(value.Text, value.Span);
        var declaration = NewNodes.With(NewNodes.Map("Type", NewNodes.Text("String", value.Span), value.Span), "Default", text);
        if (isOnlyValue)
            declaration = NewNodes.With(declaration, "AllowedValues", new ListNode([text], value.Span));
        _entries.Add(("Parameters", name, declaration));
        return NewNodes.Map("Ref", NewNodes.Text(name, value.Span), value.Span);
    }

    /// <summary>A choice that always comes to the value.</summary>
    /// <param name="isMirrored">True where the value stands in the branch for a condition that does not hold.</param>
    public MapNode Certainly(Node value, Node otherwise, bool isMirrored)
    {
        var name = isMirrored ? Never : Always;
        var span = value.Span;
        if (!_entries.Exists(entry => entry.Key == name))
            _entries.Add(("Conditions", name, NewNodes.Call("Fn::Equals", span, NewNodes.Text("a", span), NewNodes.Text(isMirrored ? "b" : "a", span))));
        return isMirrored
            ? NewNodes.Call("Fn::If", span, NewNodes.Text(name, span), otherwise, value)
            : NewNodes.Call("Fn::If", span, NewNodes.Text(name, span), value, otherwise);
    }

    /// <summary>The template with what was added.</summary>
    public MapNode Into(MapNode template)
    {
        foreach (var (section, key, value) in _entries)
        {
            var written = template.Find(section) as MapNode ?? new MapNode([], template.Span);
            template = NewNodes.With(template, section, NewNodes.With(written, key, value));
        }

        return template;
    }
}
