using System;
using System.Linq;
using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.Rules.Tests.Rewritings;

/// <summary>Scalars looked up in a mapping.</summary>
internal sealed class ThroughMapping(string name, Func<Additions, Node, Node> write) : ValueRewriting(name)
{
    protected override bool IsEligible(Node node, Place place) => node is ScalarNode { Kind: not ScalarKind.Null };

    protected override Node Rewritten(Node node, Place place, Additions additions) => write(additions, node);
}

/// <summary>Scalars as the value of a parameter that can have no other, or has it where nothing else is said.</summary>
internal sealed class ThroughParameter(string name, bool isOnlyValue) : ValueRewriting(name)
{
    protected override bool IsEligible(Node node, Place place) => node is ScalarNode { Kind: not ScalarKind.Null };

    protected override Node Rewritten(Node node, Place place, Additions additions) => additions.InParameter("String", ((ScalarNode)node).Text, node.Span, isOnlyValue);
}

/// <summary>Texts put together or taken out of something by a function.</summary>
internal sealed class ThroughText(string name, Func<string, SourceSpan, Node> write) : ValueRewriting(name)
{
    protected override bool IsEligible(Node node, Place place) => node is ScalarNode { Kind: ScalarKind.String, Text.Length: > 0 };

    protected override Node Rewritten(Node node, Place place, Additions additions) => write(((ScalarNode)node).Text, node.Span);

    public static Node Sub(string text, SourceSpan span) => NewNodes.Map("Fn::Sub", NewNodes.Text(Escaped(text), span), span);

    public static Node SubWithNames(string text, SourceSpan span)
    {
        var middle = Middle(text);
        var template = NewNodes.Text(Escaped(text.Substring(0, middle)) + "${Rest}", span);
        return NewNodes.Call("Fn::Sub", span, template, NewNodes.Map("Rest", NewNodes.Text(text.Substring(middle), span), span));
    }

    public static Node Join(string text, SourceSpan span)
    {
        var middle = Middle(text);
        var parts = new ListNode([NewNodes.Text(text.Substring(0, middle), span), NewNodes.Text(text.Substring(middle), span)], span);
        return NewNodes.Call("Fn::Join", span, NewNodes.Text("", span), parts);
    }

    public static Node JoinByDelimiter(string text, SourceSpan span)
    {
        var at = text.IndexOfAny([':', '/', '-', '.', ',', ' ']);
        if (at < 0)
            return Join(text, span);
        var parts = Array.ConvertAll<string, Node>(text.Split(text[at]), part => NewNodes.Text(part, span));
        return NewNodes.Call("Fn::Join", span, NewNodes.Text(text[at].ToString(), span), new ListNode(parts, span));
    }

    public static Node Select(string text, SourceSpan span) => NewNodes.Call(
        "Fn::Select", span, NewNodes.Text("1", span), new ListNode([NewNodes.Text("*", span), NewNodes.Text(text, span), NewNodes.Text("*", span)], span));

    public static Node Split(string text, SourceSpan span) => NewNodes.Call(
        "Fn::Select", span, NewNodes.Text("1", span), NewNodes.Call("Fn::Split", span, NewNodes.Text("%%", span), NewNodes.Text("*%%" + text + "%%*", span)));

    // Half of the text, or less where a character or a name in braces stands there.
    private static int Middle(string text)
    {
        var middle = text.Length / 2;
        var hole = text.LastIndexOf("${", middle, StringComparison.Ordinal);
        if (hole >= 0 && text.IndexOf('}', hole) >= middle)
            middle = hole;
        else if (middle > 0 && (char.IsLowSurrogate(text[middle]) || text[middle - 1] == '$'))
            middle--;
        return middle;
    }

    private static string Escaped(string text) => text.Replace("${", "${!", StringComparison.Ordinal);
}

/// <summary>Lists of texts that come out of a function or parameter as a whole.</summary>
internal sealed class ThroughListOfTexts(string name, Func<ListNode, Additions, Node> write) : ValueRewriting(name)
{
    private const string Comma = ",";

    protected override bool IsEligible(Node node, Place place) => node is ListNode { Items.Count: > 0 } list && list.Items.All(IsText);

    protected override Node Rewritten(Node node, Place place, Additions additions) => write((ListNode)node, additions);

    public static Node Mapping(ListNode list, Additions additions) => additions.InMapping(list);

    public static Node Split(ListNode list, Additions additions) =>
        NewNodes.Call("Fn::Split", list.Span, NewNodes.Text(Comma, list.Span), NewNodes.Text(Joined(list), list.Span));

    public static Node Parameter(ListNode list, Additions additions) => additions.InParameter("CommaDelimitedList", Joined(list), list.Span, isOnlyValue: false);

    private static string Joined(ListNode list) => string.Join(Comma, list.Items.Select(item => ((ScalarNode)item).Text));

    private static bool IsText(Node item) =>
        item is ScalarNode { Kind: ScalarKind.String } text && !text.Text.Contains(Comma, StringComparison.Ordinal) && text.Text.Trim() == text.Text && text.Text.Length > 0;
}

/// <summary>References put together or taken out of something by a function.</summary>
internal sealed class ThroughReference(string name, Func<MapNode, Node> write) : ValueRewriting(name)
{
    // Functions of texts do not take lists.
    protected override bool IsEligible(Node node, Place place) =>
        node is MapNode { Entries: [{ Key.Text: "Ref" or "Fn::GetAtt" }] } map && NameOf(map) is { } name && name != NewNodes.NoValueName && !Additions.IsAdded(name) && place.Key != "SecurityGroups";

    protected override Node Rewritten(Node node, Place place, Additions additions) => write((MapNode)node);

    public static Node Sub(MapNode reference) => NewNodes.Map("Fn::Sub", NewNodes.Text("${" + NameOf(reference) + "}", reference.Span), reference.Span);

    public static Node SubWithNames(MapNode reference) =>
        NewNodes.Call("Fn::Sub", reference.Span, NewNodes.Text("${It}", reference.Span), NewNodes.Map("It", reference, reference.Span));

    public static Node Join(MapNode reference) =>
        NewNodes.Call("Fn::Join", reference.Span, NewNodes.Text("-", reference.Span), new ListNode([reference], reference.Span));

    public static Node InOneWord(MapNode reference) => reference.Entries[0].Key.Text == "Ref"
        ? reference
        : NewNodes.Map("Fn::GetAtt", NewNodes.Text(NameOf(reference)!, reference.Span), reference.Span);

    public static Node Select(MapNode reference) =>
        NewNodes.Call("Fn::Select", reference.Span, new ScalarNode(ScalarKind.Number, "0", reference.Span), new ListNode([reference], reference.Span));

    public static string? NameOf(MapNode reference) => reference.Entries[0].Value switch
    {
        ScalarNode name => name.Text,
        ListNode { Items: [ScalarNode resource, ScalarNode attribute] } => resource.Text + "." + attribute.Text,
        _ => null,
    };
}
