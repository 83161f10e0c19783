using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Code;

/// <summary>What the code asks about values it does not settle; the same question about the same value has one answer in a scenario.</summary>
internal sealed class Questions
{
    private readonly Dictionary<UnknownValue, Dictionary<string, EitherValue>> _asked = [];
    private readonly List<IReadOnlyList<Variable>> _exclusive = [];
    private readonly Dictionary<UnknownValue, List<Variable>> _equalities = [];

    /// <summary>Sets of variables of which at most one has its first option.</summary>
    public IReadOnlyList<IReadOnlyList<Variable>> Exclusive => _exclusive;

    /// <summary>Whether an unknown truth value is true.</summary>
    public EitherValue Ask(UnknownValue about, string text, SourceSpan span) =>
        Ask(about, "", text, text + " is true", text + " is false", span);

    /// <summary>Whether an unknown value equals the constant.</summary>
    public EitherValue AskEqual(UnknownValue about, string subject, string constant, SourceSpan span)
    {
        var isNew = !_asked.TryGetValue(about, out var asked) || !asked.ContainsKey("=" + constant);
        var answer = Ask(about, "=" + constant, subject + " = " + constant, $"{subject} is {constant}", $"{subject} is not {constant}", span);
        if (isNew)
        {
            if (!_equalities.TryGetValue(about, out var equalities))
                _exclusive.Add(_equalities[about] = equalities = []);
            equalities.Add(answer.Variable);
        }

        return answer;
    }

    private EitherValue Ask(UnknownValue about, string key, string name, string whenTrue, string whenFalse, SourceSpan span)
    {
        if (!_asked.TryGetValue(about, out var asked))
            _asked[about] = asked = new(StringComparer.Ordinal);
        if (!asked.TryGetValue(key, out var known))
            asked[key] = known = Answer(new Variable(name, [new VariableOption("true", whenTrue), new VariableOption("false", whenFalse)]), span);
        return known;
    }

    public static EitherValue Answer(Variable variable, SourceSpan span) => new(variable, [Truth(true, span), Truth(false, span)], span);

    private static PlainValue Truth(bool truth, SourceSpan span) => new(new ScalarValue(ScalarKind.Boolean, truth ? "true" : "false", span));
}

/// <summary>A value equals at most one constant, and no scenario is one in which the program throws.</summary>
internal sealed class ExclusiveAnswers(IReadOnlyList<IReadOnlyList<Variable>> sets, IReadOnlyDictionary<Variable, int> settled) : ScenarioConstraint
{
    public override bool Admits(IReadOnlyDictionary<Variable, int> assigned)
    {
        foreach (var answer in settled)
        {
            if (assigned.TryGetValue(answer.Key, out var index) && index != answer.Value)
                return false;
        }

        foreach (var set in sets)
        {
            var holding = 0;
            foreach (var variable in set)
            {
                if (assigned.TryGetValue(variable, out var index) && index == 0 && ++holding > 1)
                    return false;
            }
        }

        return true;
    }
}
