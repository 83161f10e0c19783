using PolicyLint.Model;
using PolicyLint.Scenarios;
using PolicyLint.Schemas.Policies;

namespace PolicyLint.Evaluations;

/// <summary>The scenarios that a rule walks through, and what was read of policies in the one it is in.</summary>
/// <remarks>Subjects of which nothing is undecided share one, so that what was read for one serves the others; each other has its own.</remarks>
internal sealed class JudgingGround(ScenarioConstraint? constraint)
{
    private PolicyMemo _policies = new();
    private Scenario? _readIn;

    public ScenarioWalk Walk { get; } = new(constraint);

    /// <summary>What was read in the walk's current scenario.</summary>
    public PolicyMemo Policies
    {
        get
        {
            if (!ReferenceEquals(_readIn, Walk.Current))
                (_policies, _readIn) = (new PolicyMemo(), Walk.Current);
            return _policies;
        }
    }
}
