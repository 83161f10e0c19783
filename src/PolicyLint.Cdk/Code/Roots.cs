using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using PolicyLint.Cdk.Constructs;
using PolicyLint.Cdk.Names;
using PolicyLint.Cdk.Values;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Code;

/// <summary>Where the evaluation begins: the program's entry point, then each class of constructs that the program did not come to.</summary>
internal sealed class Roots(Compilation compilation, SourceMap sources, FeatureFlags flags, BoundCode bound, TypesReached types)
{
    private readonly JsiiNames _jsii = new();
    private readonly HashSet<ISymbol> _reached = new(SymbolEqualityComparer.Default);

    public IReadOnlyList<ResourceGraph> Follow()
    {
        var worlds = new List<ResourceGraph>();
        if (compilation.GetEntryPoint(CancellationToken.None) is { } main)
            Follow(main, worlds);
        var types = new List<INamedTypeSymbol>();
        Collect(compilation.Assembly.GlobalNamespace, types);
        foreach (var isStack in new[] { true, false })
        {
            foreach (var type in types)
            {
                if (_jsii.Derives(type, ConstructNames.Stack) == isStack)
                    FollowUncalled(type, worlds);
            }
        }

        return worlds;
    }

    private void FollowUncalled(INamedTypeSymbol type, List<ResourceGraph> worlds)
    {
        foreach (var constructor in type.InstanceConstructors)
        {
            if (_reached.Contains(constructor))
                return;
        }

        // Of several constructors the longest one tells most.
        IMethodSymbol? longest = null;
        foreach (var constructor in type.InstanceConstructors)
        {
            if (constructor.DeclaringSyntaxReferences.Length > 0 && (longest is null || constructor.Parameters.Length > longest.Parameters.Length))
                longest = constructor;
        }

        if (longest is not null)
            Follow(longest, worlds);
    }

    /// <summary>Code whose evaluation went wrong in us, and how.</summary>
    public List<Problem> Failures { get; } = [];

    // One class that fails must not take the others with it; the user is told which it is.
    private void Follow(IMethodSymbol root, List<ResourceGraph> worlds)
    {
        try
        {
            Evaluate(root, worlds);
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
        {
            var syntax = root.DeclaringSyntaxReferences[0].GetSyntax();
            var place = sources.File(syntax.SyntaxTree).Span(syntax.SpanStart, syntax.SpanStart);
            Failures.Add(new Problem(place, exception.GetType().Name + ": " + exception.Message));
        }
    }

    private void Evaluate(IMethodSymbol root, List<ResourceGraph> worlds)
    {
        if (root.DeclaringSyntaxReferences is not [var declared])
            return;
        var session = new Session(compilation, sources, _jsii, flags, bound, types);
        var evaluator = new Evaluator(session);
        var syntax = declared.GetSyntax();
        if (session.OperationOf(syntax) is not { } at)
            return;
        evaluator.Constructs.IsExposed = root.MethodKind == MethodKind.Constructor;
        if (root.MethodKind == MethodKind.Constructor)
            evaluator.Constructs.Create(root.ContainingType, root, Unknowns(root, session), at, new Frame(root, null, null, 0));
        else
            FollowMain(root, at, session, evaluator);
        _reached.UnionWith(session.Reached);
        if (Seal(session) is { Count: > 0 } stacks)
            worlds.Add(new ResourceGraph(stacks));
    }

    private static void FollowMain(IMethodSymbol main, IOperation at, Session session, Evaluator evaluator)
    {
        session.Reached.Add(main);
        var frame = new Frame(main, null, null, 0);
        foreach (var argument in Unknowns(main, session))
            frame.Declare(main.Parameters[0], argument.Value);
        if (at.Syntax is CompilationUnitSyntax unit)
            evaluator.Statements.RunTopLevel(unit, frame);
        else
            evaluator.Statements.RunBody(at, frame);
    }

    private static List<Slot> Unknowns(IMethodSymbol method, Session session)
    {
        var arguments = new List<Slot>();
        foreach (var parameter in method.Parameters)
        {
            if (parameter.DeclaringSyntaxReferences is not [var declared])
                continue;
            var span = session.Sources.Of(declared.GetSyntax());
            var because = $"depends on parameter '{parameter.Name}' of {method.ContainingType.Name}";
            arguments.Add(new Slot(parameter.Name, span, new PlainValue(new UnknownValue(UnknownCause.Code, because, null, span))));
        }

        return arguments;
    }

    private static List<Stack> Seal(Session session)
    {
        var stacks = new List<Stack>();
        foreach (var construct in session.Constructs)
        {
            if (construct.OwnStack is { } own)
                stacks.Add(own);
            foreach (var draft in construct.Resources)
            {
                Tag(draft, session);
                construct.Stack?.Add(draft.Seal(construct.Stack));
            }
        }

        foreach (var construct in session.Constructs)
        {
            if (construct.OwnStack is not { } own)
                continue;
            var empty = new MapValue([], construct.Span);
            var because = construct.StackOpenBecause
                ?? (session.IsExhausted ? new UnknownValue(UnknownCause.Limit, "the code is too long to be followed", null, construct.Span) : null);
            var constraint = session.Questions.Exclusive.Count + session.Guards.Settled.Count > 0 ? new ExclusiveAnswers(session.Questions.Exclusive, session.Guards.Settled) : null;
            own.Seal(empty, new MapValue([], construct.Span) { OpenBecause = because }, because, constraint);
        }

        return stacks;
    }

    private static void Tag(ResourceDraft draft, Session session)
    {
        foreach (var (scope, because) in session.Tagged)
        {
            if (draft.Owner.IsBelow(scope))
                draft.Properties = MapEdits.With(draft.Properties, "Tags", because.Span, because);
        }
    }

    private void Collect(INamespaceOrTypeSymbol container, List<INamedTypeSymbol> types)
    {
        foreach (var member in container.GetMembers())
        {
            if (member is INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false, IsStatic: false } type && _jsii.Derives(type, ConstructNames.Construct))
                types.Add(type);
            if (member is INamespaceOrTypeSymbol inner)
                Collect(inner, types);
        }
    }
}
