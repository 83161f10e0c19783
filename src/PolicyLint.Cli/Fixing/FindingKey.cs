using PolicyLint.Evaluations;
using PolicyLint.Rules;

namespace PolicyLint.Cli.Fixing;

/// <summary>What a finding is about, whatever its text and place: by this it is known again after an edit.</summary>
/// <remarks>A rule says one thing of a resource; the ledger may say several, told apart by their reasons.</remarks>
internal readonly record struct FindingKey(string File, string Rule, string? Resource, string? Reason)
{
    public static FindingKey Of(Evaluation finding) => new(
        finding.Stack.File.Path,
        finding.Rule.Id,
        finding.Resource?.LogicalId,
        finding.Rule.Subject == RuleSubject.Suppression ? finding.Because : null);
}
