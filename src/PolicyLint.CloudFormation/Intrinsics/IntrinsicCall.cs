using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.CloudFormation.Intrinsics;

/// <summary>An intrinsic function as it was written, and the means to answer it.</summary>
internal sealed class IntrinsicCall(Lowering lowering, string name, Node argument, SourceSpan span)
{
    private bool _isDeferred;

    public Lowering Lowering { get; } = lowering;

    public Template Template => Lowering.Template;

    public string Name { get; } = name;

    public Node Argument { get; } = argument;

    /// <summary>The whole call.</summary>
    public SourceSpan Span { get; } = span;

    /// <summary>The value of a call that is wrong: reported once, when the template is read, and never while scenarios are run.</summary>
    public UnknownValue Malformed(string message) => Malformed(Argument.Span, message);

    public UnknownValue Malformed(SourceSpan at, string message)
    {
        if (!_isDeferred)
            Template.Report(at, message);
        return Template.WrongHere(Span, message);
    }

    /// <summary>The call's value where a reason keeps it from being computed.</summary>
    public UnknownValue Unknown(string because) => new(UnknownCause.Intrinsic, because, null, Span);

    /// <summary>The call's value where an argument is not known: its reason, at this place.</summary>
    public UnknownValue UnknownFrom(Value value) => value switch
    {
        UnknownValue unknown => Relocation.ToUnknown(Span, unknown),
        ReferenceValue reference => new UnknownValue(
            UnknownCause.Attribute,
            $"'{TextParts.Describe(reference)}' is only known after deployment",
            reference.LogicalId,
            Span),
        _ => Unknown($"{Name} depends on what is only known after deployment"),
    };

    /// <summary>The arguments if there are as many as the function takes; otherwise null, and the shape is reported.</summary>
    public IReadOnlyList<Node>? Arguments(int least, int most, string shape)
    {
        if (Argument is ListNode list && list.Items.Count >= least && list.Items.Count <= most)
            return list.Items;
        Template.Report(Argument.Span, shape);
        return null;
    }

    /// <summary>A text to put together as the call's value.</summary>
    public TextParts NewText() => new(Span, _isDeferred ? null : Template.Texts);

    /// <summary>The value of an argument that must be there.</summary>
    public Value Lower(Node node) => Lowering.Lower(node) ?? Malformed(node.Span, $"AWS::NoValue cannot be an argument of {Name}");

    /// <summary>Computes now what is decided, and in each scenario what is not.</summary>
    public Value? Compute(Func<IntrinsicCall, Sequence<Value>, Value?> compute, params Value[] arguments)
    {
        foreach (var one in arguments)
        {
            if (Resolution.IsUndecided(one))
                return new DeferredValue(new IntrinsicCall(Lowering, Name, Argument, Span) { _isDeferred = true }, compute, arguments);
        }

        return compute(this, arguments);
    }

    /// <summary>A call that is computed in each scenario, when its arguments are decided.</summary>
    private sealed class DeferredValue(IntrinsicCall call, Func<IntrinsicCall, Sequence<Value>, Value?> compute, Value[] arguments)
        : ChoiceValue(call.Span)
    {
        private Answer? _last;

        public override Value? In(IScenario scenario)
        {
            // Computed once in each scenario: calls share arguments, and shared arguments would be computed again and again.
            if (_last is { } last && ReferenceEquals(last.Scenario, scenario))
                return last.Value;
            var value = Compute(scenario);
            _last = new Answer(scenario, value);
            return value;
        }

        public override IEnumerable<Value> Alternatives => arguments;

        private Value? Compute(IScenario scenario)
        {
            var resolved = new Value[arguments.Length];
            for (var i = 0; i < arguments.Length; i++)
            {
                if (scenario.ResolveDeep(arguments[i]) is not { } value)
                    return Template.WrongHere(Span, $"AWS::NoValue cannot be an argument of {call.Name}");
                resolved[i] = value;
            }

            return compute(call, resolved);
        }

        // Replaced as a whole, so that threads see a pair that belongs together.
        private sealed record Answer(IScenario Scenario, Value? Value);
    }
}
