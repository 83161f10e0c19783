using System;
using System.Collections.Generic;
using PolicyLint.CloudFormation.Parameters;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.CloudFormation.Conditions;

/// <summary>Turns condition functions into conditions that a scenario answers.</summary>
internal sealed class ConditionCompiler(Template template, ConditionTable table)
{
    private readonly Dictionary<string, Variable> _questions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Domain> _domains = new(StringComparer.Ordinal);

    public Condition Compile(Node node)
    {
        if (node is not MapNode { Entries: [var only] })
            return Malformed(node, "a condition is one of Fn::Equals, Fn::And, Fn::Or, Fn::Not and Condition");
        switch (only.Key.Text)
        {
            case "Fn::Equals":
                return CompileEquals(only.Value);
            case "Fn::And":
                return Parts(only) is { } all ? new AllOf(all) : Free(node);
            case "Fn::Or":
                return Parts(only) is { } any ? new AnyOf(any) : Free(node);
            case "Fn::Not":
                return CompileNot(only.Value);
            case "Condition":
                return only.Value is ScalarNode name
                    ? table.Find(name.Text, name.Span)
                    : Malformed(only.Value, "Condition takes the name of a condition");
            case "Fn::Contains":
                return CompileContains(only.Value);
            case "Fn::EachMemberEquals" or "Fn::EachMemberIn" or "Fn::Transform":
                return Free(node); // about lists that only the deployment knows
            default:
                return Malformed(node, $"'{only.Key.Text}' is not a condition function");
        }
    }

    private Condition CompileNot(Node argument) =>
        argument is ListNode { Items: [var part] }
            ? new Negation(Compile(part))
            : Malformed(argument, "Fn::Not takes a list with one condition");

    private Condition[]? Parts(MapEntry call)
    {
        if (call.Value is not ListNode { Items.Count: >= 1 } list)
        {
            template.Report(call.Value.Span, $"{call.Key.Text} takes a list of conditions");
            return null;
        }

        var parts = new Condition[list.Items.Count];
        for (var i = 0; i < parts.Length; i++)
            parts[i] = Compile(list.Items[i]);
        return parts;
    }

    private Condition CompileEquals(Node argument) =>
        argument is ListNode { Items: [var left, var right] }
            ? Equal(left, right)
            : Malformed(argument, "Fn::Equals takes a list of two values");

    private Condition CompileContains(Node argument)
    {
        if (argument is not ListNode { Items: [var any, var value] })
            return Malformed(argument, "Fn::Contains takes a list of strings and a string");
        if (any is not ListNode list || list.Items.Count == 0)
            return Free(argument);
        var parts = new Condition[list.Items.Count];
        for (var i = 0; i < parts.Length; i++)
            parts[i] = Equal(value, list.Items[i]);
        return new AnyOf(parts);
    }

    private Equality Equal(Node left, Node right)
    {
        var question = Question(NodeText.Of(left), NodeText.Of(right));
        return new Equality(Operand(left), Operand(right), question);
    }

    private EqualityOperand Operand(Node node)
    {
        var value = template.Lowering.LowerDeciding(node) ?? Template.WrongHere(node.Span, "AWS::NoValue cannot be compared");
        return new EqualityOperand(value, node is ScalarNode ? null : DomainOf(node));
    }

    // The same expression has the same domain wherever it is compared, so that it never is two things at once.
    private Domain DomainOf(Node node)
    {
        var text = NodeText.Of(node);
        if (node is MapNode { Entries: [{ Key.Text: "Ref" }] })
        {
            if (template.Parameters.Find(text)?.Domain is { } ofParameter)
                return ofParameter;
            if (PseudoParameters.IsPseudo(text))
                return template.Pseudo.DomainOf(text);
        }

        if (_domains.TryGetValue(text, out var known))
            return known;
        var constants = new List<string>();
        foreach (var constant in template.Comparisons.ConstantsOf(text))
            constants.Add(constant.Text);
        return _domains[text] = Domain.Create(text, constants, isOpen: true);
    }

    private Variable Question(string left, string right)
    {
        // Equality has no order, and neither has its name.
        if (string.CompareOrdinal(left, right) > 0)
            (left, right) = (right, left);
        var name = left + " = " + right;
        if (_questions.TryGetValue(name, out var known))
            return known;
        left = Domain.Shorten(left);
        right = Domain.Shorten(right);
        return _questions[name] = FreeCondition.Question(name, $"{left} equals {right}", $"{left} does not equal {right}");
    }

    private FreeCondition Malformed(Node node, string message)
    {
        if (template.Transforms.OpenBecause is null)
            template.Report(node.Span, message);
        return Free(node);
    }

    private FreeCondition Free(Node node)
    {
        var text = NodeText.Of(node);
        if (!_questions.TryGetValue(text, out var question))
        {
            var shown = Domain.Shorten(text);
            _questions[text] = question = FreeCondition.Question(text, $"{shown} holds", $"{shown} does not hold");
        }

        return new FreeCondition(question);
    }
}
