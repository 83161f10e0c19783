using System.Collections.Generic;
using PolicyLint.Model;

namespace PolicyLint.Scenarios;

/// <summary>A variable and what it is in a scenario.</summary>
public sealed record ScenarioChoice(Variable Variable, int Index)
{
    public VariableOption Option => Variable.Options[Index];
}

/// <summary>One run's assignment of the variables that the evaluation asks for, in the order it asks.</summary>
/// <remarks>An evaluation that never asks costs nothing: lists are made at the first question.</remarks>
public sealed class Scenario : IScenario
{
    private readonly int[]? _script;
    private readonly IReadOnlyDictionary<Variable, int>? _given;
    private Dictionary<Variable, int>? _assigned;
    private List<ScenarioChoice>? _choices;

    /// <summary>A run that replays a script and then takes first options.</summary>
    /// <param name="script">The options to take for the first questions; later ones get the first option. Null for none.</param>
    /// <param name="given">Variables that are settled beforehand and are no decisions of this run.</param>
    internal Scenario(int[]? script, IReadOnlyDictionary<Variable, int>? given = null)
    {
        _script = script;
        _given = given;
    }

    /// <summary>False while nothing was decided in this run.</summary>
    public bool HasChoices => _choices is not null;

    /// <summary>What was decided in this run, in the order it was asked.</summary>
    public IReadOnlyList<ScenarioChoice> Choices => _choices ?? (IReadOnlyList<ScenarioChoice>)[];

    /// <summary>The option of each decided variable; null where none was asked for.</summary>
    internal IReadOnlyDictionary<Variable, int>? Assigned => _assigned;

    public int Choose(Variable variable)
    {
        if (variable.Options.Count == 1)
            return 0;
        if (_given is not null && _given.TryGetValue(variable, out var settled))
            return settled;
        _assigned ??= [];
        _choices ??= [];
        if (_assigned.TryGetValue(variable, out var known))
            return known;
        var index = _script is not null && _choices.Count < _script.Length ? _script[_choices.Count] : 0;
        _assigned[variable] = index;
        _choices.Add(new ScenarioChoice(variable, index));
        return index;
    }
}
