using System;
using System.Collections.Generic;
using System.Globalization;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Schemas.Predicates;

/// <summary>The world deploys an AWS Config managed rule for each shipped rule of severity error that has one that demands the same.</summary>
public sealed class DeploysErrorTwins : Schema
{
    // Above the keyword, which needs them.
    private static readonly string[] Types =
        ["AWS::Config::ConformancePack", "AWS::Config::OrganizationConformancePack", "AWS::Config::ConfigRule", "AWS::Config::OrganizationConfigRule"];

    public static readonly Keyword Word = new(
        "deploysErrorTwins",
        new KeywordOperand("true", """{ "const": true }"""),
        "Each shipped rule of severity error that AWS Config has a managed rule for has it deployed: as a rule, an organization's rule or in a conformance pack.")
    {
        NeedsGraph = true,
        Reads = Types,
        Compile = CompileTwins,
    };

    private const string Tool = "aws-config";
    private const int MostTold = 3;

    private static readonly string[] Packs = ["AWS::Config::ConformancePack", "AWS::Config::OrganizationConformancePack"];

    private readonly IShippedRules _shipped;

    private DeploysErrorTwins(IShippedRules shipped) => _shipped = shipped;

    public override Judgment Judge(Value value, Scope scope)
    {
        var deployed = new Deployed(scope);
        var missing = new List<string>();
        var twins = _shipped.ErrorTwins(Tool);
        foreach (var names in twins)
        {
            if (!deployed.HasOneOf(names))
                missing.Add(names[0]);
        }

        if (missing.Count == 0)
            return Judgment.Pass;
        if ((deployed.Doubt ?? scope.Graph.OpenFor(Types)?.Because) is { } doubt)
            return scope.Doubt(doubt);
        var told = string.Join(", ", missing.GetRange(0, Math.Min(MostTold, missing.Count))) + (missing.Count > MostTold ? " and more" : "");
        return scope.Missing($"{Text(missing.Count)} of {Text(twins.Count)} managed rules that watch what is an error here are not deployed: {told}");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static DeploysErrorTwins? CompileTwins(Node node, CompileContext context)
    {
        if (context.ShippedRules is { } shipped && context.Flag(node, "'deploysErrorTwins'"))
            return new DeploysErrorTwins(shipped);
        context.Report(node, "'deploysErrorTwins' is true, and of use in rules only");
        return null;
    }

    /// <summary>What the world deploys: identifiers, and texts of conformance packs.</summary>
    private sealed class Deployed
    {
        private readonly HashSet<string> _identifiers = new(StringComparer.Ordinal);
        private readonly List<string> _packs = [];
        private readonly Scope _scope;

        public Deployed(Scope scope)
        {
            _scope = scope;
            Add("AWS::Config::ConfigRule", "Source", "SourceIdentifier");
            Add("AWS::Config::OrganizationConfigRule", "OrganizationManagedRuleMetadata", "RuleIdentifier");
            foreach (var type in Packs)
            {
                foreach (var pack in scope.Graph.OfType(type))
                    AddPack(pack);
            }
        }

        /// <summary>Why more may be deployed than is seen; null where all is.</summary>
        public string? Doubt { get; private set; }

        public bool HasOneOf(IReadOnlyList<string> names)
        {
            foreach (var name in names)
            {
                var identifier = ManagedRuleIdentifiers.Of(name);
                if (_identifiers.Contains(identifier) || _packs.Exists(pack => Names(pack, identifier)))
                    return true;
            }

            return false;
        }

        private void Add(string type, string part, string property)
        {
            foreach (var rule in _scope.Graph.OfType(type))
            {
                if (!_scope.IsPresent(rule))
                    continue;
                var identifier = _scope.Find(rule.Properties, part) switch
                {
                    MapValue map => _scope.Find(map, property),
                    var other => other,
                };
                if (identifier is ScalarValue scalar)
                    _identifiers.Add(scalar.Text);
                else if (identifier is not null)
                    Doubt ??= $"which managed rule '{rule.LogicalId}' is, is not known";
            }
        }

        private void AddPack(Resource pack)
        {
            if (!_scope.IsPresent(pack))
                return;
            if (_scope.Find(pack.Properties, "TemplateBody") is ScalarValue body)
                _packs.Add(body.Text);
            else
                Doubt ??= $"the rules of '{pack.LogicalId}' are not in the template";
        }

        // An identifier stands alone: S3_BUCKET_LEVEL is not in S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED.
        private static bool Names(string pack, string identifier)
        {
            for (var at = pack.IndexOf(identifier, StringComparison.Ordinal); at >= 0; at = pack.IndexOf(identifier, at + 1, StringComparison.Ordinal))
            {
                var end = at + identifier.Length;
                if ((at == 0 || !IsPart(pack[at - 1])) && (end == pack.Length || !IsPart(pack[end])))
                    return true;
            }

            return false;
        }

        private static bool IsPart(char c) => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_';
    }
}
