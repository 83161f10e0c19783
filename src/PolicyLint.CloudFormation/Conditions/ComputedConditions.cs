using PolicyLint.Model;

namespace PolicyLint.CloudFormation.Conditions;

/// <summary><c>Fn::And</c>.</summary>
internal sealed class AllOf(Condition[] parts) : Condition
{
    public override bool Holds(IScenario scenario)
    {
        foreach (var part in parts)
        {
            if (!part.Holds(scenario))
                return false;
        }

        return true;
    }
}

/// <summary><c>Fn::Or</c>.</summary>
internal sealed class AnyOf(Condition[] parts) : Condition
{
    public override bool Holds(IScenario scenario)
    {
        foreach (var part in parts)
        {
            if (part.Holds(scenario))
                return true;
        }

        return false;
    }
}

/// <summary><c>Fn::Not</c>.</summary>
internal sealed class Negation(Condition part) : Condition
{
    public override bool Holds(IScenario scenario) => !part.Holds(scenario);
}

/// <summary>A question that only the deployment answers; the same question always has the same answer.</summary>
internal sealed class FreeCondition(Variable variable) : Condition
{
    public override bool Holds(IScenario scenario) => scenario.Choose(variable) == 0;

    public static Variable Question(string name, string whenTrue, string whenFalse) =>
        new(name, [new VariableOption("true", whenTrue), new VariableOption("false", whenFalse)]);
}

/// <summary>A condition with a name, answered once in each scenario: conditions share parts, and shared parts would be asked again and again.</summary>
internal sealed class NamedCondition(Condition meaning) : Condition
{
    private Answer? _last;

    public override bool Holds(IScenario scenario)
    {
        if (_last is { } last && ReferenceEquals(last.Scenario, scenario))
            return last.Holds;
        var holds = meaning.Holds(scenario);
        _last = new Answer(scenario, holds);
        return holds;
    }

    // Replaced as a whole, so that threads see a pair that belongs together.
    private sealed class Answer(IScenario scenario, bool holds)
    {
        public IScenario Scenario { get; } = scenario;

        public bool Holds { get; } = holds;
    }
}
