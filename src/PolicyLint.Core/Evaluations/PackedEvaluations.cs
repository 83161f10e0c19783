using System.Collections.Generic;
using System.Text;
using PolicyLint.Model;
using PolicyLint.Rules;

namespace PolicyLint.Evaluations;

/// <summary>The evaluations of a stack while nobody looks at them: a row of numbers for each, and one text with the words of all.</summary>
/// <remarks>
/// A large run finds hundreds of thousands of things before it reports the first. As objects with paths and reasons of their own each collection would
/// move them; packed they are three objects a stack. An evaluation is made anew whenever it is asked for, and says what the one before said.
/// </remarks>
internal sealed class PackedEvaluations : IReadOnlyList<Evaluation>
{
    /// <summary>The length of a path and a reason, by and large.</summary>
    private const int UsualWords = 80;

    private readonly Stack _stack;
    private readonly Row[] _rows;
    private readonly string _words;

    /// <summary>Packs what was found in the stack.</summary>
    /// <param name="evaluations">The stack's.</param>
    /// <param name="released">Gives the stack and its resources without their properties.</param>
    public PackedEvaluations(Stack stack, IReadOnlyList<Evaluation> evaluations, ReleasedModels released)
    {
        _stack = released.Of(stack);
        _rows = new Row[evaluations.Count];
        var words = new StringBuilder(evaluations.Count * UsualWords);
        for (var i = 0; i < _rows.Length; i++)
        {
            var evaluation = evaluations[i];
            _rows[i] = IsPlain(evaluation) ? new Row(evaluation, released.Of(evaluation.Resource), words) : new Row(released.Of(evaluation));
        }

        _words = words.ToString();
    }

    public int Count => _rows.Length;

    public Evaluation this[int index] => _rows[index].Whole ?? Unpacked(_rows[index]);

    public IEnumerator<Evaluation> GetEnumerator()
    {
        for (var i = 0; i < _rows.Length; i++)
            yield return this[i];
    }

    System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();

    // What has no column of its own is kept as it is: few findings depend on a case, come from elsewhere or are accepted.
    private bool IsPlain(Evaluation evaluation) =>
        ReferenceEquals(evaluation.Span.File, _stack.File)
        && evaluation is { Scenario: null, Origin: null, OtherEnd: null, Suppressed: null, Repair: null };

    private Evaluation Unpacked(in Row row)
    {
        var reason = row.Words + row.PathLength;
        var fingerprint = reason + row.ReasonLength;
        return new Evaluation
        {
            Rule = row.Rule!,
            Stack = _stack,
            Resource = row.Resource,
            Outcome = row.Outcome,
            Severity = row.Severity,
            Span = _stack.File.Span(row.Start, row.End),
            Path = _words.Substring(row.Words, row.PathLength),
            Because = _words.Substring(reason, row.ReasonLength),
            Identity = row.FingerprintLength == 0 ? null : new FindingIdentity.Settled(_words.Substring(fingerprint, row.FingerprintLength)),
            IsSecret = row.IsSecret,
        };
    }

    /// <summary>One evaluation: its columns, or all of it.</summary>
    private readonly struct Row
    {
        public Row(Evaluation whole) => Whole = whole;

        /// <summary>Writes path, reason and fingerprint behind the words.</summary>
        public Row(Evaluation evaluation, Resource? resource, StringBuilder words)
        {
            Rule = evaluation.Rule;
            Resource = resource;
            Outcome = evaluation.Outcome;
            Severity = evaluation.Severity;
            IsSecret = evaluation.IsSecret;
            Start = evaluation.Span.Start;
            End = evaluation.Span.End;
            Words = words.Length;
            PathLength = evaluation.AppendPath(words).Length - Words;
            ReasonLength = words.Append(evaluation.Because).Length - Words - PathLength;
            FingerprintLength = words.Append(evaluation.Fingerprint).Length - Words - PathLength - ReasonLength;
        }

        public Evaluation? Whole { get; }

        public Rule? Rule { get; }

        public Resource? Resource { get; }

        public Outcome Outcome { get; }

        public Severity Severity { get; }

        public bool IsSecret { get; }

        public int Start { get; }

        public int End { get; }

        public int Words { get; }

        public int PathLength { get; }

        public int ReasonLength { get; }

        public int FingerprintLength { get; }
    }
}
