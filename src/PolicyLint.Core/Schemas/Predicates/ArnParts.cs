using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Schemas.Predicates;

/// <summary>The parts of an ARN, as a map with the keys Partition, Service, Region, Account and Resource, satisfy a schema.</summary>
/// <remarks>
/// What is the deployment's own (<c>AWS::Partition</c>, <c>AWS::Region</c>, <c>AWS::AccountId</c>) is not set in the map. Any other part that is not
/// written out is what stands in its place: a reference, an unknown, or a text of which a piece is known.
/// </remarks>
/// <param name="parts">Judged on the map. What is no ARN fails.</param>
public sealed class ArnParts(Schema parts) : Assertion
{
    public static readonly Keyword Word = new(
        "arn",
        Operands.Schema,
        "The text is an ARN, whose parts satisfy the schema: a map of Partition, Service, Region, Account and Resource, without those that are the deployment's own.")
    {
        Compile = static (node, context) => new ArnParts(context.CompileChild(node)),
    };

    private static readonly string[] Names = ["Partition", "Service", "Region", "Account", "Resource"];

    public override string Phrase => "be an ARN";

    protected override Judgment JudgeKnown(Value value, Scope scope) =>
        value is ScalarValue scalar ? Judge(value, new Value[] { scalar }, scope) : scope.Fail(value, "must be an ARN");

    protected override Judgment JudgeJoined(JoinedValue value, Scope scope) => Judge(value, value.Parts, scope);

    private Judgment Judge(Value value, Sequence<Value> pieces, Scope scope)
    {
        if (pieces.Count == 0 || scope.Resolve(pieces[0]) is not ScalarValue first)
            return scope.Unknown(value, "parts of the text are only known after deployment");
        if (!first.Text.StartsWith("arn:", StringComparison.Ordinal))
            return scope.Fail(value, "must be an ARN");
        var split = Split(pieces, value, scope);
        if (split.Count < Names.Length)
            return pieces.Count > 1 ? scope.Unknown(value, "parts of the text are only known after deployment") : scope.Fail(value, "must be an ARN");
        var entries = new PropertyEntries(Names.Length);
        for (var i = 0; i < Names.Length; i++)
        {
            if (split[i] is not ReferenceValue { IsPseudoParameter: true })
                entries.Add(new PropertyEntry(Names[i], value.Span, split[i]));
        }

        var judgment = parts.Judge(new MapValue(entries.ToArray(), value.Span), scope);
        return judgment.Verdict switch
        {
            Verdict.Pass => Judgment.Pass,
            Verdict.Fail => scope.Fail(value, judgment.Because),
            _ => scope.Unknown(value, judgment.Because),
        };
    }

    // At most five parts behind "arn:"; the last may hold further colons. A piece that is not known is taken to hold none.
    private static List<Value> Split(Sequence<Value> pieces, Value whole, Scope scope)
    {
        var split = new List<Value>(Names.Length);
        var part = new List<Value>();
        for (var i = 0; i < pieces.Count; i++)
        {
            if (scope.Resolve(pieces[i]) is not { } piece)
                continue;
            if (piece is not ScalarValue scalar)
            {
                part.Add(piece);
                continue;
            }

            var start = i == 0 ? "arn:".Length : 0;
            for (var colon = Colon(scalar.Text, start, split.Count); colon >= 0; colon = Colon(scalar.Text, start, split.Count))
            {
                Close(scalar.Text.Substring(start, colon - start));
                start = colon + 1;
            }

            AddText(scalar.Text.Substring(start));
        }

        Close("");
        return split;

        void AddText(string text)
        {
            if (text.Length > 0)
                part.Add(new ScalarValue(Documents.ScalarKind.String, text, whole.Span) { Origin = whole.Origin });
        }

        void Close(string text)
        {
            AddText(text);
            split.Add(part.Count switch
            {
                0 => new ScalarValue(Documents.ScalarKind.String, "", whole.Span) { Origin = whole.Origin },
                1 => part[0],
                _ => new JoinedValue(part.ToArray(), whole.Span) { Origin = whole.Origin },
            });
            part.Clear();
        }
    }

    private static int Colon(string text, int start, int closed) => closed < Names.Length - 1 ? text.IndexOf(':', start) : -1;
}
