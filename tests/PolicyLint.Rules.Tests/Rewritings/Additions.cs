using System;
using System.Collections.Generic;
using System.Globalization;
using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.Rules.Tests.Rewritings;

/// <summary>What the rewritten places need in the other sections of the template.</summary>
/// <param name="template">What is rewritten; it may hold additions of another rewriting.</param>
internal sealed class Additions(MapNode template)
{
    private const string Prefix = "Rewritten";
    private const string Always = Prefix + "Always";
    private const string Never = Prefix + "Never";
    private const string Sometimes = Prefix + "Sometimes";
    private const string Otherwise = Prefix + "Otherwise";
    private const string OnlyA = Prefix + "OnlyA";
    private const string AOrB = Prefix + "AOrB";

    private readonly List<(string Section, string Key, Node Value)> _entries = [];

    /// <summary>True for the names of what was added.</summary>
    public static bool IsAdded(string name) => name.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Another resource of the template; null where there is none.</summary>
    public string? OtherThan(string resource)
    {
        var resources = NewNodes.EntriesOf(template.Find("Resources"));
        for (var i = resources.Count - 1; i >= 0; i--)
        {
            if (resources[i].Key.Text != resource && resources[i].Value is MapNode)
                return resources[i].Key.Text;
        }

        return null;
    }

    /// <summary>A reference to a new entry of a mapping that holds the value: a scalar or a list of scalars.</summary>
    public MapNode InMapping(Node value)
    {
        var key = "K" + Number("Mappings");
        var span = value.Span;
        _entries.Add(("Mappings", Prefix + key, NewNodes.Map(key, NewNodes.Map("Value", value, span), span)));
        return NewNodes.Call("Fn::FindInMap", span, NewNodes.Text(Prefix + key, span), NewNodes.Text(key, span), NewNodes.Text("Value", span));
    }

    /// <summary>A reference to a mapping that holds the value for every region of two.</summary>
    public MapNode InMappingByRegion(Node value) => InMappingBy(value, "AWS::Region", "eu-west-1", "us-east-1");

    /// <summary>A reference to a mapping that holds the value for every value of a parameter.</summary>
    public MapNode InMappingByParameter(Node value)
    {
        HoldsPerhaps(value.Span);
        return InMappingBy(value, AOrB, "a", "b");
    }

    /// <summary>A reference to a new parameter with the default.</summary>
    /// <param name="isOnlyValue">True where the parameter allows no other value.</param>
    public MapNode InParameter(string type, string text, SourceSpan span, bool isOnlyValue)
    {
        var name = Prefix + "P" + Number("Parameters");
        var value = NewNodes.Text(text, span);
        AddParameter(name, type, value, isOnlyValue ? [value] : []);
        return NewNodes.Map("Ref", NewNodes.Text(name, span), span);
    }

    /// <summary>A reference to a new parameter without a default.</summary>
    public MapNode InParameter(SourceSpan span)
    {
        var name = Prefix + "P" + Number("Parameters");
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
        return NewNodes.Call("Fn::If", span, NewNodes.Text(HoldsPerhaps(span), span), value, otherwise);
    }

    /// <summary>The name of a condition that a parameter decides.</summary>
    public string HoldsPerhaps(SourceSpan span)
    {
        if (AddCondition(Sometimes, NewNodes.Call("Fn::Equals", span, NewNodes.Map("Ref", NewNodes.Text(AOrB, span), span), NewNodes.Text("a", span))))
            AddParameter(AOrB, "String", NewNodes.Text("b", span), [NewNodes.Text("a", span), NewNodes.Text("b", span)]);
        return Sometimes;
    }

    /// <summary>The name of a condition that holds where <see cref="HoldsPerhaps"/> does not.</summary>
    public string HoldsOtherwise(SourceSpan span)
    {
        AddCondition(Otherwise, NewNodes.Call("Fn::Not", span, NewNodes.Map("Condition", NewNodes.Text(HoldsPerhaps(span), span), span)));
        return Otherwise;
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

    /// <summary>The rewritten template with what was added.</summary>
    public MapNode Into(MapNode rewritten)
    {
        foreach (var (section, key, value) in _entries)
        {
            var written = rewritten.Find(section) as MapNode ?? new MapNode([], rewritten.Span);
            rewritten = NewNodes.With(rewritten, section, NewNodes.With(written, key, value));
        }

        return rewritten;
    }

    // A number that no entry of the section has yet.
    private string Number(string section) => (NewNodes.EntriesOf(template.Find(section)).Count + _entries.Count).ToString(CultureInfo.InvariantCulture);

    private MapNode InMappingBy(Node value, string name, string one, string other)
    {
        var mapping = Prefix + "K" + Number("Mappings");
        var span = value.Span;
        var inner = NewNodes.Map("Value", value, span);
        _entries.Add(("Mappings", mapping, NewNodes.With(NewNodes.Map(one, inner, span), other, inner)));
        var key = NewNodes.Map("Ref", NewNodes.Text(name, span), span);
        return NewNodes.Call("Fn::FindInMap", span, NewNodes.Text(mapping, span), key, NewNodes.Text("Value", span));
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
