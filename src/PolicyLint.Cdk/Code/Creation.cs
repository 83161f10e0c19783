using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PolicyLint.Cdk.Constructs;

namespace PolicyLint.Cdk.Code;

/// <summary>Objects, collections and copies that expressions make.</summary>
internal sealed class Creation(Evaluator evaluator)
{
    private Session Session => evaluator.Session;

    public CodeValue? Create(IObjectCreationOperation creation, Frame frame)
    {
        if (creation.Type is not INamedTypeSymbol type || creation.Constructor is not { } constructor)
            return Session.AtRunTime(creation);
        var arguments = evaluator.Calls.Arguments(creation.Arguments, frame);
        var made = Make(type, constructor, arguments, creation, frame);
        if (creation.Initializer is { } initializer && made is not null)
            Initialize(made, initializer, frame);
        return made;
    }

    public CodeValue? Make(INamedTypeSymbol type, IMethodSymbol constructor, IReadOnlyList<Slot> arguments, IOperation at, Frame frame)
    {
        var name = Session.Jsii.Of(type);
        if (Session.Jsii.Derives(type, ConstructNames.Construct))
            return evaluator.Constructs.Create(type, constructor, arguments, at, frame);
        if (name == PolicyStatements.TypeName)
            return PolicyStatements.Make(arguments, Session.SpanOf(at));
        if (name.Length > 0)
            return IsStructure(type) ? new RecordValue(type, name, Session.SpanOf(at)) : new LibraryValue(name, "new", arguments, Session.SpanOf(at));
        if (Collections.Make(type, arguments, Session.SpanOf(at)) is { } collection)
            return collection;
        if (!IsInSource(type))
            return Session.AtRunTime(at);
        var baseName = Session.Jsii.OfBase(type);
        if (baseName.Length > 0 && IsStructure(type))
            return OfDerivedStructure(type, baseName, constructor, arguments, at, frame);
        var made = new ObjectValue(type, Session.SpanOf(at));
        evaluator.Calls.Construct(made, type, constructor, arguments, at);
        return made;
    }

    public CodeValue? Copy(IWithOperation with, Frame frame)
    {
        var source = evaluator.Evaluate(with.Operand, frame);
        CodeValue? copy = source switch
        {
            RecordValue record => record.Copy(Session.SpanOf(with)),
            ObjectValue and not ConstructValue => CopyOf((ObjectValue)source, with),
            _ => source,
        };
        if (copy is not null)
            Initialize(copy, with.Initializer, frame);
        return copy;
    }

    public CodeValue Array(IArrayCreationOperation array, Frame frame)
    {
        var sequence = new SequenceValue([], Session.SpanOf(array));
        if (array.Initializer is { } initializer)
        {
            foreach (var element in initializer.ElementValues)
                Add(sequence, evaluator.Evaluate(element, frame));
        }
        else if (array.DimensionSizes is not [{ ConstantValue: { HasValue: true, Value: 0 } }])
        {
            sequence.OpenBecause = Session.UnknownAt(sequence.Span, "the array is filled elsewhere");
        }

        return sequence;
    }

    public CodeValue Elements(IArrayInitializerOperation elements, Frame frame)
    {
        var sequence = new SequenceValue([], Session.SpanOf(elements));
        foreach (var element in elements.ElementValues)
            Add(sequence, evaluator.Evaluate(element, frame));
        return sequence;
    }

    public CodeValue Tuple(ITupleOperation tuple, Frame frame)
    {
        var sequence = new SequenceValue([], Session.SpanOf(tuple));
        foreach (var element in tuple.Elements)
            sequence.Items.Add(evaluator.Evaluate(element, frame) ?? Session.AtRunTime(element));
        return sequence;
    }

    // Older compilers have no operation for it, so it is read as written.
    public CodeValue Collection(CollectionExpressionSyntax collection, Frame frame)
    {
        var sequence = new SequenceValue([], Session.Sources.Of(collection));
        foreach (var element in collection.Elements)
        {
            if (element is ExpressionElementSyntax item)
                Add(sequence, evaluator.Evaluate(Session.OperationOf(item.Expression), frame));
            else if (element is SpreadElementSyntax spread)
                Collections.AddAll(sequence, evaluator.Evaluate(Session.OperationOf(spread.Expression), frame));
        }

        return sequence;
    }

    public void Initialize(CodeValue made, IObjectOrCollectionInitializerOperation initializer, Frame frame)
    {
        var inner = new Frame(frame.Method, frame.This, frame, frame.Depth) { Receiver = made };
        (made as RecordValue)?.Expect(initializer.Initializers.Length);
        foreach (var step in initializer.Initializers)
        {
            if (step is ISimpleAssignmentOperation or ICompoundAssignmentOperation)
                evaluator.Assignments.Assign(step, inner);
            else if (step is IMemberInitializerOperation member && evaluator.Evaluate(member.InitializedMember, inner) is { } held)
                Initialize(held, member.Initializer, inner);
            else if (step is IInvocationOperation add)
                evaluator.Calls.Invoke(add, inner);
        }
    }

    public static bool IsInSource(ISymbol symbol) => symbol.DeclaringSyntaxReferences.Length > 0;

    private static void Add(SequenceValue sequence, CodeValue? item)
    {
        if (item is not null)
            sequence.Items.Add(item);
    }

    private static ObjectValue CopyOf(ObjectValue source, IWithOperation with)
    {
        var copy = new ObjectValue(source.Type, source.Span) { OpenBecause = source.OpenBecause };
        foreach (var member in source.Members)
            copy.Members[member.Key] = member.Value;
        return with.Type is null ? source : copy;
    }

    // A class of the user's that derives from a property type is one with more members.
    private RecordValue OfDerivedStructure(
        INamedTypeSymbol type, string name, IMethodSymbol constructor, IReadOnlyList<Slot> arguments, IOperation at, Frame frame)
    {
        var record = new RecordValue(type, name, Session.SpanOf(at));
        if (evaluator.Calls.Body(constructor) is not null || frame.Depth > Session.MostCalls)
            evaluator.Calls.Run(constructor, record, null, arguments, at);
        return record;
    }

    private static bool IsStructure(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            foreach (var attribute in at.GetAttributes())
            {
                if (attribute.AttributeClass?.Name == "JsiiByValueAttribute")
                    return true;
            }
        }

        return false;
    }
}
