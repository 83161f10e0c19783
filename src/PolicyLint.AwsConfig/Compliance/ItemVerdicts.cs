using System.Collections.Generic;
using PolicyLint.AwsConfig.Items;
using PolicyLint.Evaluations;

namespace PolicyLint.AwsConfig.Compliance;

/// <summary>What the rules say of one item, or of an account as a whole.</summary>
/// <param name="Item">Whom it is about; for an account its type is <see cref="AccountType"/> and its id the account's.</param>
/// <param name="Evaluations">Every rule's answer, passes as well, by rule id. Some may be about a companion, such as a bucket's policy.</param>
public sealed record ItemVerdicts(ItemIdentity Item, IReadOnlyList<Evaluation> Evaluations)
{
    /// <summary>AWS Config's type of an account as a whole.</summary>
    public const string AccountType = "AWS::::Account";
}
