using System;
using System.Collections.Generic;
using PolicyLint.Cdk.Values;
using PolicyLint.Model;

namespace PolicyLint.Cdk.Code;

/// <summary>What has to be the case for the code at hand to run: the undecided conditions around it.</summary>
internal sealed class Guards
{
    private readonly List<Guard> _guards = [];
    private readonly Dictionary<Variable, int> _settled = [];

    public int Count => _guards.Count;

    /// <summary>True where it is not sure that the code at hand runs.</summary>
    public bool IsConditional => _guards.Exists(static g => !g.IsAssumed);

    /// <summary>Options that variables have wherever the program comes to an end.</summary>
    public IReadOnlyDictionary<Variable, int> Settled => _settled;

    public void Push(Variable variable, int index) => _guards.Add(new Guard(variable, index));

    public void Truncate(int count) => _guards.RemoveRange(count, _guards.Count - count);

    /// <summary>Takes for granted that the variable has the option, because the program makes no template where it has another: it throws there.</summary>
    public void Assume(Variable variable, int index)
    {
        if (IsConditional)
            _guards.Add(new Guard(variable, index, true));
        else
            _settled[variable] = index;
    }

    /// <summary>What has been taken for granted, and what is asked, since there were so many guards.</summary>
    public IReadOnlyList<Guard> Since(int count) => _guards.GetRange(count, _guards.Count - count);

    /// <summary>When what is made here exists; null where it always does.</summary>
    public Condition? ToCondition() => IsConditional ? new GuardCondition([.. _guards.FindAll(static g => !g.IsAssumed)]) : null;

    /// <summary>The option that the variable is known to have here; null where it is open.</summary>
    public int? Known(Variable variable)
    {
        for (var i = _guards.Count - 1; i >= 0; i--)
        {
            if (ReferenceEquals(_guards[i].Variable, variable))
                return _guards[i].Index;
        }

        return _settled.TryGetValue(variable, out var settled) ? settled : null;
    }

    /// <summary>What the value is, given the conditions around.</summary>
    public CodeValue? Settle(CodeValue? value)
    {
        while (value is EitherValue either && Known(either.Variable) is { } index)
            value = either.Alternatives[index];
        return value;
    }

    /// <summary>What the value is, given the conditions around.</summary>
    public Value? Settle(Value? value)
    {
        while (value is CodeChoice choice && Known(choice.Variable) is { } index)
            value = choice.Options[index];
        return value;
    }

    /// <summary>What stands somewhere after a new value was written there, given the conditions around.</summary>
    public Value? Write(Value? written, Value? before)
    {
        if ((written ?? before)?.Span is not { } span)
            return null;
        var result = written;
        for (var i = _guards.Count - 1; i >= 0; i--)
        {
            var guard = _guards[i];
            if (guard.IsAssumed)
                continue;
            var options = new Value?[guard.Variable.Options.Count];
            for (var option = 0; option < options.Length; option++)
                options[option] = option == guard.Index ? result : before;
            result = new CodeChoice(guard.Variable, options, span);
        }

        return result;
    }

    /// <summary>What a variable holds after a new value was written to it here and was not written elsewhere.</summary>
    public CodeValue? Write(CodeValue? written, CodeValue? before, int from = 0)
    {
        var result = written;
        for (var i = _guards.Count - 1; i >= from; i--)
        {
            var guard = _guards[i];
            if (guard.IsAssumed)
                continue;
            var alternatives = new CodeValue?[guard.Variable.Options.Count];
            for (var option = 0; option < alternatives.Length; option++)
                alternatives[option] = option == guard.Index ? result : before;
            var span = (written ?? before)?.Span;
            if (span is null)
                return null;
            result = new EitherValue(guard.Variable, alternatives, span.Value);
        }

        return result;
    }
}

/// <summary>An option that a variable has in the code at hand.</summary>
/// <param name="IsAssumed">True where the other options end the program.</param>
internal sealed record Guard(Variable Variable, int Index, bool IsAssumed = false);

/// <summary>Holds where all the conditions around a piece of code are as it demands.</summary>
internal sealed class GuardCondition(Guard[] guards) : Condition
{
    private readonly Guard[] _guards = guards;

    /// <summary>True where this holds whenever the other does.</summary>
    public bool IsImpliedBy(GuardCondition other) => Array.TrueForAll(_guards, g => Array.IndexOf(other._guards, g) >= 0);

    public override bool Holds(IScenario scenario)
    {
        foreach (var guard in _guards)
        {
            if (scenario.Choose(guard.Variable) != guard.Index)
                return false;
        }

        return true;
    }
}

/// <summary>One of them has to hold.</summary>
internal sealed class AnyCondition(Condition left, Condition right) : Condition
{
    public override bool Holds(IScenario scenario) => left.Holds(scenario) || right.Holds(scenario);
}

/// <summary>Both have to hold.</summary>
internal sealed class BothConditions(Condition left, Condition right) : Condition
{
    public override bool Holds(IScenario scenario) => left.Holds(scenario) && right.Holds(scenario);

    public static Condition? Of(Condition? left, Condition? right) =>
        left is null ? right : right is null ? left : new BothConditions(left, right);
}
