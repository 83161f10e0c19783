using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace PolicyLint.Rules.Tests.Rewritings;

/// <summary>Rules that may judge differently what is rewritten so.</summary>
/// <param name="Rewriting">The name of the rewriting.</param>
/// <param name="What">A rule's id, or a word of the rule language: then all rules that use it.</param>
/// <param name="Because">Why that is right.</param>
internal sealed record RewritingException(string Rewriting, string What, string Because)
{
    private const string NamedPartition = "it asks about ARNs of the partition aws, and only a deployment knows whether that is the one";
    private const string EachStatement = "it asks each statement for the action that belongs beside another";
    private const string Conclusion = "it draws its conclusion from what other rules come to, of which some are excepted, and some apply that did not before";
    private const string Source = "it asks where a credential comes from, which every reference tells";
    private const string Written = "it asks what the source holds, and what comes from elsewhere is surely not in it";
    private const string NamelessTag = "a tag sets a parameter of rules by its name, and one whose name is not known sets none";

    // The rules' files are read once; they are what the shipped rules are made of.
    private static readonly Lazy<Dictionary<string, string>> Texts = new(static () => ShippedRules.All.ToDictionary(
        rule => rule.Id, rule => File.ReadAllText(Path.ChangeExtension(ShippedRules.Folder.PagePathOf(rule), ".rule.json")), StringComparer.Ordinal));

    /// <summary>All exceptions. Each is needed: tests say so.</summary>
    public static IReadOnlyList<RewritingException> All { get; } =
    [
        new(RewritingTable.Partition, "PL1512", NamedPartition),
        new(RewritingTable.Partition, "PL1514", NamedPartition),
        new(RewritingTable.Partition, "PL1767", NamedPartition),
        new(RewritingTable.Partition, "PL2601", NamedPartition),
        new(RewritingTable.Partition, "PL2617", NamedPartition),
        new(RewritingTable.Partition, "PL2702", NamedPartition),
        new(RewritingTable.ByName, "PL1508", "a text that names no key of the template may well name one outside of it"),
        new(RewritingTable.ByAction, "PL1515", EachStatement),
        new(LessKnown.Parameters, "plaintextSecret", Source),
        new(LessKnown.Parameters, "fromSecretsManager", Source),
        new(LessKnown.Parameters, "looksLikeSecret", Written),
        new(LessKnown.Imports, "looksLikeSecret", Written),
        new(LessKnown.Parameters, "PL1705", NamelessTag),
        new(LessKnown.Imports, "PL1705", NamelessTag),
        new(LessKnown.Macros, "PL1705", NamelessTag),
        new(LessKnown.Parameters, "PL2501", NamelessTag),
        new(LessKnown.Imports, "PL2501", NamelessTag),
        new(LessKnown.Macros, "PL2501", NamelessTag),
        new(LessKnown.Parameters, "PL2702", Conclusion),
        new(LessKnown.Imports, "PL2702", Conclusion),
        new(LessKnown.Macros, "PL2702", Conclusion),
        new(LessKnown.ValueOrAnother, "PL2702", Conclusion),
    ];

    /// <summary>The exception for the rule under the rewriting; null where it must hold.</summary>
    public static RewritingException? Find(Rewriting rewriting, string rule)
    {
        foreach (var exception in All)
        {
            if (exception.Rewriting == rewriting.Name && exception.Covers(rule))
                return exception;
        }

        return null;
    }

    private bool Covers(string rule) =>
        What == rule || (Texts.Value.TryGetValue(rule, out var text) && text.Contains("\"" + What + "\"", StringComparison.Ordinal));
}
