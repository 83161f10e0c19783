using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PolicyLint.Cdk.Constructs;
using PolicyLint.Cdk.Values;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Cdk.Code;

/// <summary>Says what expressions come to, as far as the source tells.</summary>
internal sealed class Evaluator
{
    /// <summary>Expressions inside each other, through all calls, before the innermost counts as unknown: the compiler's stack is not ours to use up.</summary>
    private const int MostNesting = 400;

    private int _nesting;

    public Evaluator(Session session)
    {
        Session = session;
        Operators = new Operators(this);
        Calls = new Calls(this);
        Members = new Members(this);
        Assignments = new Assignments(this);
        Statements = new Statements(this);
        Creation = new Creation(this);
        Library = new LibraryCalls(this);
        Constructs = new ConstructEvaluator(this);
    }

    public Session Session { get; }

    public Operators Operators { get; }

    public Calls Calls { get; }

    public Members Members { get; }

    public Assignments Assignments { get; }

    public Statements Statements { get; }

    public Creation Creation { get; }

    public LibraryCalls Library { get; }

    public ConstructEvaluator Constructs { get; }

    /// <summary>What the expression comes to; null for C#'s null and for what has no value.</summary>
    public CodeValue? Evaluate(IOperation? operation, Frame frame)
    {
        if (operation is null)
            return null;
        if (operation.ConstantValue is { HasValue: true } constant)
            return Operators.Constant(operation, constant.Value);
        if (!Session.Step() || _nesting >= MostNesting)
            return Session.TooMuch(operation);
        _nesting++;
        var value = Session.Guards.Settle(Dispatch(operation, frame));
        _nesting--;
        return value;
    }

    private CodeValue? Dispatch(IOperation operation, Frame frame)
    {
        // By kind, not by type: to ask an operation for one interface after the other takes longer than most answers.
        switch (operation.Kind)
        {
            case OperationKind.Conversion:
                return Evaluate(((IConversionOperation)operation).Operand, frame);
            case OperationKind.Parenthesized:
                return Evaluate(((IParenthesizedOperation)operation).Operand, frame);
            case OperationKind.Await:
                return Evaluate(((IAwaitOperation)operation).Operation, frame);
            case OperationKind.DefaultValue or OperationKind.Discard:
                return null;
            case OperationKind.LocalReference or OperationKind.ParameterReference or OperationKind.FieldReference or OperationKind.PropertyReference
                or OperationKind.InstanceReference or OperationKind.ImplicitIndexerReference or OperationKind.ArrayElementReference or OperationKind.MethodReference:
                return Members.Read(operation, frame);
            case OperationKind.ObjectCreation:
                return Creation.Create((IObjectCreationOperation)operation, frame);
            case OperationKind.With:
                return Creation.Copy((IWithOperation)operation, frame);
            case OperationKind.ArrayCreation:
                return Creation.Array((IArrayCreationOperation)operation, frame);
            case OperationKind.ArrayInitializer:
                return Creation.Elements((IArrayInitializerOperation)operation, frame);
            case OperationKind.Invocation:
                return Calls.Invoke((IInvocationOperation)operation, frame);
            case OperationKind.ConditionalAccess:
                return Calls.Access((IConditionalAccessOperation)operation, frame);
            case OperationKind.ConditionalAccessInstance:
                return frame.FindReceiver() ?? Session.AtRunTime(operation);
            case OperationKind.AnonymousFunction:
                var lambda = (IAnonymousFunctionOperation)operation;
                return new FunctionValue(lambda.Symbol, lambda.Body, frame, frame.This, Session.SpanOf(operation));
            case OperationKind.DelegateCreation:
                return Evaluate(((IDelegateCreationOperation)operation).Target, frame);
            case OperationKind.SimpleAssignment or OperationKind.CompoundAssignment or OperationKind.CoalesceAssignment or OperationKind.Increment or OperationKind.Decrement
                or OperationKind.DeconstructionAssignment:
                return Assignments.Assign(operation, frame);
            case OperationKind.Tuple:
                return Creation.Tuple((ITupleOperation)operation, frame);
            default:
                return operation.Syntax is CollectionExpressionSyntax collection
                    ? Creation.Collection(collection, frame)
                    : Operators.Evaluate(operation, frame);
        }
    }

    /// <summary>Runs what depends on a condition: once where it is known, for each of its cases where it is not.</summary>
    public CodeValue? Fork(CodeValue? condition, IOperation at, System.Func<bool, CodeValue?> run)
    {
        condition = Session.Guards.Settle(condition);
        if (condition is PlainValue { Value: ScalarValue { Kind: ScalarKind.Boolean } known })
            return run(known.Text == "true");
        if (condition is not EitherValue either)
            either = Ask(condition, at);
        var results = new CodeValue?[either.Alternatives.Count];
        var depth = Session.Guards.Count;
        for (var i = 0; i < results.Length; i++)
        {
            Session.Guards.Push(either.Variable, i);
            results[i] = Fork(either.Alternatives[i], at, run);
            Session.Guards.Truncate(depth);
        }

        return Living(either, results) ?? Joined(either, results, at);
    }

    // Where all but one of the ways end the program, that one is the way.
    private CodeValue? Living(EitherValue either, CodeValue?[] results)
    {
        var living = -1;
        var count = 0;
        for (var i = 0; i < results.Length; i++)
        {
            if (results[i] is NeverValue { IsOrderly: false })
                continue;
            living = i;
            count++;
        }

        if (count == 0)
            return results[0];
        if (count > 1 || results.Length == 1)
            return null;
        Session.Guards.Assume(either.Variable, living);
        return Session.Guards.Settle(results[living]) ?? new PlainValue(new ScalarValue(ScalarKind.Null, "null", either.Span));
    }

    /// <summary>Both answers to a condition that is not known.</summary>
    public EitherValue Ask(CodeValue? condition, IOperation at)
    {
        var unknown = (condition as PlainValue)?.Unknown ?? Session.UnknownAt(Session.SpanOf(at), "a condition that is not followed");
        return Session.Questions.Ask(unknown, Session.Shorten(at.Syntax), Session.SpanOf(at));
    }

    private CodeValue? Joined(EitherValue either, CodeValue?[] results, IOperation at)
    {
        if (System.Array.TrueForAll(results, static r => r is NeverValue))
            return System.Array.Find(results, static r => r is NeverValue { IsOrderly: true });
        foreach (var result in results)
        {
            if (!ReferenceEquals(result, results[0]))
                return new EitherValue(either.Variable, results, Session.SpanOf(at));
        }

        return results[0];
    }

    /// <summary>The text that a value is when it becomes part of a string.</summary>
    public static Value TextOf(CodeValue? value, IOperation at, Session session) => ValueConversion.Of(value) switch
    {
        null => new ScalarValue(ScalarKind.String, "", session.SpanOf(at)),
        ScalarValue { Kind: ScalarKind.Boolean } scalar => new ScalarValue(ScalarKind.String, scalar.Text == "true" ? "True" : "False", scalar.Span),
        ScalarValue scalar => new ScalarValue(ScalarKind.String, scalar.Text, scalar.Span),
        var other and (ReferenceValue or JoinedValue or ChoiceValue or UnknownValue) => other,
        _ => Session.UnknownAt(session.SpanOf(at), "an object as text is not followed"),
    };

    /// <summary>The text where all of it is known; null otherwise.</summary>
    public static string? KnownText(CodeValue? value) => value is PlainValue { Value: ScalarValue { Kind: not ScalarKind.Null } scalar } ? scalar.Text : null;

    /// <summary>A text made of parts.</summary>
    public CodeValue Join(IReadOnlyList<Value> parts, IOperation at)
    {
        var flat = new List<Value>(parts.Count);
        var text = new System.Text.StringBuilder();
        foreach (var part in parts)
        {
            foreach (var piece in part is JoinedValue joined ? joined.Parts : new[] { part })
            {
                if (piece is ScalarValue scalar)
                {
                    text.Append(scalar.Text);
                    continue;
                }

                Flush(text, flat, at);
                flat.Add(piece);
            }
        }

        if (flat.Count == 0)
            return Session.Text(text.ToString(), at);
        Flush(text, flat, at);
        return new PlainValue(flat.Count == 1 ? flat[0] : new JoinedValue(flat, Session.SpanOf(at)));
    }

    private void Flush(System.Text.StringBuilder text, List<Value> parts, IOperation at)
    {
        if (text.Length == 0)
            return;
        parts.Add(new ScalarValue(ScalarKind.String, text.ToString(), Session.SpanOf(at)));
        text.Clear();
    }
}
