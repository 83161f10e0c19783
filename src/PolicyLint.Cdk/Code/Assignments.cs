using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PolicyLint.Cdk.Values;

namespace PolicyLint.Cdk.Code;

/// <summary>What is written to variables, members and elements.</summary>
internal sealed class Assignments(Evaluator evaluator)
{
    private Session Session => evaluator.Session;

    public CodeValue? Assign(IOperation operation, Frame frame)
    {
        switch (operation)
        {
            case ISimpleAssignmentOperation simple:
                var value = ValueConversion.At(evaluator.Evaluate(simple.Value, frame), Session.SpanOf(simple.Value));
                Write(simple.Target, value, frame, Session.Sources.Of(NameOf(simple.Target)));
                return value;
            case ICoalesceAssignmentOperation coalesce:
                return Coalesce(coalesce, frame);
            case ICompoundAssignmentOperation compound:
                return Compound(compound, frame);
            case IIncrementOrDecrementOperation increment:
                return Increment(increment, frame);
            case IDeconstructionAssignmentOperation deconstruction:
                var whole = evaluator.Evaluate(deconstruction.Value, frame);
                Deconstruct(deconstruction.Target, whole, frame);
                return whole;
            default:
                Forget(operation, frame);
                return Session.AtRunTime(operation);
        }
    }

    /// <summary>Makes everything that the operation writes to unknown.</summary>
    public void Forget(IOperation operation, Frame frame)
    {
        foreach (var inner in operation.DescendantsAndSelf())
        {
            var target = inner switch
            {
                IAssignmentOperation assignment => assignment.Target,
                IIncrementOrDecrementOperation increment => increment.Target,
                _ => null,
            };
            if (target is ILocalReferenceOperation or IFieldReferenceOperation { Field.IsStatic: false })
                Write(target, Session.AtRunTime(target), frame, Session.SpanOf(target));
        }
    }

    private void Deconstruct(IOperation target, CodeValue? value, Frame frame)
    {
        switch (target)
        {
            case IDeclarationExpressionOperation declaration:
                Deconstruct(declaration.Expression, value, frame);
                return;
            case ITupleOperation tuple:
                for (var i = 0; i < tuple.Elements.Length; i++)
                    Deconstruct(tuple.Elements[i], Part(value, i, tuple), frame);
                return;
            case not IDiscardOperation:
                Write(target, value, frame, Session.SpanOf(target));
                return;
        }
    }

    private CodeValue? Part(CodeValue? whole, int index, ITupleOperation tuple)
    {
        switch (whole)
        {
            case SequenceValue sequence when sequence.Items.Count == tuple.Elements.Length:
                return sequence.Items[index];
            case RecordValue { Type: null } pair when tuple.Elements.Length == 2:
                return pair.Find(index == 0 ? "Key" : "Value")?.Value;
            case EitherValue either:
                var parts = new CodeValue?[either.Alternatives.Count];
                for (var i = 0; i < parts.Length; i++)
                    parts[i] = Part(either.Alternatives[i], index, tuple);
                return new EitherValue(either.Variable, parts, either.Span);
            case ObjectValue { Type.IsRecord: true } record when Positional(record, index, tuple.Elements.Length) is { } member && record.Members.TryGetValue(member, out var value):
                return value;
            default:
                return whole is PlainValue { Unknown: not null } ? whole : Session.AtRunTime(tuple.Elements[index]);
        }
    }

    // A record's parameters are its properties.
    private static ISymbol? Positional(ObjectValue record, int index, int count)
    {
        foreach (var constructor in record.Type.InstanceConstructors)
        {
            if (constructor.Parameters.Length == count && record.Type.GetMembers(constructor.Parameters[index].Name) is [IPropertySymbol property, ..])
                return property;
        }

        return null;
    }

    private CodeValue? Coalesce(ICoalesceAssignmentOperation coalesce, Frame frame)
    {
        var before = evaluator.Evaluate(coalesce.Target, frame);
        var value = before is null ? evaluator.Evaluate(coalesce.Value, frame)
            : before is EitherValue or PlainValue { Unknown: not null }
                ? evaluator.Fork(evaluator.Operators.Equal(before, null, coalesce.Target), coalesce.Target, isNull => isNull ? evaluator.Evaluate(coalesce.Value, frame) : Session.Guards.Settle(before))
                : before;
        Write(coalesce.Target, value, frame, Session.SpanOf(coalesce.Target));
        return value;
    }

    private CodeValue? Compound(ICompoundAssignmentOperation compound, Frame frame)
    {
        var before = evaluator.Evaluate(compound.Target, frame);
        var added = evaluator.Evaluate(compound.Value, frame);
        var value = compound.OperatorKind == BinaryOperatorKind.Add && compound.Type?.SpecialType == SpecialType.System_String
            ? evaluator.Join([Evaluator.TextOf(before, compound.Target, Session), Evaluator.TextOf(added, compound.Value, Session)], compound)
            : Session.AtRunTime(compound);
        Write(compound.Target, value, frame, Session.SpanOf(compound.Target));
        return value;
    }

    private CodeValue Increment(IIncrementOrDecrementOperation increment, Frame frame)
    {
        var before = evaluator.Evaluate(increment.Target, frame);
        var step = increment.Kind == OperationKind.Increment ? 1 : -1;
        CodeValue value = Evaluator.KnownText(before) is { } text && Model.ScalarComparer.TryNumber(text, out var number)
            ? new PlainValue(new Model.ScalarValue(Documents.ScalarKind.Number, (number + step).ToString(System.Globalization.CultureInfo.InvariantCulture), Session.SpanOf(increment)))
            : Session.AtRunTime(increment);
        Write(increment.Target, value, frame, Session.SpanOf(increment.Target));
        return increment.IsPostfix && before is not null ? before : value;
    }

    public void Write(IOperation target, CodeValue? value, Frame frame, Text.SourceSpan name)
    {
        switch (target)
        {
            case ILocalReferenceOperation local:
                frame.TryGet(local.Local, out var before);
                frame.Assign(local.Local, Session.Guards.Write(value, before));
                break;
            case IParameterReferenceOperation parameter:
                frame.TryGet(parameter.Parameter, out var old);
                frame.Assign(parameter.Parameter, Session.Guards.Write(value, old));
                break;
            case IFieldReferenceOperation field:
                WriteMember(field.Instance, field.Field, value, frame, name);
                break;
            case IPropertyReferenceOperation { Arguments: [var index] } element:
                WriteElement(evaluator.Evaluate(element.Instance, frame), evaluator.Evaluate(index.Value, frame), value, Session.SpanOf(index.Value));
                break;
            case IPropertyReferenceOperation property:
                WriteMember(property.Instance, property.Property, value, frame, name);
                break;
            case IArrayElementReferenceOperation { Indices: [var at] } item:
                WriteElement(evaluator.Evaluate(item.ArrayReference, frame), evaluator.Evaluate(at, frame), value, Session.SpanOf(at));
                break;
        }
    }

    private void WriteMember(IOperation? instance, ISymbol member, CodeValue? value, Frame frame, Text.SourceSpan name)
    {
        if (instance is null)
        {
            Session.Statics[member] = Session.Guards.Write(value, Session.Statics.TryGetValue(member, out var before) ? before : null);
            return;
        }

        WriteMember(Session.Guards.Settle(evaluator.Evaluate(instance, frame)), member, value, name, instance);
    }

    private void WriteMember(CodeValue? owner, ISymbol member, CodeValue? value, Text.SourceSpan name, IOperation at)
    {
        switch (owner)
        {
            case RecordValue record:
                record.Set(new Slot(member.Name, name, Session.Guards.Write(value, record.Find(member.Name)?.Value)));
                break;
            case LibraryValue library:
                LibraryCalls.Assign(library, member.Name, value, name);
                break;
            case ConstructValue construct when Session.Jsii.Of(member.ContainingType).Length > 0:
                evaluator.Constructs.Assign(construct, member.Name, value, name);
                break;
            case ObjectValue self:
                if (member is IPropertySymbol { SetMethod: { } setter } && evaluator.Calls.Body(setter) is not null)
                    evaluator.Calls.Run(setter, self, null, [new Slot("value", name, value)], at);
                else
                    self.Members[member] = Session.Guards.Write(value, self.Members.TryGetValue(member, out var before) ? before : null);
                evaluator.Constructs.Exposed(self, member, value, name);
                break;
            case EitherValue either:
                var depth = Session.Guards.Count;
                for (var i = 0; i < either.Alternatives.Count; i++)
                {
                    Session.Guards.Push(either.Variable, i);
                    WriteMember(Session.Guards.Settle(either.Alternatives[i]), member, value, name, at);
                    Session.Guards.Truncate(depth);
                }

                break;
        }
    }

    private void WriteElement(CodeValue? collection, CodeValue? index, CodeValue? value, Text.SourceSpan keySpan)
    {
        var key = Evaluator.KnownText(index);
        if (collection is RecordValue record && key is not null)
            record.Set(new Slot(key, keySpan, Session.Guards.Write(value, record.Find(key)?.Value)));
        else if (collection is RecordValue open)
            open.OpenBecause ??= Session.UnknownAt(keySpan, "a key that is only known when the program runs");
        else if (collection is SequenceValue sequence && value is not null && int.TryParse(key, out var number) && number < sequence.Items.Count)
            sequence.Items[number] = Session.Guards.Write(value, sequence.Items[number])!;
        else if (collection is SequenceValue other)
            other.OpenBecause ??= Session.UnknownAt(keySpan, "an item that is only known when the program runs");
    }

    private static SyntaxNode NameOf(IOperation target) =>
        target.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.MemberAccessExpressionSyntax access ? access.Name : target.Syntax;
}
