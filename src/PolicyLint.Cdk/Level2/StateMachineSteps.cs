using System;
using System.Collections.Generic;
using PolicyLint.Cdk.Code;
using PolicyLint.Cdk.Constructs;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Level2;

/// <summary>The steps of a state machine: they make no resources, and the machine's role gets the permissions that they need.</summary>
internal sealed class StateMachineSteps(Session session)
{
    private const string Namespace = "aws_stepfunctions";
    private const string Tasks = "aws_stepfunctions_tasks.";
    private const string Fragment = "aws_stepfunctions.StateMachineFragment";

    private readonly HashSet<CodeValue> _met = [];
    private readonly List<ConstructValue> _steps = [];
    private UnknownValue? _open;

    /// <summary>True for values whose methods put steps one after the other.</summary>
    public static bool IsStep(CodeValue? value) => value switch
    {
        ConstructValue construct => ConstructNames.IsState(construct.ClassName),
        LibraryValue library => library.TypeName.StartsWith(Namespace, StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>A method of a step or chain was called: whatever it was given is reached from there.</summary>
    /// <returns>The chain so far.</returns>
    public static LibraryValue Link(CodeValue step, string method, IReadOnlyList<Slot> arguments, SourceSpan span, Session session)
    {
        var chain = new LibraryValue("aws_stepfunctions.Chain", method, arguments, span) { Receiver = step };
        for (var at = step; at is not null; at = (at as LibraryValue)?.Receiver ?? (at as LibraryValue)?.Argument(0))
        {
            if (at is not ConstructValue first)
                continue;
            if (!session.Steps.TryGetValue(first, out var linked))
                session.Steps[first] = linked = [];
            linked.Add(chain);
            break;
        }

        return chain;
    }

    /// <summary>Gives the machine's role what the steps need that are reached from the definition.</summary>
    /// <param name="effects">Runs what a table says of a step.</param>
    /// <param name="unknown">Called with the reason where not all of it is known.</param>
    public void Grant(CodeValue? definition, Action<Documents.ListNode, CodeValue?> effects, Action<UnknownValue> unknown)
    {
        Reach(definition);
        foreach (var step in _steps)
        {
            if (Level2Table.Shipped.Binding(step.ClassName) is { } needed)
                effects(needed, step.Properties);
            else if (step.ClassName.StartsWith(Tasks, StringComparison.Ordinal) || step.ClassName == "aws_stepfunctions.DistributedMap")
                _open ??= Session.UnknownAt(step.IdSpan, "which permissions the step needs is not followed");
        }

        if (_open is not null)
            unknown(_open);
    }

    private void Reach(CodeValue? from)
    {
        if (from is null || !_met.Add(from))
            return;
        switch (from)
        {
            case ConstructValue construct:
                ReachStep(construct);
                break;
            case LibraryValue library:
                Reach(library.Receiver);
                foreach (var argument in library.Arguments)
                    Reach(argument.Value);
                break;
            case SequenceValue sequence:
                _open ??= sequence.OpenBecause;
                foreach (var item in sequence.Items)
                    Reach(item);
                break;
            case EitherValue either:
                _open ??= Session.UnknownAt(either.Span, "which steps there are depends on a condition");
                break;
            case PlainValue { Unknown: { } lost }:
                _open ??= lost;
                break;
            case ObjectValue:
                _open ??= Session.UnknownAt(from.Span, "which steps there are is not followed");
                break;
        }
    }

    private void ReachStep(ConstructValue construct)
    {
        if (construct.ClassName == Fragment)
        {
            foreach (var member in construct.Members.Values)
            {
                if (IsStep(member))
                    Reach(member);
            }

            return;
        }

        if (!ConstructNames.IsState(construct.ClassName))
            return;
        _steps.Add(construct);
        if (!session.Steps.TryGetValue(construct, out var linked))
            return;
        foreach (var chain in linked)
            Reach(chain);
    }
}
