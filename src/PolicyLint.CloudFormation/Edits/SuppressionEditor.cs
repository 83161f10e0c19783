using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Evaluations;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.CloudFormation.Edits;

/// <summary>Writes suppressions into templates, corrects them and takes them out.</summary>
public static class SuppressionEditor
{
    /// <summary>The edits after which the suppression is in order, or gone.</summary>
    /// <param name="place">The comment, or the rule's name in metadata.</param>
    public static EditPlan Repair(Document document, SourceSpan place, LedgerRepair repair)
    {
        try
        {
            if (repair.Replacements.Count == 0)
                return Remove(document, place, repair.Written);
            if (IsComment(place))
                return new EditPlan([CommentEdits.Replace(place, repair.Written, string.Join(", ", repair.Replacements))], null);
            var path = PathTo(document, place);
            var edits = new List<TextEdit>();
            Rename(document, path[path.Count - 1], repair.Replacements, edits);
            return new EditPlan(edits, null);
        }
        catch (EditRefusal refusal)
        {
            return EditPlan.Refused(refusal.Message);
        }
    }

    /// <summary>The edits after which a suppression, ours or another tool's, no longer speaks of the rule; what is then empty goes with it.</summary>
    /// <param name="place">The comment, or the rule's name in metadata.</param>
    public static EditPlan Remove(Document document, SourceSpan place, string rule)
    {
        try
        {
            if (IsComment(place))
                return new EditPlan([CommentEdits.Remove(place, rule)], null);
            var path = PathTo(document, place);
            var at = path.Count - 1;
            while (at > 0 && GoesWithItsOwner(path[at]))
                at--;
            return new EditPlan([Removal.Of(path[at])], null);
        }
        catch (EditRefusal refusal)
        {
            return EditPlan.Refused(refusal.Message);
        }
    }

    /// <summary>The edits after which the metadata of the resource accepts findings.</summary>
    /// <param name="logicalId">Null for the template as a whole.</param>
    /// <param name="fields">Rule, Reason and whatever else a suppression has, in order.</param>
    public static EditPlan Add(Document document, string? logicalId, IReadOnlyList<KeyValuePair<string, string>> fields)
    {
        var entries = new List<MapEntry>(fields.Count);
        foreach (var field in fields)
            entries.Add(new MapEntry(Text(field.Key), Text(field.Value)));
        var items = new List<Node>();
        if (Written(document, logicalId) is { } written)
            items.AddRange(written.Items);
        items.Add(new MapNode(entries, default));
        PropertyEdit[] edits = [new PropertyEdit("Metadata.PolicyLint.Suppress", new ListNode(items, default))];
        return PropertyEditor.SetBeside(document, logicalId, edits);
    }

    // Several names in the place of one: a list, or further items of the list that it stands in.
    private static void Rename(Document document, Slot slot, IReadOnlyList<string> names, List<TextEdit> edits)
    {
        var replacement = new Replacement(new TextStyle(document));
        if (slot.Key is null)
        {
            replacement.AddItems(slot, names, edits);
            return;
        }

        var items = new List<Node>(names.Count);
        foreach (var name in names)
            items.Add(Text(name));
        replacement.Add(slot, items.Count == 1 ? items[0] : new ListNode(items, default), edits);
    }

    private static ListNode? Written(Document document, string? logicalId)
    {
        var owner = document.Root as MapNode;
        if (logicalId is not null)
            owner = (owner?.Find("Resources") as MapNode)?.Find(logicalId) as MapNode;
        return ((owner?.Find("Metadata") as MapNode)?.Find(PolicyLintMetadata.Key) as MapNode)?.Find("Suppress") as ListNode;
    }

    // A suppression without its rule is none, and an empty list of them says nothing.
    private static bool GoesWithItsOwner(Slot slot)
    {
        if (slot.Key is { } key && (key.Text == "id" || string.Equals(key.Text, "Rule", StringComparison.OrdinalIgnoreCase)))
            return true;
        return slot.Key?.Text != "Metadata" && Removal.Count(slot.Container) == 1;
    }

    private static List<Slot> PathTo(Document document, SourceSpan place)
    {
        var path = NodePath.To(document.Root, place) ?? throw new EditRefusal("it is not written where it counts");
        var shared = new SharedNodes(document);
        foreach (var slot in path)
        {
            if (shared.Contains(slot.Value))
                throw new EditRefusal("other places share it through an anchor");
        }

        return path;
    }

    private static bool IsComment(SourceSpan place) => place.Start < place.File.Text.Length && place.File.Text[place.Start] == '#';

    private static ScalarNode Text(string text) => new(ScalarKind.String, text, default);
}
