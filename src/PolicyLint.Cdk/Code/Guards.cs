using System.Collections.Generic;
using PolicyLint.Model;

namespace PolicyLint.Cdk.Code;

/// <summary>What has to be the case for the code at hand to run: the undecided conditions around it.</summary>
internal sealed class Guards
{
    private readonly List<Guard> _guards = [];

    public int Count => _guards.Count;

    public void Push(Variable variable, int index) => _guards.Add(new Guard(variable, index));

    public void Truncate(int count) => _guards.RemoveRange(count, _guards.Count - count);

    /// <summary>When what is made here exists; null where it always does.</summary>
    public Condition? ToCondition() => _guards.Count == 0 ? null : new GuardCondition(_guards.ToArray());

    /// <summary>The option that the variable is known to have here; null where it is open.</summary>
    public int? Known(Variable variable)
    {
        for (var i = _guards.Count - 1; i >= 0; i--)
        {
            if (ReferenceEquals(_guards[i].Variable, variable))
                return _guards[i].Index;
        }

        return null;
    }

    /// <summary>What the value is, given the conditions around.</summary>
    public CodeValue? Settle(CodeValue? value)
    {
        while (value is EitherValue either && Known(either.Variable) is { } index)
            value = either.Alternatives[index];
        return value;
    }

    /// <summary>What a variable holds after a new value was written to it here and was not written elsewhere.</summary>
    public CodeValue? Write(CodeValue? written, CodeValue? before, int from = 0)
    {
        var result = written;
        for (var i = _guards.Count - 1; i >= from; i--)
        {
            var guard = _guards[i];
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

internal readonly record struct Guard(Variable Variable, int Index);

/// <summary>Holds where all the conditions around a piece of code are as it demands.</summary>
internal sealed class GuardCondition(Guard[] guards) : Condition
{
    public override bool Holds(IScenario scenario)
    {
        foreach (var guard in guards)
        {
            if (scenario.Choose(guard.Variable) != guard.Index)
                return false;
        }

        return true;
    }
}

/// <summary>Both have to hold.</summary>
internal sealed class BothConditions(Condition left, Condition right) : Condition
{
    public override bool Holds(IScenario scenario) => left.Holds(scenario) && right.Holds(scenario);

    public static Condition? Of(Condition? left, Condition? right) =>
        left is null ? right : right is null ? left : new BothConditions(left, right);
}
