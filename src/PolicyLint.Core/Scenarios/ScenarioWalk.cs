using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Scenarios;

/// <summary>Runs an evaluation once for each scenario it distinguishes, depth first, the likeliest first.</summary>
/// <remarks>
/// Forking is lazy: a variable nobody asks for is never split. The evaluation is run again from the start for each
/// branch, so it must ask in the same order when it gets the same answers.
/// <code>
/// do
/// {
///     … evaluate with walk.Current …
///     if (!walk.IsAdmissible) continue;
///     … count its verdict …
/// }
/// while (walk.Next());
/// </code>
/// </remarks>
public sealed class ScenarioWalk
{
    private readonly IReadOnlyDictionary<Variable, int>? _given;
    private ScenarioConstraint? _constraint;
    private int _runs = 1;

    /// <summary>A walk over all scenarios that the constraint admits; null admits all.</summary>
    public ScenarioWalk(ScenarioConstraint? constraint)
        : this(constraint, null)
    {
    }

    /// <summary>A walk that leaves the given variables as they are.</summary>
    public ScenarioWalk(ScenarioConstraint? constraint, IReadOnlyDictionary<Variable, int>? given)
    {
        _constraint = constraint;
        _given = given;
        Current = new Scenario(null, given);
    }

    /// <summary>The scenario of this run. Its identity is the run's: it is never used for another one once it was asked.</summary>
    public Scenario Current { get; private set; }

    /// <summary>False where no deployment can have what this run came to assume. To be asked after the run.</summary>
    public bool IsAdmissible =>
        _constraint is null || Current.Assigned is not { } assigned || _constraint.Admits(assigned);

    /// <summary>True where more scenarios exist than <see cref="DocumentLimits.Scenarios"/>, so that some were never run.</summary>
    public bool WasCutOff { get; private set; }

    /// <summary>Goes on to the next scenario; false where there is none or the limit is reached.</summary>
    public bool Next()
    {
        var choices = Current.Choices;
        var last = choices.Count - 1;
        while (last >= 0 && choices[last].Index + 1 >= choices[last].Variable.Options.Count)
            last--;
        if (last < 0)
            return false;
        if (_runs == DocumentLimits.Scenarios)
        {
            WasCutOff = true;
            return false;
        }

        var script = new int[last + 1];
        for (var i = 0; i < last; i++)
            script[i] = choices[i].Index;
        script[last] = choices[last].Index + 1;
        Current = new Scenario(script, _given);
        _runs++;
        return true;
    }

    /// <summary>Starts anew for another evaluation, without allocation where the last one never asked.</summary>
    public void Restart(ScenarioConstraint? constraint)
    {
        if (_runs > 1 || Current.Assigned is not null)
            Current = new Scenario(null, _given);
        _constraint = constraint;
        _runs = 1;
        WasCutOff = false;
    }
}
