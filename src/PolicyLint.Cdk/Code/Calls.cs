using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace PolicyLint.Cdk.Code;

/// <summary>Calls: the user's own methods are followed, the library's and .NET's have a meaning, all others are unknown.</summary>
internal sealed class Calls(Evaluator evaluator)
{
    private int _depth;

    private Session Session => evaluator.Session;

    public CodeValue? Invoke(IInvocationOperation invocation, Frame frame)
    {
        var instance = invocation.Instance is null ? null : Session.Guards.Settle(evaluator.Evaluate(invocation.Instance, frame));
        return InvokeOn(instance, invocation, frame);
    }

    public CodeValue? Access(IConditionalAccessOperation access, Frame frame)
    {
        var instance = evaluator.Evaluate(access.Operation, frame);
        if (instance is null)
            return null;
        if (instance is EitherValue)
            return evaluator.Fork(evaluator.Operators.Equal(instance, null, access.Operation), access.Operation, isNull => isNull ? null : WhenNotNull(access, Session.Guards.Settle(instance), frame));
        return WhenNotNull(access, instance, frame);
    }

    private CodeValue? WhenNotNull(IConditionalAccessOperation access, CodeValue? instance, Frame frame)
    {
        var inner = new Frame(frame.Method, frame.This, frame, frame.Depth) { Receiver = instance };
        return evaluator.Evaluate(access.WhenNotNull, inner);
    }

    public List<Slot> Arguments(ImmutableArray<IArgumentOperation> operations, Frame frame)
    {
        var arguments = new List<Slot>(operations.Length);
        foreach (var argument in operations)
        {
            var value = evaluator.Evaluate(argument.Value, frame);
            if (argument.ArgumentKind == ArgumentKind.DefaultValue && value is null)
                continue;
            arguments.Add(new Slot(argument.Parameter?.Name ?? "", Session.SpanOf(argument.Value), value));
        }

        return arguments;
    }

    private CodeValue? InvokeOn(CodeValue? instance, IInvocationOperation invocation, Frame frame)
    {
        if (instance is EitherValue either)
            return OnEach(either, invocation, frame);
        var arguments = Arguments(invocation.Arguments, frame);
        var method = invocation.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke)
            return Call(instance, arguments, invocation);
        if (method.MethodKind == MethodKind.LocalFunction)
            return Local(method, arguments, invocation, frame);
        if (instance is ObjectValue self && invocation.IsVirtual)
            method = Members.Implementation(method, self);
        if (Body(method) is not null)
            return Run(method, instance, null, arguments, invocation);
        if (Session.Jsii.Of(method.ContainingType).Length > 0)
            return evaluator.Library.Invoke(instance, method, arguments, invocation);
        if (Exits.Of(method, arguments, invocation, Session) is { } exit)
            return exit;
        if (Framework.Invoke(evaluator, instance, method, arguments, invocation) is { } known)
            return known;
        evaluator.Constructs.Escape(instance, arguments, method.Name, invocation);
        return Session.AtRunTime(invocation);
    }

    private EitherValue OnEach(EitherValue either, IInvocationOperation invocation, Frame frame)
    {
        var results = new CodeValue?[either.Alternatives.Count];
        var depth = Session.Guards.Count;
        for (var i = 0; i < results.Length; i++)
        {
            Session.Guards.Push(either.Variable, i);
            results[i] = either.Alternatives[i] is { } alternative ? InvokeOn(Session.Guards.Settle(alternative), invocation, frame) : null;
            Session.Guards.Truncate(depth);
        }

        return new EitherValue(either.Variable, results, Session.SpanOf(invocation));
    }

    /// <summary>Calls a delegate.</summary>
    public CodeValue? Call(CodeValue? function, IReadOnlyList<Slot> arguments, IOperation at)
    {
        if (function is not FunctionValue { } known)
        {
            evaluator.Constructs.Escape(null, arguments, "a delegate", at);
            return Session.AtRunTime(at);
        }

        if (known.Body is null)
            return Run(known.Method, known.Receiver, null, arguments, at);
        return RunBody(known.Method, known.Body, known.Receiver, known.Captured, Bound(known.Method, arguments), at);
    }

    private CodeValue? Local(IMethodSymbol method, List<Slot> arguments, IInvocationOperation at, Frame frame) =>
        method.DeclaringSyntaxReferences is [var declared] && Session.OperationOf(declared.GetSyntax()) is ILocalFunctionOperation { Body: { } body }
            ? RunBody(method, body, frame.This, frame, arguments, at)
            : Session.AtRunTime(at);

    /// <summary>The operations of a method's body; null where the method is not in the source.</summary>
    public IOperation? Body(IMethodSymbol method)
    {
        if (method.DeclaringSyntaxReferences is not [var declared])
            return Partial(method);
        var syntax = declared.GetSyntax();
        return syntax is BaseMethodDeclarationSyntax { Body: null, ExpressionBody: null } ? Partial(method)
            : syntax is BaseMethodDeclarationSyntax or AccessorDeclarationSyntax { Body: not null } or AccessorDeclarationSyntax { ExpressionBody: not null } or ArrowExpressionClauseSyntax
                ? Session.OperationOf(syntax)
                : null;
    }

    private IOperation? Partial(IMethodSymbol method) => method.PartialImplementationPart is { } part ? Body(part) : null;

    /// <summary>Runs a method of the user's with the arguments.</summary>
    public CodeValue? Run(IMethodSymbol method, CodeValue? self, Frame? outer, IReadOnlyList<Slot> arguments, IOperation at)
    {
        Session.Reached.Add(method.OriginalDefinition);
        return Body(method.OriginalDefinition) is { } body ? RunBody(method.OriginalDefinition, body, self, outer, arguments, at) : Session.AtRunTime(at);
    }

    private CodeValue? RunBody(IMethodSymbol method, IOperation body, CodeValue? self, Frame? outer, IReadOnlyList<Slot> arguments, IOperation at)
    {
        if (_depth >= Session.MostCalls || Session.IsExhausted)
            return Session.TooMuch(at);
        var frame = new Frame(method, self, outer, _depth);
        Bind(frame, method, arguments, at);
        _depth++;
        var depth = Session.Guards.Count;
        var completion = evaluator.Statements.RunBody(body, frame);
        var since = Session.Guards.Since(depth);
        Session.Guards.Truncate(depth);
        _depth--;
        if (completion == Completion.Throw)
            return Thrown(frame, since, at);
        Keep(since);
        return completion == Completion.Exit && !frame.HasReturned ? new NeverValue(Session.SpanOf(at), isOrderly: true) : frame.Result;
    }

    // A method that has not returned before does not return. One that has did so on the other way.
    private CodeValue? Thrown(Frame frame, IReadOnlyList<Guard> since, IOperation at)
    {
        if (!frame.HasReturned && !frame.HasExited)
            return new NeverValue(Session.SpanOf(at));
        if (since is [{ IsAssumed: false, Variable.Options.Count: 2 } only])
            Session.Guards.Assume(only.Variable, 1 - only.Index);
        return frame.HasReturned ? Session.Guards.Settle(frame.Result) : new NeverValue(Session.SpanOf(at), isOrderly: true);
    }

    // What is taken for granted stays so after the method.
    private void Keep(IReadOnlyList<Guard> since)
    {
        foreach (var guard in since)
        {
            if (!guard.IsAssumed)
                break;
            Session.Guards.Assume(guard.Variable, guard.Index);
        }
    }

    private void Bind(Frame frame, IMethodSymbol method, IReadOnlyList<Slot> arguments, IOperation at)
    {
        foreach (var parameter in method.Parameters)
        {
            CodeValue? value = null;
            var isGiven = false;
            foreach (var argument in arguments)
            {
                if (argument.Name != parameter.Name)
                    continue;
                value = argument.Value;
                isGiven = true;
            }

            if (!isGiven && parameter.HasExplicitDefaultValue && parameter.ExplicitDefaultValue is { } constant)
                value = evaluator.Operators.Constant(at, constant);
            frame.Declare(parameter, value);
        }
    }

    // A delegate's parameters have other names than those of the method it stands for.
    private static List<Slot> Bound(IMethodSymbol method, IReadOnlyList<Slot> arguments)
    {
        var bound = new List<Slot>(arguments.Count);
        for (var i = 0; i < arguments.Count && i < method.Parameters.Length; i++)
            bound.Add(arguments[i] with { Name = method.Parameters[i].Name });
        return bound;
    }

    /// <summary>Runs field initializers, base constructors and the body of a class of the user's, in C#'s order.</summary>
    public void Construct(ObjectValue made, INamedTypeSymbol type, IMethodSymbol constructor, IReadOnlyList<Slot> arguments, IOperation at)
    {
        Session.Reached.Add(constructor.OriginalDefinition);
        if (!Creation.IsInSource(type))
        {
            if (made is ConstructValue construct)
                evaluator.Constructs.Attach(construct, arguments, at);
            return;
        }

        if (_depth >= Session.MostCalls)
        {
            made.OpenBecause = Session.UnknownAt(Session.SpanOf(at), "the code is too deep to be followed");
            return;
        }

        var frame = new Frame(constructor, made, null, _depth);
        Bind(frame, constructor, arguments, at);
        _depth++;
        var depth = Session.Guards.Count;
        Fields(made, type, constructor, frame);
        var operation = constructor.DeclaringSyntaxReferences is [var declared] ? declared.GetSyntax() : null;
        if (operation is ConstructorDeclarationSyntax && Session.OperationOf(operation) is IConstructorBodyOperation body)
        {
            Base(made, type, body.Initializer, frame, at);
            evaluator.Statements.RunBody(body, frame);
        }
        else
        {
            Primary(made, type, operation as TypeDeclarationSyntax, frame, at);
        }

        Session.Guards.Truncate(depth);
        _depth--;
    }

    private void Base(ObjectValue made, INamedTypeSymbol type, IOperation? initializer, Frame frame, IOperation at)
    {
        var call = initializer as IInvocationOperation ?? (initializer as IExpressionStatementOperation)?.Operation as IInvocationOperation;
        if (call is not null)
            Construct(made, call.TargetMethod.ContainingType, call.TargetMethod, Arguments(call.Arguments, frame), at);
        else if (type.BaseType is { } parent && Parameterless(parent) is { } constructor)
            Construct(made, parent, constructor, [], at);
    }

    private void Primary(ObjectValue made, INamedTypeSymbol type, TypeDeclarationSyntax? syntax, Frame frame, IOperation at)
    {
        foreach (var parameter in ((IMethodSymbol)frame.Method).Parameters)
        {
            frame.TryGet(parameter, out var value);
            made.Members[parameter] = value;
            foreach (var member in type.GetMembers(parameter.Name))
            {
                // A record's parameter is a property, too.
                if (member is IPropertySymbol property && type.IsRecord)
                    made.Members[property] = value;
            }
        }

        if (type.BaseType is not { } parent)
            return;
        var given = syntax?.BaseList?.Types.Count > 0 ? syntax.BaseList.Types[0] as PrimaryConstructorBaseTypeSyntax : null;
        if (given is not null && Session.OperationOf(given) is IInvocationOperation call)
            Construct(made, parent, call.TargetMethod, Arguments(call.Arguments, frame), at);
        else if (Parameterless(parent) is { } constructor)
            Construct(made, parent, constructor, [], at);
    }

    private static IMethodSymbol? Parameterless(INamedTypeSymbol type)
    {
        foreach (var constructor in type.InstanceConstructors)
        {
            if (constructor.Parameters.Length == 0)
                return constructor;
        }

        return null;
    }

    private void Fields(ObjectValue made, INamedTypeSymbol type, IMethodSymbol constructor, Frame frame)
    {
        foreach (var member in type.GetMembers())
        {
            if (member.IsStatic || member is not (IFieldSymbol { IsImplicitlyDeclared: false } or IPropertySymbol) || member.DeclaringSyntaxReferences is not [var declared])
                continue;
            var initializer = declared.GetSyntax() switch
            {
                VariableDeclaratorSyntax field => field.Initializer,
                PropertyDeclarationSyntax property => property.Initializer,
                _ => null,
            };
            if (initializer is not null)
                made.Members[member] = evaluator.Evaluate(Session.OperationOf(initializer.Value), frame);
            else if (!made.Members.ContainsKey(member) && IsStored(member) && constructor.ContainingType.Equals(type, SymbolEqualityComparer.Default))
                made.Members[member] = null;
        }
    }

    private bool IsStored(ISymbol member) =>
        member is IFieldSymbol || (member is IPropertySymbol { GetMethod: { } getter, IsIndexer: false, IsAbstract: false } && Body(getter) is null);
}
