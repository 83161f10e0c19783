using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.CloudFormation.Edits;

/// <summary>Sets properties of a resource in the text of its template: comments, layout and quotes stay, and only the touched lines change.</summary>
/// <remarks>
/// What a function computes is left alone, but for the branch of <c>Fn::If</c> at fault. What other places share through an anchor is left alone; an
/// alias for a single value is replaced by the value, and what <c>&lt;&lt;</c> merges is overridden.
/// </remarks>
public sealed class PropertyEditor
{
    private readonly Document _document;
    private readonly TextStyle _style;
    private readonly SharedNodes _shared;
    private readonly SourceSpan _fault;
    private readonly List<TextEdit> _edits = [];

    private PropertyEditor(Document document, SourceSpan fault)
    {
        _document = document;
        _style = new TextStyle(document);
        _shared = new SharedNodes(document);
        _fault = fault;
    }

    /// <summary>The edits after which the resource has these values.</summary>
    /// <param name="fault">The place of the finding: which branch, which item is meant.</param>
    public static EditPlan Set(Document document, string logicalId, RuleFix fix, SourceSpan fault)
    {
        try
        {
            var wanted = new Wanted();
            foreach (var edit in fix.Set)
                wanted.Property("Properties").Add(edit.Path, edit.Value);
            foreach (var edit in fix.Attributes)
                wanted.Add(edit.Path, edit.Value);
            return new PropertyEditor(document, fault).Set(logicalId, wanted);
        }
        catch (EditRefusal refusal)
        {
            return EditPlan.Refused(refusal.Message);
        }
    }

    /// <summary>The edits after which these values stand beside the properties of the resource, or beside the template's sections.</summary>
    /// <param name="logicalId">Null for the template.</param>
    public static EditPlan SetBeside(Document document, string? logicalId, IReadOnlyList<PropertyEdit> edits)
    {
        try
        {
            var wanted = new Wanted();
            foreach (var edit in edits)
                wanted.Add(edit.Path, edit.Value);
            var editor = new PropertyEditor(document, default);
            if (logicalId is not null)
                return editor.Set(logicalId, wanted);
            editor.ApplyUnder(new Slot(document.Root, null, document.Root), wanted);
            return new EditPlan(editor._edits, null);
        }
        catch (EditRefusal refusal)
        {
            return EditPlan.Refused(refusal.Message);
        }
    }

    private EditPlan Set(string logicalId, Wanted wanted)
    {
        if (_document.Root is not MapNode root || root.Find("Resources") is not MapNode resources)
            return EditPlan.Refused("the template has no section Resources");
        foreach (var entry in resources.Entries)
        {
            if (entry.Key.Text != logicalId)
                continue;
            if (_shared.Contains(resources))
                return EditPlan.Refused("other places share it through an anchor");
            Apply(new Slot(resources, entry.Key, entry.Value), wanted);
            return _edits.Count == 0 ? EditPlan.Refused("it is set like that already") : new EditPlan(_edits, null);
        }

        return EditPlan.Refused("the resource is not written out: a loop or a transform makes it");
    }

    private void Apply(Slot slot, Wanted wanted)
    {
        if (slot.IsMerged)
            throw new EditRefusal("it comes from a map that is merged into several places");
        if (slot.IsAlias)
        {
            ReplaceAlias(slot, wanted);
            return;
        }

        if (_shared.Contains(slot.Value))
            throw new EditRefusal("other places share it through an anchor");
        if (slot.Value is MapNode map && Lowering.IsIntrinsic(map))
            ApplyToCall(map, wanted);
        else if (wanted.Value is { } value)
            Write(slot, value);
        else if (slot.Value is ScalarNode { Kind: ScalarKind.Null } && !wanted.IsConditional)
            Replace(slot, wanted.ToNode());
        else
            ApplyUnder(slot, wanted);
    }

    private void ApplyUnder(Slot slot, Wanted wanted)
    {
        if (wanted.Items is { } items)
            ApplyToItems(slot, items);
        if (wanted.Values is { } values)
            ApplyToValues(slot, values);
        if (wanted.Properties.Count == 0)
            return;
        if (slot.Value is not MapNode map)
            throw new EditRefusal("a map is expected where something else stands");
        List<MapEntry>? missing = null;
        foreach (var property in wanted.Properties)
        {
            if (Find(map, property.Key) is { } own)
                Apply(own, property.Value);
            else if (!property.Value.IsConditional)
                (missing ??= []).Add(new MapEntry(new ScalarNode(ScalarKind.String, property.Key, default), property.Value.ToNode()));
        }

        if (missing is not null)
            AddEntries(slot, map, missing);
    }

    // What is merged into the map is as good as missing: what is written in the map itself counts more.
    private static Slot? Find(MapNode map, string name)
    {
        foreach (var entry in map.Entries)
        {
            var slot = new Slot(map, entry.Key, entry.Value);
            if (entry.Key.Text == name && !slot.IsMerged)
                return slot;
        }

        return null;
    }

    private void AddEntries(Slot slot, MapNode map, List<MapEntry> missing)
    {
        if (map.Entries.Count == 0 && !slot.IsInFlow)
            Replace(slot, new MapNode(missing, default));
        else
            new Insertion(_style, _edits).AddEntries(map, missing);
    }

    private void ApplyToItems(Slot slot, Wanted wanted)
    {
        if (slot.Value is not ListNode list)
        {
            Apply(slot, wanted);
            return;
        }

        var places = new List<Slot>();
        foreach (var item in list.Items)
            places.Add(new Slot(list, null, item));
        ApplyToEach(places, wanted);
    }

    private void ApplyToValues(Slot slot, Wanted wanted)
    {
        if (slot.Value is not MapNode map)
            throw new EditRefusal("a map is expected where something else stands");
        var places = new List<Slot>();
        foreach (var entry in map.Entries)
            places.Add(new Slot(map, entry.Key, entry.Value));
        ApplyToEach(places, wanted);
    }

    /// <summary>The place at fault, where the finding names one; else all of them.</summary>
    private void ApplyToEach(List<Slot> places, Wanted wanted)
    {
        foreach (var place in places)
        {
            if (!place.IsAlias && Contains(place.Value, _fault))
            {
                Apply(place, wanted);
                return;
            }
        }

        foreach (var place in places)
            Apply(place, wanted);
    }

    /// <summary>Of the functions only <c>Fn::If</c> has places in it that can be written to.</summary>
    private void ApplyToCall(MapNode call, Wanted wanted)
    {
        var function = call.Entries[0].Key.Text;
        if (function != "Fn::If" || call.Entries[0].Value is not ListNode { Items: { Count: 3 } items } arguments)
            throw new EditRefusal($"{function} computes the value: change it where it is decided");
        if (new Slot(call, call.Entries[0].Key, arguments).IsAlias || _shared.Contains(arguments))
            throw new EditRefusal("other places share it through an anchor");
        for (var i = 1; i < 3; i++)
        {
            if (Layout.Holds(arguments, items[i]) && Contains(items[i], _fault))
            {
                Apply(new Slot(arguments, null, items[i]), wanted);
                return;
            }
        }

        var isFound = false;
        for (var i = 1; i < 3; i++)
        {
            if (items[i] is not MapNode { Entries: [{ Key.Text: "Ref", Value: ScalarNode { Text: "AWS::NoValue" } }] } || !Layout.Holds(arguments, items[i]) || wanted.IsConditional)
                continue;
            Replace(new Slot(arguments, null, items[i]), wanted.ToNode());
            isFound = true;
        }

        if (!isFound)
            throw new EditRefusal("a condition decides the value, and both cases are written");
    }

    private void Write(Slot slot, Node value)
    {
        switch (value, slot.Value)
        {
            case (MapNode wanted, MapNode):
                ApplyUnder(slot, Wanted.Entries(wanted));
                break;
            case (ListNode wanted, ListNode list):
                WriteList(list, wanted);
                break;
            case (ScalarNode wanted, ScalarNode scalar) when wanted.Kind == scalar.Kind && wanted.Text == scalar.Text:
                break;
            case (_, ScalarNode):
                Replace(slot, value);
                break;
            default:
                throw new EditRefusal("what stands here is of another kind than what is to stand here");
        }
    }

    private void WriteList(ListNode list, ListNode wanted)
    {
        var isPart = true;
        foreach (var item in list.Items)
            isPart &= Literals.Contain(wanted.Items, item);
        if (isPart)
        {
            var missing = new List<Node>();
            foreach (var item in wanted.Items)
            {
                if (!Literals.Contain(list.Items, item))
                    missing.Add(item);
            }

            if (missing.Count > 0)
                new Insertion(_style, _edits).AddItems(list, missing);
            return;
        }

        if (!Literals.IsLiteral(list, list) || Layout.HasComment(list, list.Span))
            throw new EditRefusal("the list holds more than plain values");
        _edits.Add(new TextEdit(list.Span.Start, list.Span.End, new Replacement(_style).OfList(list, wanted)));
    }

    private void ReplaceAlias(Slot slot, Wanted wanted)
    {
        if (slot.Key is null || wanted.Value is not ScalarNode value || slot.Value is not ScalarNode)
            throw new EditRefusal("an alias stands for the value, and other places share it");
        _edits.Add(new TextEdit(slot.Start, slot.End, new Replacement(_style).OfScalar(slot, value)));
    }

    private void Replace(Slot slot, Node value) => new Replacement(_style).Add(slot, value, _edits);

    private bool Contains(Node node, SourceSpan span) =>
        span.File is not null && span.File.Path == _document.File.Path && span.Start >= node.Span.Start && span.End <= node.Span.End;
}
