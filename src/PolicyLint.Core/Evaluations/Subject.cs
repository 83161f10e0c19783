using System;
using System.Collections.Generic;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Schemas;
using PolicyLint.Text;

namespace PolicyLint.Evaluations;

/// <summary>What rules are held against: a resource, or a template or account as a whole.</summary>
/// <param name="resource">Null for a template or account as a whole.</param>
/// <param name="value">What the schemas judge.</param>
/// <param name="place">Where a finding stands that names no place of its own.</param>
internal sealed class Subject(Resource? resource, MapValue value, SourceSpan place)
{
    public Resource? Resource { get; } = resource;

    public MapValue Value { get; } = value;

    public SourceSpan Place { get; } = place;

    /// <summary>Its own ground, once some rule found something undecided about it; null while the common one will do.</summary>
    public JudgingGround? Ground { get; set; }

    /// <summary>What the last rule judged it in; null before.</summary>
    public Scope? Scope { get; set; }

    /// <summary>True where the rule judges what the resource is made from, and has said there what it has to say: one defect, one finding.</summary>
    public bool IsJudgedAsWritten(Rule rule)
    {
        if (Resource?.MadeFrom is not { } written)
            return false;
        for (var i = 0; i < rule.ResourceTypes.Count; i++)
        {
            if (rule.ResourceTypes[i] == written.Type)
                return true;
        }

        return false;
    }

    /// <summary>The resources of the stack, written and generated, those of each type together.</summary>
    public static List<List<Subject>> ByType(Stack stack)
    {
        var all = new List<List<Subject>>();
        var byType = new Dictionary<string, List<Subject>>(StringComparer.Ordinal);
        Add(stack.Resources, all, byType);
        Add(stack.Generated, all, byType);
        return all;
    }

    private static void Add(IReadOnlyList<Resource> resources, List<List<Subject>> all, Dictionary<string, List<Subject>> byType)
    {
        for (var i = 0; i < resources.Count; i++)
        {
            if (!byType.TryGetValue(resources[i].Type, out var alike))
            {
                byType[resources[i].Type] = alike = [];
                all.Add(alike);
            }

            alike.Add(new Subject(resources[i], resources[i].Properties, resources[i].Span));
        }
    }
}
