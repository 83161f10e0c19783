using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.CloudFormation.Parameters;

/// <summary>The parameters that CloudFormation itself fills in: <c>AWS::Region</c>, <c>AWS::AccountId</c>, …</summary>
internal sealed class PseudoParameters(Template template)
{
    public const string NoValue = "AWS::NoValue";

    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "AWS::AccountId", "AWS::NotificationARNs", NoValue, "AWS::Partition", "AWS::Region", "AWS::StackId", "AWS::StackName", "AWS::URLSuffix",
    };

    private readonly Dictionary<string, Domain> _domains = new(StringComparer.Ordinal);

    public static bool IsPseudo(string name) => name.StartsWith("AWS::", StringComparison.Ordinal);

    public static bool IsKnown(string name) => Names.Contains(name);

    /// <summary>The parameter where it is used: what was supplied, or a reference that the deployment fills in.</summary>
    public Value At(string name, SourceSpan span) =>
        template.Options.Parameters.TryGetValue(name, out var supplied)
            ? Relocation.To(span, supplied.Value, new Origin(supplied.Kind, name, supplied.Value.Span))
            : new ReferenceValue(template.Stack, name, null, span);

    /// <summary>The parameter where something is decided by it: a choice of what it is compared with.</summary>
    public Value Deciding(string name, SourceSpan span)
    {
        if (template.Options.Parameters.ContainsKey(name))
            return At(name, span);
        var domain = DomainOf(name);
        return new DomainValue(
            domain,
            option => domain.TextOf(option) is { } text ? new ScalarValue(ScalarKind.String, text, span) : At(name, span),
            span);
    }

    public Domain DomainOf(string name)
    {
        if (_domains.TryGetValue(name, out var known))
            return known;
        var texts = new List<string>();
        foreach (var constant in template.Comparisons.ConstantsOf(name))
            texts.Add(constant.Text);
        var keys = template.Comparisons.KeysOf(name);
        foreach (var key in keys)
        {
            if (!texts.Contains(key.Text))
                texts.Add(key.Text);
        }

        // A region that a mapping lacks cannot be deployed to, so it is no possibility.
        return _domains[name] = Domain.Create(name, texts, isOpen: keys.Count == 0);
    }
}
