using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Evaluations.Suppressions;

/// <summary>
/// Reads what was written for other linters. It counts for a rule of ours that says it is the same as the other tool's check;
/// what names no such check is none of our business.
/// </summary>
/// <param name="catalogue">All rules.</param>
internal sealed class OtherToolsReader(RuleCatalogue catalogue)
{
    private static readonly char[] Blanks = [' '];
    private const string CheckovSkip = "checkov:skip=";

    private readonly RuleCatalogue _catalogue = catalogue;
    private readonly ConcurrentDictionary<string, IReadOnlyList<Rule>> _byCheck = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads metadata of a resource, or of the template where the resource is null.</summary>
    public void ReadMetadata(MapValue metadata, Resource? resource, List<SuppressionEntry> into)
    {
        foreach (var entry in metadata.Entries)
        {
            if (entry.Value is not MapValue section)
                continue;
            switch (entry.Key)
            {
                case "cfn_nag":
                case "cdk_nag":
                    ReadList(section.Find("rules_to_suppress"), entry.Key, "reason", resource, into);
                    break;
                case "checkov":
                    ReadList(section.Find("skip"), entry.Key, "comment", resource, into);
                    break;
                case "guard":
                    ReadList(section.Find("SuppressedRules"), entry.Key, "", resource, into);
                    break;
                case "cfn-lint":
                    ReadList((section.Find("config") as MapValue)?.Find("ignore_checks"), entry.Key, "", resource, into);
                    break;
            }
        }
    }

    /// <summary>Reads <c># checkov:skip=CKV_AWS_20:reason</c>, which speaks of the resource it stands in.</summary>
    public void ReadComment(string text, SourceSpan span, Resource? resource, List<SuppressionEntry> into)
    {
        var start = text.IndexOf(CheckovSkip, StringComparison.Ordinal);
        if (start < 0 || resource is null)
            return;
        var body = text.Substring(start + CheckovSkip.Length);
        var colon = body.IndexOf(':');
        var ids = colon < 0 ? body : body.Substring(0, colon);
        foreach (var id in ids.Split(','))
            Add("checkov", id.Trim(), colon < 0 ? null : body.Substring(colon + 1), span, resource, into);
    }

    private void ReadList(Value? list, string tool, string reasonKey, Resource? resource, List<SuppressionEntry> into)
    {
        if (list is not ListValue { Items: var items })
            return;
        foreach (var item in items)
        {
            if (item is ScalarValue bare)
                Add(tool, bare.Text, null, bare.Span, resource, into);
            else if (item is MapValue map && map.Find("id") is ScalarValue id)
                Add(tool, id.Text, (map.Find(reasonKey) as ScalarValue)?.Text, id.Span, resource, into);
        }
    }

    private void Add(string tool, string id, string? reason, SourceSpan span, Resource? resource, List<SuppressionEntry> into)
    {
        var rules = RulesLike(Tool(tool), id);
        if (rules.Count == 0)
            return;
        var why = string.IsNullOrWhiteSpace(reason) ? $"accepted for {tool} without a reason" : reason!.Trim();
        into.Add(new SuppressionEntry(new Suppression(id, why, null, null, tool, span), rules) { Resource = resource });
    }

    // Few checks are named, and each of them over and over.
    private IReadOnlyList<Rule> RulesLike(string tool, string check)
    {
        var key = tool + " " + check;
        if (!_byCheck.TryGetValue(key, out var known))
            _byCheck[key] = known = FindRulesLike(tool, check);
        return known;
    }

    private List<Rule> FindRulesLike(string tool, string check)
    {
        var alike = new List<Rule>();
        foreach (var rule in _catalogue.Rules)
        {
            if (rule.MayBeSameAs(check) && IsSame(rule, tool, check))
                alike.Add(rule);
        }

        return alike;
    }

    private static bool IsSame(Rule rule, string tool, string check)
    {
        foreach (var equivalent in rule.SameAs)
        {
            if (Tool(equivalent.Tool) == tool && Names(equivalent.Ids, check))
                return true;
        }

        return false;
    }

    // An id may have a name beside it, "F19 KMSKeyRotationRule": the tools take either.
    private static bool Names(IReadOnlyList<string> ids, string check)
    {
        foreach (var id in ids)
        {
            foreach (var word in id.Split(Blanks, StringSplitOptions.RemoveEmptyEntries))
            {
                if (string.Equals(word, check, StringComparison.OrdinalIgnoreCase))
                    return true;
            }
        }

        return false;
    }

    // cfn_nag and cfn-nag are one tool.
    private static string Tool(string name)
    {
        var plain = name.ToLowerInvariant().Replace("-", "").Replace("_", "");
        return plain is "cfnguard" or "cloudformationguard" ? "guard" : plain;
    }
}
