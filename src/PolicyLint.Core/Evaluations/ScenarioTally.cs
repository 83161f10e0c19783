using System;
using System.Collections.Generic;
using PolicyLint.Scenarios;
using PolicyLint.Schemas;

namespace PolicyLint.Evaluations;

/// <summary>The answers of one rule about one resource, scenario by scenario, and what they come to.</summary>
internal sealed class ScenarioTally
{
    // An array, because code for List<ScenarioAnswer> would be made anew in every process.
    private ScenarioAnswer[] _answers = new ScenarioAnswer[4];
    private int _count;

    public void Clear() => _count = 0;

    public void Add(ScenarioAnswer answer)
    {
        if (_count == _answers.Length)
            Array.Resize(ref _answers, _count * 2);
        _answers[_count++] = answer;
    }

    /// <summary>The first fail, else the first unknown, else a pass; "not applicable" only where every scenario says so.</summary>
    /// <remarks>Where no scenario is admissible the rule applies to nothing.</remarks>
    public ScenarioAnswer Worst()
    {
        var worst = default(ScenarioAnswer) with { Outcome = Outcome.NotApplicable };
        for (var i = 0; i < _count; i++)
        {
            if (Rank(_answers[i].Outcome) < Rank(worst.Outcome))
                worst = _answers[i];
        }

        return worst;
    }

    /// <summary>The choices that make it fail, without those that make no difference; null where every scenario fails.</summary>
    /// <param name="isComplete">False where there were more scenarios than were tried: then nothing may be left out.</param>
    public IReadOnlyList<ScenarioChoice>? Named(ScenarioAnswer fail, bool isComplete)
    {
        if (!isComplete)
            return fail.Scenario.Choices;
        var needed = new List<ScenarioChoice>(fail.Scenario.Choices);
        for (var i = needed.Count - 1; i >= 0; i--)
        {
            var choice = needed[i];
            needed.RemoveAt(i);
            if (!FailsWherever(needed))
                needed.Insert(i, choice);
        }

        return needed.Count == 0 ? null : needed;
    }

    private bool FailsWherever(List<ScenarioChoice> choices)
    {
        for (var i = 0; i < _count; i++)
        {
            if (_answers[i].Outcome != Outcome.Fail && !_answers[i].Contradicts(choices))
                return false;
        }

        return true;
    }

    private static int Rank(Outcome outcome) => outcome switch
    {
        Outcome.Fail => 0,
        Outcome.Unknown => 1,
        Outcome.Pass => 2,
        _ => 3,
    };
}

/// <summary>What a rule says in one scenario.</summary>
internal readonly record struct ScenarioAnswer(Outcome Outcome, Judgment Judgment, Scenario Scenario)
{
    /// <summary>True where this scenario has another option for one of the variables.</summary>
    public bool Contradicts(List<ScenarioChoice> choices)
    {
        foreach (var choice in choices)
        {
            foreach (var mine in Scenario.Choices)
            {
                if (ReferenceEquals(mine.Variable, choice.Variable) && mine.Index != choice.Index)
                    return true;
            }
        }

        return false;
    }
}
