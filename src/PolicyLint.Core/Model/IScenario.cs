using System.Collections.Generic;

namespace PolicyLint.Model;

/// <summary>What a deployment settles and the source leaves open: a parameter's value, a condition we cannot compute.</summary>
/// <param name="name">Parameter name or condition text, as the user knows it.</param>
/// <param name="options">All it may be, the likeliest (the default) first; at least one.</param>
public sealed class Variable(string name, IReadOnlyList<VariableOption> options)
{
    public string Name { get; } = name;

    public IReadOnlyList<VariableOption> Options { get; } = options;
}

/// <summary>One thing a variable may be.</summary>
/// <param name="Label">As reports write it: <c>dev</c>; for "anything else" a text such as <c>(none of 'dev', 'prod')</c>.</param>
/// <param name="Phrase">A clause for messages: <c>Environment is 'dev'</c>.</param>
public sealed record VariableOption(string Label, string Phrase);

/// <summary>An assignment of variables under which an evaluation runs.</summary>
public interface IScenario
{
    /// <summary>The index of the option that the variable has in this scenario; asking makes the variable part of it.</summary>
    int Choose(Variable variable);
}

/// <summary>A condition of the template, computed in a scenario.</summary>
public abstract class Condition
{
    public abstract bool Holds(IScenario scenario);
}

/// <summary>Which assignments can occur at all: the template's <c>Rules</c> section.</summary>
public abstract class ScenarioConstraint
{
    /// <summary>False where no deployment can have all these values together.</summary>
    /// <param name="assigned">The option index of each variable that the evaluation touched.</param>
    public abstract bool Admits(IReadOnlyDictionary<Variable, int> assigned);
}
