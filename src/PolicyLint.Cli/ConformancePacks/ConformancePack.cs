using System.Collections.Generic;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Cli.ConformancePacks;

/// <summary>Who evaluates a rule of a conformance pack.</summary>
internal enum PackRuleOwner
{
    /// <summary>AWS Config itself: a managed rule.</summary>
    Managed,

    /// <summary>A Lambda function of the account's.</summary>
    CustomLambda,

    /// <summary>A policy in the language of CloudFormation Guard.</summary>
    CustomPolicy,

    /// <summary>What the pack does not say, or says in a way that only its deployment settles.</summary>
    Unknown,
}

/// <summary>A rule of somebody's conformance pack, and what stands for it here.</summary>
/// <param name="Name">The rule's name; its logical id where it has none.</param>
/// <param name="Owner">Who evaluates it.</param>
/// <param name="Identifier">The managed rule's identifier as written; null for custom rules.</param>
/// <param name="Managed">The managed rule; null where the identifier names none that is known.</param>
/// <param name="Rules">Our rules that demand the same, by id.</param>
/// <param name="Inputs">Input parameters with a known value, in the pack's order.</param>
/// <param name="Notes">What is judged otherwise here than AWS Config would, one clause each.</param>
internal sealed record PackRule(
    string Name,
    PackRuleOwner Owner,
    string? Identifier,
    ManagedRule? Managed,
    IReadOnlyList<Rule> Rules,
    IReadOnlyList<KeyValuePair<string, string>> Inputs,
    IReadOnlyList<string> Notes,
    SourceSpan Span);

/// <summary>Somebody's conformance pack as rules of ours.</summary>
/// <param name="Rules">In the pack's order.</param>
/// <param name="InForce">Our rules that stand for them, with the values that the pack's input parameters give to theirs.</param>
internal sealed record ConformancePack(SourceFile File, IReadOnlyList<PackRule> Rules, RuleSet InForce)
{
    /// <summary>How many further rules the pack has whose conditions do not hold with its parameters as they are.</summary>
    public int Absent { get; init; }

    /// <summary>How many of the pack's rules are judged here.</summary>
    public int Covered
    {
        get
        {
            var covered = 0;
            foreach (var rule in Rules)
                covered += rule.Rules.Count > 0 ? 1 : 0;
            return covered;
        }
    }
}
