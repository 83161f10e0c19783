using System;
using System.Collections.Generic;
using System.Globalization;
using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.Rules.Tests.Rewritings;

/// <summary>What the rewritten places need in the other sections of the template.</summary>
/// <param name="resources">The logical ids of the template's resources.</param>
internal sealed class Additions(IReadOnlyList<string> resources)
{
    private const string Prefix = "Rewritten";
    private const string Always = Prefix + "Always";
    private const string Never = Prefix + "Never";
    private const string Sometimes = Prefix + "Sometimes";
    private const string OnlyA = Prefix + "OnlyA";
    private const string AOrB = Prefix + "AOrB";

    private readonly List<(string Section, string Key, Node Value)> _entries = [];

    /// <summary>True for the names of what was added.</summary>
    public static bool IsAdded(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Another resource of the template; null where there is none.</summary>
    public string? OtherThan(string resource)
    {
        for (var i = resources.Count - 1; i >= 0; i--)
        {
            if (resources[i] != resource)
                return resources[i];
        }

        return null;
    }

    /// <summary>A reference to a new entry of a mapping that holds the value: a scalar or a list of scalars.</summary>
    public MapNode InMapping(Node value)
    {
        var key = "K" + _entries.Count.ToString(CultureInfo.InvariantCulture);
        var span = value.Span;
        _entries.Add(("Mappings", Prefix + key, NewNodes.Map(key, NewNodes.Map("Value", value, span), span)));
        return NewNodes.Call("Fn::FindInMap", span, NewNodes.Text(Prefix + key, span), NewNodes.Text(key, span), NewNodes.Text("Value", span));
    }

    /// <summary>A reference to a new parameter with the default.</summary>
    /// <param name="isOnlyValue">True where the parameter allows no other value.</param>
    public MapNode InParameter(string type, string text, SourceSpan span, bool isOnlyValue)
    {
        var name = Prefix + "P" + _entries.Count.ToString(CultureInfo.InvariantCulture);
        var value = NewNodes.Text(text, span);
        AddParameter(name, type, value, isOnlyValue ? [value] : []);
        return NewNodes.Map("Ref", NewNodes.Text(name, span), span);
    }

    /// <summary>A reference to a new parameter without a default.</summary>
    public MapNode InParameter(SourceSpan span)
    {
        var name = Prefix + "P" + _entries.Count.ToString(CultureInfo.InvariantCulture);
        _entries.Add(("Parameters", name, NewNodes.Map("Type", NewNodes.Text("String", span), span)));
        return NewNodes.Map("Ref", NewNodes.Text(name, span), span);
    }

    /// <summary>A choice that always comes to the value.</summary>
    /// <param name="isMirrored">True where the value stands in the branch for a condition that does not hold.</param>
    public MapNode Certainly(Node value, Node otherwise, bool isMirrored)
    {
        var span = value.Span;
        return isMirrored
            ? NewNodes.Call("Fn::If", span, NewNodes.Text(NeverHolds(span), span), otherwise, value)
            : NewNodes.Call("Fn::If", span, NewNodes.Text(AlwaysHolds(span), span), value, otherwise);
    }

    /// <summary>A choice by a condition that nothing decides.</summary>
    public MapNode Perhaps(Node value, Node otherwise)
    {
        var span = value.Span;
        if (AddCondition(Sometimes, NewNodes.Call("Fn::Equals", span, NewNodes.Map("Ref", NewNodes.Text(AOrB, span), span), NewNodes.Text("a", span))))
            AddParameter(AOrB, "String", NewNodes.Text("b", span), [NewNodes.Text("a", span), NewNodes.Text("b", span)]);
        return NewNodes.Call("Fn::If", span, NewNodes.Text(Sometimes, span), value, otherwise);
    }

    /// <summary>The name of a condition that always holds.</summary>
    public string AlwaysHolds(SourceSpan span)
    {
        AddCondition(Always, NewNodes.Call("Fn::Equals", span, NewNodes.Text("a", span), NewNodes.Text("a", span)));
        return Always;
    }

    /// <summary>The name of a condition that never holds, since a parameter has only one value.</summary>
    public string NeverHolds(SourceSpan span)
    {
        var holds = NewNodes.Map("Condition", NewNodes.Text(AlwaysHolds(span), span), span);
        var isA = NewNodes.Call("Fn::Equals", span, NewNodes.Map("Ref", NewNodes.Text(OnlyA, span), span), NewNodes.Text("a", span));
        if (AddCondition(Never, NewNodes.Call("Fn::And", span, holds, NewNodes.Call("Fn::Not", span, isA))))
            AddParameter(OnlyA, "String", NewNodes.Text("a", span), [NewNodes.Text("a", span)]);
        return Never;
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

    private bool AddCondition(string name, Node condition)
    {
        if (_entries.Exists(entry => entry.Key == name))
            return false;
        _entries.Add(("Conditions", name, condition));
        return true;
    }

    private void AddParameter(string name, string type, ScalarNode byDefault, IReadOnlyList<Node> allowed)
    {
        var declaration = NewNodes.With(NewNodes.Map("Type", NewNodes.Text(type, byDefault.Span), byDefault.Span), "Default", byDefault);
        if (allowed.Count > 0)
            declaration = NewNodes.With(declaration, "AllowedValues", new ListNode(allowed, byDefault.Span));
        _entries.Add(("Parameters", name, declaration));
    }
}
