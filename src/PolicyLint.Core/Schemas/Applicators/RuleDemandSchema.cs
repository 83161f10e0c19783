using System.Collections.Generic;
using PolicyLint.Model;

namespace PolicyLint.Schemas;

/// <summary>The rules that come with the tool, as far as schemas have to do with them.</summary>
public interface IShippedRules
{
    /// <summary>What the rule of the id demands; null where there is none.</summary>
    RuleDemand? Demand(string id);

    /// <summary>The other tool's checks that demand the same as rules of severity error: for each rule those of which one will do, each such set once.</summary>
    IReadOnlyList<IReadOnlyList<string>> ErrorTwins(string tool);
}

/// <summary>What a shipped rule demands, for schemas that build on it.</summary>
/// <param name="When">What it applies to; null for everything of its types.</param>
/// <param name="Parameters">The names of the parameters that it reads.</param>
/// <param name="AsksOthers">True where it builds on rules itself; then nothing may build on it.</param>
public sealed record RuleDemand(Schema? When, Schema Require, IReadOnlyCollection<string> Parameters, bool AsksOthers);

/// <summary>A rule applies to the value and holds.</summary>
internal sealed class RuleDemandSchema(string id, RuleDemand demand) : Schema
{
    public override Judgment Judge(Value value, Scope scope)
    {
        var when = demand.When?.Judge(value, scope) ?? Judgment.Pass;
        return when.Verdict == Verdict.Fail
            ? scope.Missing("rule " + id + " does not apply")
            : Judgment.Least(when, demand.Require.Judge(value, scope));
    }
}
