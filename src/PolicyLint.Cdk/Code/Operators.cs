using System;
using System.Collections.Generic;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Cdk.Code;

/// <summary>Constants, operators and choices between expressions.</summary>
internal sealed class Operators(Evaluator evaluator)
{
    private Session Session => evaluator.Session;

    public CodeValue? Constant(IOperation operation, object? value)
    {
        var span = Session.SpanOf(operation);
        if (operation.Type is INamedTypeSymbol { TypeKind: TypeKind.Enum } type && value is not null)
            return EnumMember(type, value, operation);
        return value switch
        {
            null => null,
            string text => new PlainValue(new ScalarValue(ScalarKind.String, text, span)),
            char c => new PlainValue(new ScalarValue(ScalarKind.String, c.ToString(), span)),
            bool truth => Session.Truth(truth, operation),
            IFormattable number => new PlainValue(new ScalarValue(ScalarKind.Number, number.ToString(null, CultureInfo.InvariantCulture), span)),
            _ => Session.AtRunTime(operation),
        };
    }

    public CodeValue? Evaluate(IOperation operation, Frame frame)
    {
        switch (operation)
        {
            case IInterpolatedStringOperation interpolated:
                return Interpolate(interpolated, frame);
            case IBinaryOperation binary:
                return Binary(binary, frame);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return Not(evaluator.Evaluate(not.Operand, frame), not);
            case IConditionalOperation conditional:
                return evaluator.Fork(evaluator.Evaluate(conditional.Condition, frame), conditional.Condition, truth => evaluator.Evaluate(truth ? conditional.WhenTrue : conditional.WhenFalse, frame));
            case ICoalesceOperation coalesce:
                return Coalesce(coalesce, frame);
            case ISwitchExpressionOperation choice:
                return Switch(choice, frame);
            case IIsPatternOperation pattern:
                return Matches(pattern.Pattern, evaluator.Evaluate(pattern.Value, frame), pattern, frame);
            case IThrowOperation:
                return Session.Handlers > 0 ? null : new NeverValue(Session.SpanOf(operation));
            default:
                return Session.AtRunTime(operation);
        }
    }

    private LibraryValue EnumMember(INamedTypeSymbol type, object value, IOperation operation)
    {
        var name = Session.Jsii.Of(type) is { Length: > 0 } known ? known : type.ToDisplayString();
        foreach (var member in type.GetMembers())
        {
            if (member is IFieldSymbol { HasConstantValue: true } field && Equals(field.ConstantValue, value))
                return new LibraryValue(name, field.Name, [], Session.SpanOf(operation));
        }

        return new LibraryValue(name, "?", [], Session.SpanOf(operation));
    }

    private CodeValue Interpolate(IInterpolatedStringOperation interpolated, Frame frame)
    {
        var parts = new List<Value>(interpolated.Parts.Length);
        foreach (var part in interpolated.Parts)
        {
            var inner = part is IInterpolatedStringTextOperation text ? text.Text : (part as IInterpolationOperation)?.Expression;
            if (inner is null || part is IInterpolationOperation { FormatString: not null })
                parts.Add(Session.UnknownAt(Session.SpanOf(part), "a format is not followed"));
            else
                parts.Add(Evaluator.TextOf(evaluator.Evaluate(inner, frame), inner, Session));
        }

        return evaluator.Join(parts, interpolated);
    }

    private CodeValue? Binary(IBinaryOperation binary, Frame frame)
    {
        switch (binary.OperatorKind)
        {
            case BinaryOperatorKind.ConditionalAnd:
                return evaluator.Fork(evaluator.Evaluate(binary.LeftOperand, frame), binary.LeftOperand, left => left ? Answered(evaluator.Evaluate(binary.RightOperand, frame), binary.RightOperand) : Session.Truth(false, binary));
            case BinaryOperatorKind.ConditionalOr:
                return evaluator.Fork(evaluator.Evaluate(binary.LeftOperand, frame), binary.LeftOperand, left => left ? Session.Truth(true, binary) : Answered(evaluator.Evaluate(binary.RightOperand, frame), binary.RightOperand));
            case BinaryOperatorKind.Add when binary.Type?.SpecialType == SpecialType.System_String:
                return evaluator.Join([Evaluator.TextOf(evaluator.Evaluate(binary.LeftOperand, frame), binary.LeftOperand, Session), Evaluator.TextOf(evaluator.Evaluate(binary.RightOperand, frame), binary.RightOperand, Session)], binary);
            case BinaryOperatorKind.Equals:
                return Equal(evaluator.Evaluate(binary.LeftOperand, frame), evaluator.Evaluate(binary.RightOperand, frame), binary);
            case BinaryOperatorKind.NotEquals:
                return Not(Equal(evaluator.Evaluate(binary.LeftOperand, frame), evaluator.Evaluate(binary.RightOperand, frame), binary), binary);
            default:
                return Arithmetic(binary, evaluator.Evaluate(binary.LeftOperand, frame), evaluator.Evaluate(binary.RightOperand, frame));
        }
    }

    // A truth value that is unknown becomes a question, so that it is the same wherever it is asked for.
    private CodeValue? Answered(CodeValue? truth, IOperation at) => truth is PlainValue { Unknown: not null } ? evaluator.Ask(truth, at) : truth;

    private CodeValue? Not(CodeValue? truth, IOperation at) => evaluator.Fork(truth, at, value => Session.Truth(!value, at));

    private PlainValue Arithmetic(IBinaryOperation binary, CodeValue? left, CodeValue? right)
    {
        if (Evaluator.KnownText(left) is not { } a || Evaluator.KnownText(right) is not { } b
            || !ScalarComparer.TryNumber(a, out var x) || !ScalarComparer.TryNumber(b, out var y))
        {
            return Session.AtRunTime(binary);
        }

        decimal? number = binary.OperatorKind switch
        {
            BinaryOperatorKind.Add => x + y,
            BinaryOperatorKind.Subtract => x - y,
            BinaryOperatorKind.Multiply => x * y,
            BinaryOperatorKind.Divide when y != 0 && binary.Type?.SpecialType == SpecialType.System_Int32 => decimal.Truncate(x / y),
            BinaryOperatorKind.Remainder when y != 0 => x % y,
            _ => null,
        };
        if (number is { } result)
            return new PlainValue(new ScalarValue(ScalarKind.Number, result.ToString(CultureInfo.InvariantCulture), Session.SpanOf(binary)));
        return Compare(binary.OperatorKind, left, right) is { } holds ? Session.Truth(holds, binary) : Session.AtRunTime(binary);
    }

    private static bool? Compare(BinaryOperatorKind operation, CodeValue? left, CodeValue? right)
    {
        if (Evaluator.KnownText(left) is not { } a || Evaluator.KnownText(right) is not { } b || !ScalarComparer.TryNumber(a, out var x) || !ScalarComparer.TryNumber(b, out var y))
            return null;
        return operation switch
        {
            BinaryOperatorKind.LessThan => x < y,
            BinaryOperatorKind.LessThanOrEqual => x <= y,
            BinaryOperatorKind.GreaterThan => x > y,
            BinaryOperatorKind.GreaterThanOrEqual => x >= y,
            _ => null,
        };
    }

    private static bool? IsOfType(ScalarValue scalar, ITypeSymbol? type) => (scalar.Kind, type?.SpecialType) switch
    {
        (ScalarKind.String, SpecialType.System_String) or (ScalarKind.Boolean, SpecialType.System_Boolean) => true,
        (ScalarKind.String, SpecialType.System_Boolean) or (ScalarKind.Boolean, SpecialType.System_String) or (ScalarKind.Number, SpecialType.System_String or SpecialType.System_Boolean) => false,
        _ => null,
    };

    public CodeValue? Equal(CodeValue? left, CodeValue? right, IOperation at)
    {
        left = Session.Guards.Settle(left);
        right = Session.Guards.Settle(right);
        if (left is EitherValue || right is EitherValue)
            return EqualEach(left, right, at);
        if (left is null || right is null)
            return EqualNull(left ?? right, at);
        if (left is PlainValue { Unknown: { } unknown } && ConstantName(right) is { } constant)
            return Session.Questions.AskEqual(unknown, Session.Shorten(SideOf(at, unknown)), constant, Session.SpanOf(at));
        if (right is PlainValue { Unknown: { } other } && ConstantName(left) is { } known)
            return Session.Questions.AskEqual(other, Session.Shorten(SideOf(at, other)), known, Session.SpanOf(at));
        if (ConstantName(left) is { } a && ConstantName(right) is { } b)
            return Session.Truth(a == b, at);
        return Session.AtRunTime(at);
    }

    private EitherValue EqualEach(CodeValue? left, CodeValue? right, IOperation at)
    {
        var either = left as EitherValue ?? (EitherValue)right!;
        var results = new CodeValue?[either.Alternatives.Count];
        var depth = Session.Guards.Count;
        for (var i = 0; i < results.Length; i++)
        {
            Session.Guards.Push(either.Variable, i);
            results[i] = Equal(left, right, at);
            Session.Guards.Truncate(depth);
        }

        return new EitherValue(either.Variable, results, Session.SpanOf(at));
    }

    private CodeValue EqualNull(CodeValue? other, IOperation at)
    {
        if (other is null)
            return Session.Truth(true, at);
        return other is PlainValue { Unknown: { } unknown }
            ? Session.Questions.AskEqual(unknown, Session.Shorten(SideOf(at, unknown)), "null", Session.SpanOf(at))
            : Session.Truth(false, at);
    }

    private static SyntaxNode SideOf(IOperation at, UnknownValue unknown)
    {
        if (at is not IBinaryOperation binary)
            return at.Syntax;
        var span = unknown.Span;
        return binary.RightOperand.Syntax.Span.Start == span.Start || binary.LeftOperand.ConstantValue.HasValue ? binary.RightOperand.Syntax : binary.LeftOperand.Syntax;
    }

    private static string? ConstantName(CodeValue? value) => value switch
    {
        PlainValue { Value: ScalarValue { Kind: ScalarKind.String } text } => "\"" + text.Text + "\"",
        PlainValue { Value: ScalarValue scalar } => scalar.Text,
        LibraryValue { Arguments.Count: 0, Receiver: null } member => member.Member,
        _ => null,
    };

    private CodeValue? Coalesce(ICoalesceOperation coalesce, Frame frame)
    {
        var value = evaluator.Evaluate(coalesce.Value, frame);
        if (value is null)
            return evaluator.Evaluate(coalesce.WhenNull, frame);
        if (value is not (EitherValue or PlainValue { Unknown: not null }))
            return value;
        return evaluator.Fork(Equal(value, null, coalesce.Value), coalesce.Value, isNull => isNull ? evaluator.Evaluate(coalesce.WhenNull, frame) : Session.Guards.Settle(value));
    }

    private CodeValue? Switch(ISwitchExpressionOperation choice, Frame frame)
    {
        var value = evaluator.Evaluate(choice.Value, frame);
        return Arm(choice, value, 0, frame);
    }

    private CodeValue? Arm(ISwitchExpressionOperation choice, CodeValue? value, int index, Frame frame)
    {
        if (index == choice.Arms.Length)
            return null;
        var arm = choice.Arms[index];
        var matches = Matches(arm.Pattern, value, arm, frame);
        if (arm.Guard is { } guard)
            matches = evaluator.Fork(matches, arm, truth => truth ? Answered(evaluator.Evaluate(guard, frame), guard) : Session.Truth(false, arm));
        return evaluator.Fork(matches, arm.Pattern, truth => truth ? evaluator.Evaluate(arm.Value, frame) : Arm(choice, value, index + 1, frame));
    }

    public CodeValue? Matches(IPatternOperation pattern, CodeValue? value, IOperation at, Frame frame)
    {
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return Session.Truth(true, at);
            case IConstantPatternOperation constant:
                return Equal(value, evaluator.Evaluate(constant.Value, frame), at);
            case INegatedPatternOperation negated:
                return Not(Matches(negated.Pattern, value, at, frame), at);
            case IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.Or } or:
                return evaluator.Fork(Matches(or.LeftPattern, value, at, frame), at, left => left ? Session.Truth(true, at) : Matches(or.RightPattern, value, at, frame));
            case IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true, PropertySubpatterns.IsEmpty: true } present:
                if (present.DeclaredSymbol is { } named)
                    frame.Declare(named, value);
                return Not(EqualNull(value, at), at);
            case IRelationalPatternOperation relation when Compare(relation.OperatorKind, value, evaluator.Evaluate(relation.Value, frame)) is { } holds:
                return Session.Truth(holds, at);
            case IDeclarationPatternOperation { DeclaredSymbol: { } declared } typed when value is PlainValue { Value: ScalarValue scalar }:
                frame.Declare(declared, value);
                return IsOfType(scalar, typed.MatchedType) is { } isOf ? Session.Truth(isOf, at) : Session.AtRunTime(at);
            case IDeclarationPatternOperation { DeclaredSymbol: { } declared }:
                frame.Declare(declared, value);
                return value is null ? Session.Truth(false, at) : value is ConstructValue ? Session.Truth(true, at) : Session.AtRunTime(at);
            default:
                return Session.AtRunTime(at);
        }
    }
}
