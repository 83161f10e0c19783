using System.Collections.Generic;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PolicyLint.Model;

namespace PolicyLint.Cdk.Code;

/// <summary>What variables, fields, properties and elements hold.</summary>
internal sealed class Members(Evaluator evaluator)
{
    private readonly Dictionary<(UnknownValue, ISymbol), PlainValue> _ofUnknown = [];
    private readonly HashSet<ISymbol> _running = new(SymbolEqualityComparer.Default);

    private Session Session => evaluator.Session;

    public CodeValue? Read(IOperation operation, Frame frame)
    {
        switch (operation)
        {
            case ILocalReferenceOperation local:
                return frame.TryGet(local.Local, out var held) ? held : Session.AtRunTime(operation);
            case IParameterReferenceOperation parameter:
                return Parameter(parameter, frame);
            case IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ImplicitReceiver }:
                return frame.FindReceiver() ?? Session.AtRunTime(operation);
            case IInstanceReferenceOperation:
                return frame.This ?? Session.AtRunTime(operation);
            case IFieldReferenceOperation field:
                return Field(field, frame);
            case IPropertyReferenceOperation property:
                return Property(property, frame);
            case IMethodReferenceOperation method:
                return new FunctionValue(method.Method, null, frame, method.Instance is null ? null : evaluator.Evaluate(method.Instance, frame), Session.SpanOf(operation));
            case IImplicitIndexerReferenceOperation { Argument: IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd } last:
                return FromEnd(evaluator.Evaluate(last.Instance, frame), evaluator.Evaluate(fromEnd.Operand, frame), operation);
            case IArrayElementReferenceOperation { Indices: [IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } fromEnd] } last:
                return FromEnd(evaluator.Evaluate(last.ArrayReference, frame), evaluator.Evaluate(fromEnd.Operand, frame), operation);
            case IArrayElementReferenceOperation { Indices: [var index] } element:
                return Element(evaluator.Evaluate(element.ArrayReference, frame), evaluator.Evaluate(index, frame), operation);
            default:
                return Session.AtRunTime(operation);
        }
    }

    private CodeValue? Parameter(IParameterReferenceOperation operation, Frame frame)
    {
        if (frame.TryGet(operation.Parameter, out var value))
            return value;
        // A primary constructor's parameter, read from a member.
        return frame.This is ObjectValue self && self.Members.TryGetValue(operation.Parameter, out value) ? value : Session.AtRunTime(operation);
    }

    private CodeValue? Field(IFieldReferenceOperation operation, Frame frame)
    {
        if (operation.Instance is null)
            return Static(operation.Field, operation);
        if (operation.Field.ContainingType.IsTupleType && evaluator.Evaluate(operation.Instance, frame) is SequenceValue tuple)
            return Part(tuple, operation);
        return OfObject(evaluator.Evaluate(operation.Instance, frame), operation.Field, operation);
    }

    private CodeValue? Part(SequenceValue tuple, IFieldReferenceOperation operation)
    {
        var field = operation.Field.CorrespondingTupleField ?? operation.Field;
        return int.TryParse(field.Name.Substring("Item".Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= tuple.Items.Count
            ? tuple.Items[number - 1]
            : Session.AtRunTime(operation);
    }

    private CodeValue? FromEnd(CodeValue? collection, CodeValue? index, IOperation at) =>
        collection is SequenceValue { OpenBecause: null } sequence && int.TryParse(Evaluator.KnownText(index), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && number <= sequence.Items.Count
            ? sequence.Items[sequence.Items.Count - number]
            : Session.AtRunTime(at);

    private CodeValue? Property(IPropertyReferenceOperation operation, Frame frame)
    {
        var property = operation.Property;
        if (operation.Instance is null)
            return Session.Jsii.Of(property.ContainingType).Length > 0 ? evaluator.Library.StaticMember(operation) : Static(property, operation);
        var instance = Session.Guards.Settle(evaluator.Evaluate(operation.Instance, frame));
        if (operation.Arguments is [var argument])
            return Element(instance, evaluator.Evaluate(argument.Value, frame), operation);
        return OfInstance(instance, property, operation);
    }

    /// <summary>The property of a value; of one of several values, of each.</summary>
    public CodeValue? OfInstance(CodeValue? instance, IPropertySymbol property, IOperation at)
    {
        switch (instance)
        {
            case EitherValue either:
                var results = new CodeValue?[either.Alternatives.Count];
                for (var i = 0; i < results.Length; i++)
                    results[i] = either.Alternatives[i] is { } alternative ? OfInstance(alternative, property, at) : null;
                return new EitherValue(either.Variable, results, Session.SpanOf(at));
            case ConstructValue construct when Session.Jsii.Of(property.ContainingType).Length > 0:
                return evaluator.Constructs.Member(construct, property, at);
            case RecordValue { Type: null, OpenBecause: null } dictionary when property.Name is "Count" or "Keys" or "Values":
                return OfDictionary(dictionary, property.Name, at);
            case RecordValue record:
                return record.Find(property.Name)?.Value ?? (record.OpenBecause is { } open ? new PlainValue(open) : null);
            case SequenceValue sequence when property.Name is "Length" or "Count" && sequence.OpenBecause is null:
                return Number(sequence.Items.Count, at);
            case PlainValue when property.ContainingType.SpecialType == SpecialType.System_String && Evaluator.KnownText(instance) is { } text:
                return Number(text.Length, at);
            case PlainValue plain when property.Name == "Value" && property.ContainingType.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T:
                return plain;
            case LibraryValue library:
                return evaluator.Library.Member(library, property.Name, at);
            default:
                return OfObject(instance, property, at);
        }
    }

    private CodeValue OfDictionary(RecordValue dictionary, string member, IOperation at)
    {
        if (member == "Count")
            return Number(dictionary.Slots.Count, at);
        var items = new SequenceValue([], Session.SpanOf(at));
        foreach (var slot in dictionary.Slots)
        {
            if (member == "Keys")
                items.Items.Add(new PlainValue(new ScalarValue(Documents.ScalarKind.String, slot.Name, slot.NameSpan)));
            else if (slot.Value is { } value)
                items.Items.Add(value);
        }

        return items;
    }

    private CodeValue? OfObject(CodeValue? instance, ISymbol member, IOperation at)
    {
        if (instance is EitherValue either)
        {
            var results = new CodeValue?[either.Alternatives.Count];
            for (var i = 0; i < results.Length; i++)
                results[i] = either.Alternatives[i] is { } alternative ? OfObject(alternative, member, at) : null;
            return new EitherValue(either.Variable, results, Session.SpanOf(at));
        }

        if (instance is ObjectValue self)
        {
            if (member.ContainingType.TypeKind == TypeKind.Interface)
                member = self.Type.FindImplementationForInterfaceMember(member) ?? member;
            if (self.Members.TryGetValue(member, out var held))
                return held;
            if (member is IPropertySymbol { GetMethod: { } getter } && evaluator.Calls.Body(Implementation(getter, self)) is not null)
                return evaluator.Calls.Run(Implementation(getter, self), self, null, [], at);
            return self.OpenBecause is { } open ? new PlainValue(open) : Session.AtRunTime(at);
        }

        return instance is PlainValue { Unknown: { } unknown } ? OfUnknown(unknown, member, at) : Session.AtRunTime(at);
    }

    // Two questions for the same member of the same unknown object are one question.
    private PlainValue OfUnknown(UnknownValue unknown, ISymbol member, IOperation at)
    {
        if (!_ofUnknown.TryGetValue((unknown, member), out var value))
            _ofUnknown[(unknown, member)] = value = Session.AtRunTime(at);
        return value;
    }

    public static IMethodSymbol Implementation(IMethodSymbol method, ObjectValue self)
    {
        if (method.ContainingType.TypeKind == TypeKind.Interface)
            return Implemented(method, self);
        if (!method.IsVirtual && !method.IsAbstract && !method.IsOverride)
            return method;
        for (var type = self.Type; type is not null; type = type.BaseType)
        {
            foreach (var member in type.GetMembers(method.Name))
            {
                if (member is not IMethodSymbol candidate)
                    continue;
                for (var at = candidate; at is not null; at = at.OverriddenMethod)
                {
                    if (SymbolEqualityComparer.Default.Equals(at.OriginalDefinition, method.OriginalDefinition))
                        return candidate;
                }
            }
        }

        return method;
    }

    private static IMethodSymbol Implemented(IMethodSymbol method, ObjectValue self)
    {
        var definition = method.IsGenericMethod ? method.OriginalDefinition : method;
        return self.Type.FindImplementationForInterfaceMember(definition) is not IMethodSymbol found ? method
            : method.IsGenericMethod ? found.Construct([.. method.TypeArguments]) : found;
    }

    private CodeValue? Static(ISymbol member, IOperation at)
    {
        if (Session.Statics.TryGetValue(member, out var known))
            return known;
        RunStaticConstructor(member.ContainingType, at);
        if (Session.Statics.TryGetValue(member, out known))
            return known;
        // A program is followed in its order, with all that writes to its static members; who else writes to those of a class alone is not seen.
        var isFixed = member is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null } || !evaluator.Constructs.IsExposed;
        if (!isFixed || member.DeclaringSyntaxReferences is not [var declared] || !_running.Add(member))
            return Session.AtRunTime(at);
        var result = declared.GetSyntax() switch
        {
            VariableDeclaratorSyntax { Initializer: { } initializer } => Initial(initializer, member),
            PropertyDeclarationSyntax { Initializer: { } initializer } => Initial(initializer, member),
            PropertyDeclarationSyntax when member is IPropertySymbol { GetMethod: { } getter } => evaluator.Calls.Run(getter, null, null, [], at),
            _ => Session.AtRunTime(at),
        };
        _running.Remove(member);
        return Session.Statics[member] = result;
    }

    private void RunStaticConstructor(INamedTypeSymbol type, IOperation at)
    {
        if (type.StaticConstructors is [{ IsImplicitlyDeclared: false } constructor] && _running.Add(constructor))
            evaluator.Calls.Run(constructor, null, null, [], at);
    }

    private CodeValue? Initial(EqualsValueClauseSyntax initializer, ISymbol member) =>
        evaluator.Evaluate(Session.OperationOf(initializer.Value), new Frame(member, null, null, 0));

    private CodeValue? Element(CodeValue? collection, CodeValue? index, IOperation at)
    {
        if (Evaluator.KnownText(index) is not { } key)
            return Session.AtRunTime(at);
        if (collection is SequenceValue sequence && int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < sequence.Items.Count)
            return sequence.Items[number];
        return collection is RecordValue record && record.Find(key) is { } slot ? slot.Value : Session.AtRunTime(at);
    }

    private PlainValue Number(int number, IOperation at) =>
        new(new ScalarValue(Documents.ScalarKind.Number, number.ToString(CultureInfo.InvariantCulture), Session.SpanOf(at)));
}
