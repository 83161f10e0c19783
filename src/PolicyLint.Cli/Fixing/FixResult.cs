using System.Collections.Generic;
using PolicyLint.Evaluations;

namespace PolicyLint.Cli.Fixing;

/// <summary>A finding that a machine could mend by its rule, and what came of it.</summary>
/// <param name="Because">Why it was not mended; null where it was.</param>
internal sealed record FixResult(Evaluation Finding, string? Because);

/// <summary>What came of all of them.</summary>
/// <param name="LeftUnsafe">Findings that only an unsafe fix would mend, and none was asked for.</param>
internal sealed record FixSummary(IReadOnlyList<FixResult> Results, int LeftUnsafe);
