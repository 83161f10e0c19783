using System.Collections.Generic;
using PolicyLint.Model;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Evaluations.Suppressions;

/// <summary>
/// Marks findings that somebody accepted, and finds what is wrong with the acceptances and whatever else metadata says to us. One
/// ledger serves a whole run and several threads.
/// </summary>
/// <param name="catalogue">All rules that a suppression may name.</param>
public sealed class SuppressionLedger(RuleCatalogue catalogue)
{
    private readonly RuleCatalogue _catalogue = catalogue;
    private readonly OtherToolsReader _otherTools = new(catalogue);

    /// <summary>The same evaluations with suppressions marked, and findings of <see cref="LedgerRules"/> among them.</summary>
    /// <param name="comments">The comments of the stack's file, each from its <c>#</c> to the end of the line; null for none.</param>
    public StackEvaluations Apply(StackEvaluations evaluated, EvaluationOptions options, IReadOnlyList<SourceSpan>? comments = null)
    {
        var stack = evaluated.Stack;
        var page = new Page(this, evaluated, options);
        page.ReadMetadata(stack.Metadata, null);
        foreach (var resource in stack.Resources)
            page.ReadMetadata(PolicyLintMetadata.Of(resource), resource);
        if (comments is { Count: > 0 })
            page.ReadComments(comments);
        return page.IsEmpty ? evaluated : page.Close();
    }

    /// <summary>Holds the rules against the stack and applies what was written, also for rules that draw conclusions from the others.</summary>
    /// <param name="options">The evaluator's.</param>
    /// <param name="comments">The comments of the stack's file; null for none.</param>
    public StackEvaluations Judge(RuleEvaluator evaluator, EvaluationOptions options, Stack stack, ResourceGraph world, IReadOnlyList<SourceSpan>? comments = null)
    {
        return IsSilent(stack, comments) ? evaluator.Evaluate(stack, world) : Accept(evaluator.Evaluate(stack, world, Accept));

        StackEvaluations Accept(StackEvaluations evaluated) => Apply(evaluated, options, comments);
    }

    // True where nothing in the stack or its comments could speak to a linter.
    private static bool IsSilent(Stack stack, IReadOnlyList<SourceSpan>? comments)
    {
        if (comments is { Count: > 0 } || stack.Metadata.Entries.Count > 0)
            return false;
        foreach (var resource in stack.Resources)
        {
            if (PolicyLintMetadata.Of(resource).Entries.Count > 0)
                return false;
        }

        return true;
    }

    /// <summary>The ledger of one stack while it is drawn up.</summary>
    private sealed class Page(SuppressionLedger ledger, StackEvaluations evaluated, EvaluationOptions options)
    {
        private readonly List<SuppressionEntry> _entries = [];
        private readonly List<Evaluation> _findings = [];
        private readonly List<Problem> _problems = [];
        private readonly List<SuppressionText> _texts = [];
        private readonly List<SuppressionUse> _faulty = [];
        private readonly List<BroadSuppression> _broad = [];

        public bool IsEmpty => _entries.Count == 0 && _faulty.Count == 0 && _findings.Count == 0 && _problems.Count == 0;

        public void ReadMetadata(MapValue metadata, Resource? resource)
        {
            if (metadata.Entries.Count == 0)
                return;
            ParameterNames.Check(metadata, ledger._catalogue, _problems.Add);
            MetadataReader.Read(metadata, _texts, _problems.Add);
            TakeTexts(resource, null);
            ledger._otherTools.ReadMetadata(metadata, resource, _entries);
        }

        public void ReadComments(IReadOnlyList<SourceSpan> comments)
        {
            var placement = new CommentPlacement(evaluated.Stack);
            foreach (var comment in comments)
            {
                var text = comment.File.Text.Substring(comment.Start, comment.End - comment.Start);
                if (CommentDirective.Read(text) is not { } directive)
                {
                    ledger._otherTools.ReadComment(text, comment, placement.Enclosing(comment), _entries);
                    continue;
                }

                var (resource, lines) = placement.Of(comment);
                if (directive.Fault is { } fault)
                    Find(new SuppressionFault(LedgerRules.UnknownRule, fault) { Repair = directive.Repair }, comment, resource);
                foreach (var rule in directive.Rules)
                    _texts.Add(new SuppressionText(rule, directive.Reason, directive.Until, null, "comment", comment) { Owner = directive.Owner });
                TakeTexts(resource, lines);
            }
        }

        public StackEvaluations Close()
        {
            var marked = new List<Evaluation>(evaluated.Evaluations.Count + _findings.Count);
            var before = OutcomeCounts.Of(evaluated.Evaluations);
            foreach (var evaluation in evaluated.Evaluations)
                marked.Add(Mark(evaluation));
            FindTooBroad();
            FindUnused();
            marked.AddRange(_findings);
            marked = Fingerprints.Numbered(marked);
            marked.Sort(EvaluationOrder.Compare);
            return evaluated with
            {
                Evaluations = marked,
                Suppressions = Uses(),
                Counts = evaluated.Counts - before + OutcomeCounts.Of(marked),
                Problems = _problems.Count == 0 ? evaluated.Problems : [.. evaluated.Problems, .. _problems],
            };
        }

        private void TakeTexts(Resource? resource, LineRange? lines)
        {
            foreach (var text in _texts)
            {
                if (text.Fault(ledger._catalogue, options.Today?.Invoke()) is { } fault)
                {
                    if (fault.Rule == LedgerRules.TooBroad)
                        _broad.Add(new(text, fault, new(text.ToSuppression(), []) { Resource = resource, Lines = lines }));
                    else
                        Find(fault, text.Span, resource);
                    IReadOnlyList<Rule> rules = ledger._catalogue.Find(text.Rule) is { } named ? [named] : [];
                    _faulty.Add(new SuppressionUse(text.ToSuppression() with { Span = Placed(text.Span) }, resource?.LogicalId, rules, 0, fault.Because));
                }
                else
                {
                    _entries.Add(new(text.ToSuppression(), [ledger._catalogue.Find(text.Rule)!]) { Resource = resource, Lines = lines, IsOurs = true });
                }
            }

            _texts.Clear();
        }

        private Evaluation Mark(Evaluation evaluation)
        {
            if (evaluation.Outcome is not (Outcome.Fail or Outcome.Unknown))
                return evaluation;
            Suppression? first = null;
            foreach (var entry in _entries)
            {
                if (!entry.Covers(evaluation))
                    continue;
                entry.Uses++;
                first ??= entry.Suppression;
            }

            return first is null || options.IgnoresSuppressions ? evaluation : evaluation with { Suppressed = first };
        }

        // What they would accept is known once all has been judged.
        private void FindTooBroad()
        {
            foreach (var broad in _broad)
                Find(broad.Fault(evaluated.Evaluations, _entries, options.Today?.Invoke()), broad.Place.Suppression.Span, broad.Place.Resource);
        }

        // A rule that is not in force here, or that failed to run, cannot tell whether its suppression is of use.
        private void FindUnused()
        {
            foreach (var entry in _entries)
            {
                if (entry.IsUsed || !entry.IsOurs || options.Rules.Find(entry.Rules[0].Id) is null || Failed(entry.Rules[0]))
                    continue;
                Find(
                    new SuppressionFault(LedgerRules.Unused, $"there is no finding of {entry.Suppression.RuleId} here to accept") { Repair = new(entry.Suppression.RuleId, []) },
                    entry.Suppression.Span,
                    entry.Resource);
            }
        }

        private List<SuppressionUse> Uses()
        {
            var uses = new List<SuppressionUse>(_faulty);
            foreach (var entry in _entries)
                uses.Add(new SuppressionUse(entry.Suppression with { Span = Placed(entry.Suppression.Span) }, entry.Resource?.LogicalId, entry.Rules, entry.Uses, null));
            return uses;
        }

        private SourceSpan Placed(SourceSpan span) => span.File is null ? evaluated.Stack.File.Span(0, 0) : span;

        private bool Failed(Rule rule)
        {
            foreach (var error in evaluated.InternalErrors)
            {
                if (error.RuleId == rule.Id)
                    return true;
            }

            return false;
        }

        private void Find(SuppressionFault fault, SourceSpan span, Resource? resource)
        {
            if (options.Rules.Find(fault.Rule.Id) is not { } inForce)
                return;
            _findings.Add(new Evaluation
            {
                Rule = inForce,
                Stack = evaluated.Stack,
                Resource = resource,
                Outcome = Outcome.Fail,
                Severity = inForce.Severity,
                Span = Placed(span),
                Because = fault.Because,
                Repair = fault.Repair,
                Identity = Fingerprints.Of(inForce, evaluated.Stack, resource, fault.Because),
            });
        }
    }
}
