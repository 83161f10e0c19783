using PolicyLint.Model;

namespace PolicyLint.Cli.Judging;

/// <summary>The scenario in which everything undecided is what it most likely is: parameters have their defaults.</summary>
internal sealed class LikeliestScenario : IScenario
{
    public static readonly LikeliestScenario Instance = new();

    private LikeliestScenario()
    {
    }

    public int Choose(Variable variable) => 0;
}
