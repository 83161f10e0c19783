using System.Collections.Generic;
using System.Globalization;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Schemas.Waf;

namespace PolicyLint.Schemas.Predicates;

/// <summary>Every label that a rule of a web ACL asks for is added by a rule before it that lets the request go on.</summary>
public sealed class LabelsAreFed : Assertion
{
    public static readonly Keyword Word = new(
        "labelsAreFed",
        new KeywordOperand("true", """{ "const": true }"""),
        "Every label or namespace that a rule of the web ACL matches is added by an earlier rule, managed group or own group that lets the request go on.")
    {
        NeedsGraph = true,
        Reads = ["AWS::WAFv2::RuleGroup"],
        Compile = CompileFed,
    };

    protected override Judgment JudgeKnown(Value value, Scope scope)
    {
        if (value is not MapValue map)
            return scope.Unknown(value, "is not a web ACL");
        var rules = RuleOrder.Read(scope.Find(map, "Rules"), scope, out var because);
        if (because is not null)
            return scope.Unknown(because).Under("Rules");
        var walk = new Walk(rules, scope);
        var worst = Judgment.Pass;
        for (var i = 0; i < rules.Count; i++)
        {
            var judgment = walk.OfStatement(rules[i].Statement, i).Under("Statement", rules[i].Map.KeySpan("Statement"));
            worst = Judgment.Least(worst, judgment.Under("[" + rules[i].Index.ToString(CultureInfo.InvariantCulture) + "]"));
        }

        return worst.Under("Rules");
    }

    private static LabelsAreFed? CompileFed(Node node, CompileContext context)
    {
        if (context.Flag(node, "'labelsAreFed'"))
            return new LabelsAreFed();
        context.Report(node, "'labelsAreFed' is true; \"not\" says the opposite");
        return null;
    }

    /// <summary>Finds the label matches of statements, however deep, and who feeds them.</summary>
    private sealed class Walk(List<OrderedRule> rules, Scope scope)
    {
        private readonly LabelSources _sources = new(scope);

        public Judgment OfStatement(Value? value, int at)
        {
            switch (scope.Resolve(value))
            {
                case MapValue map:
                    return OfMap(map, at);
                case ListValue list:
                    var worst = Judgment.Pass;
                    for (var i = 0; i < list.Items.Count; i++)
                        worst = Judgment.Least(worst, OfStatement(list.Items[i], at).Under("[" + i.ToString(CultureInfo.InvariantCulture) + "]"));
                    return list.OpenBecause is { } open ? Judgment.Least(worst, Judgment.Unknown(open)) : worst;
                case UnknownValue unknown:
                    return Judgment.Unknown(unknown); // it may ask for a label
                default:
                    return Judgment.Pass;
            }
        }

        private Judgment OfMap(MapValue map, int at)
        {
            var worst = Judgment.Pass;
            foreach (var entry in map.Entries)
            {
                if (!entry.Key.EndsWith("Statement", System.StringComparison.Ordinal) && entry.Key != "Statements")
                    continue; // search strings and fields ask for no labels
                var judgment = entry.Key == "LabelMatchStatement" ? OfLabelMatch(scope.Resolve(entry.Value), at) : OfStatement(entry.Value, at);
                worst = Judgment.Least(worst, judgment.Under(entry.Key, entry.KeySpan));
            }

            return worst;
        }

        private Judgment OfLabelMatch(Value? match, int at)
        {
            if (match is not MapValue map)
                return match is UnknownValue unknown ? Judgment.Unknown(unknown) : Judgment.Pass;
            if (scope.Find(map, "Key") is not ScalarValue key || scope.Find(map, "Scope") is not ScalarValue kind)
                return FirstUnknown.Judge(map, scope, "the label is not known");
            return OfKey(key, kind.Text == "NAMESPACE", at).Under("Key");
        }

        private Judgment OfKey(ScalarValue key, bool isNamespace, int at)
        {
            var fed = Verdict.Fail;
            string? ends = null;
            for (var i = 0; i < at; i++)
            {
                var adds = _sources.Adds(rules[i], key.Text, isNamespace);
                var goesOn = LabelSources.GoesOn(rules[i], key.Text);
                if (adds == Verdict.Pass && goesOn == Verdict.Fail)
                    ends = rules[i].Name;
                fed = fed.Or(adds.And(goesOn));
            }

            if (fed == Verdict.Pass)
                return Judgment.Pass;
            if (fed == Verdict.Unknown)
                return Judgment.Unknown(key, $"whether an earlier rule adds '{key.Text}' is not known");
            return Judgment.Fail(key, ends is not null
                ? $"rule {ends}, which adds '{key.Text}', ends the evaluation of the requests that it labels"
                : Later(key.Text, isNamespace, at) is { } later
                    ? $"rule {later}, which adds '{key.Text}', runs after this one"
                    : $"no rule before this one adds '{key.Text}', so it never matches");
        }

        private string? Later(string key, bool isNamespace, int at)
        {
            for (var i = at; i < rules.Count; i++)
            {
                if (_sources.Adds(rules[i], key, isNamespace) == Verdict.Pass)
                    return rules[i].Name;
            }

            return null;
        }
    }
}
