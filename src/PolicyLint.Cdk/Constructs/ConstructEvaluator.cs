using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PolicyLint.Cdk.Code;
using PolicyLint.Cdk.Level2;
using PolicyLint.Cdk.Values;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Constructs;

/// <summary>Turns constructs into resources.</summary>
internal sealed class ConstructEvaluator
{
    private readonly Evaluator _evaluator;
    private readonly Level1 _level1;
    private readonly Level2Members _level2;
    private readonly Escapes _escapes;

    public ConstructEvaluator(Evaluator evaluator)
    {
        _evaluator = evaluator;
        _level1 = new Level1(evaluator);
        _level2 = new Level2Members(evaluator.Session);
        _escapes = new Escapes(evaluator.Session);
    }

    private Session Session => _evaluator.Session;

    /// <summary>A stack that other code will put the constructs into whose scope is not known; made where it is first needed.</summary>
    public ConstructValue? Loose { get; set; }

    /// <summary>True while code is followed that nobody calls here: what it shows to others may be changed there.</summary>
    public bool IsExposed { get => _escapes.IsExposed; set => _escapes.IsExposed = value; }

    public ConstructValue Create(INamedTypeSymbol type, IMethodSymbol constructor, IReadOnlyList<Slot> arguments, IOperation at, Frame frame)
    {
        var made = new ConstructValue(type, Session.Jsii.OfBase(type), Session.SpanOf(at)) { IdSpan = NameSpan(at), Ordinal = ++Session.Made };
        if (Session.Jsii.Of(type).Length > 0 || frame.Depth > Session.MostCalls)
            Attach(made, arguments, at);
        else
            _evaluator.Calls.Construct(made, type, constructor, arguments, at);
        if (!made.IsAttached)
            Attach(made, [], at);
        return made;
    }

    /// <summary>Puts the construct where its scope and id say, and makes the resources that it stands for.</summary>
    public void Attach(ConstructValue made, IReadOnlyList<Slot> arguments, IOperation at)
    {
        if (made.IsAttached)
            return;
        made.IsAttached = true;
        made.Presence = Session.Guards.ToCondition();
        var isRoot = made.ClassName == "App";
        var isStack = Session.Jsii.Derives(made.Type, ConstructNames.Stack);
        made.Scope = isRoot ? null : ScopeOf(arguments);
        if (arguments.Count > 1 && !isRoot)
        {
            made.Id = Evaluator.KnownText(Session.Guards.Settle(arguments[1].Value));
            if (made.Id is null)
                made.UsualId = UsualIds.Of(made, arguments[1].Value, Session);
            if (made.Id is not null && arguments[1].NameSpan.File == made.Span.File)
                made.IdSpan = arguments[1].NameSpan;
        }

        if (isStack)
            made.OwnStack = new Stack(made.Span.File);
        else if (made.Stack is null && !isRoot && made.ClassName != "Stage")
            made.Scope = Loose ??= LooseStack(made, at);
        var first = Session.Constructs.Count;
        Session.Constructs.Add(made);
        var properties = isRoot ? 0 : 2;
        made.Properties = arguments.Count > properties ? arguments[properties].Value : null;
        if (made.Stack is not null)
            MakeResources(made, arguments, at);
        for (; first < Session.Constructs.Count; first++)
            Tell(Session.Constructs[first]);
    }

    private void Tell(ConstructValue construct)
    {
        foreach (var resource in construct.Resources)
            Session.Types.Add(resource.Type);
    }

    /// <summary>The level 1 construct inside a level 2 construct.</summary>
    public static ConstructValue Level1Of(ConstructValue construct, ResourceDraft draft)
    {
        if (draft.StructName == construct.ClassName + "Props")
            return construct;
        var inner = new ConstructValue(construct.Type, draft.StructName.Substring(0, draft.StructName.Length - "Props".Length), construct.Span)
        {
            Scope = construct,
            Id = "Resource",
            IdSpan = construct.IdSpan,
            IsAttached = true,
        };
        inner.Resources.Add(draft);
        return inner;
    }

    /// <summary>What a member of a construct comes to.</summary>
    public CodeValue? Member(ConstructValue construct, IPropertySymbol property, IOperation at)
    {
        if (property.Name is "Node" or "CfnOptions")
            return new LibraryValue(property.Name, property.Name, [], Session.SpanOf(at)) { Receiver = construct };
        if (property.Name == "Stack")
            return construct.Around;
        if (construct.OwnStack is { } stack && StackMember(property.Name) is { } pseudo)
            return new PlainValue(new ReferenceValue(stack, pseudo, null, Session.SpanOf(at)));
        return _level1.Member(construct, property.Name, at) ?? Level2Members.Member(construct, property.Name, Session.SpanOf(at), Session) ?? Session.Unknown(at, $"what '{Session.Shorten(at.Syntax)}' comes to is not followed");
    }

    public void Assign(ConstructValue construct, string member, CodeValue? value, SourceSpan name) => _level1.Assign(construct, member, value, name);

    public CodeValue? Invoke(ConstructValue construct, IMethodSymbol method, IReadOnlyList<Slot> arguments, IOperation at)
    {
        if (StateMachineSteps.IsStep(construct))
            return StateMachineSteps.Link(construct, method.Name, arguments, Session.SpanOf(at), Session);
        if (_level1.Invoke(construct, method.Name, arguments, at, out var result))
            return result;
        if (Level2Members.TextOf(construct, method.Name, arguments, Session.SpanOf(at)) is { } text)
            return new PlainValue(text);
        if (_level2.Invoke(construct, method.Name, arguments, Session.SpanOf(at), out result))
            return result ?? (method.ReturnsVoid || at.Parent is IExpressionStatementOperation ? null : Session.AtRunTime(at));
        if (!ConstructNames.IsWithoutResources(construct.ClassName))
        {
            var because = Session.UnknownAt(Session.SpanOf(at), $"what {method.Name} changes is not followed");
            _escapes.Open(construct, because);
            foreach (var argument in arguments)
                _escapes.Hand(argument.Value, because);
        }

        return Session.Unknown(at, $"what {method.Name} comes to is not followed");
    }

    /// <summary>Constructs were handed to code that is not followed.</summary>
    public void Escape(CodeValue? instance, IReadOnlyList<Slot> arguments, string to, IOperation at)
    {
        var because = Session.UnknownAt(Session.SpanOf(at), $"{to} may change it and is not followed");
        _escapes.Escape(instance, because);
        foreach (var argument in arguments)
            _escapes.Escape(argument.Value, because);
    }

    /// <summary>Constructs were handed to a part of the CDK that is not followed.</summary>
    public void Hand(IReadOnlyList<Slot> arguments, string to, IOperation at)
    {
        var because = Session.UnknownAt(Session.SpanOf(at), $"{to} may change it and is not followed");
        foreach (var argument in arguments)
            _escapes.Hand(argument.Value, because);
    }

    public void Exposed(ObjectValue owner, ISymbol member, CodeValue? value, SourceSpan name) => _escapes.Expose(owner, member, value, name);

    /// <summary>Everything below the construct may be changed by what is not followed.</summary>
    public void OpenBelow(ConstructValue construct, UnknownValue because) => _escapes.Open(construct, because);

    /// <summary>Stacks in which the code makes constructs may hold more of them.</summary>
    public void Open(UnknownValue because, Action run)
    {
        var before = Session.Constructs.Count;
        run();
        for (var i = before; i < Session.Constructs.Count; i++)
        {
            if (Session.Constructs[i].Around is { } stack)
                stack.StackOpenBecause ??= because;
        }
    }

    private void MakeResources(ConstructValue made, IReadOnlyList<Slot> arguments, IOperation at)
    {
        if (_level1.Make(made, arguments, at) || Level2Lowering.Make(made, Session) || ConstructNames.IsWithoutResources(made.ClassName))
            return;
        var because = Session.UnknownAt(made.IdSpan, $"which resources {made.ClassName} makes is not followed");
        made.Around!.StackOpenBecause ??= because;
        for (var i = 1; i < arguments.Count; i++)
            _escapes.Hand(arguments[i].Value, because);
        Level1.MakeOpaque(made, because);
    }

    private ConstructValue? ScopeOf(IReadOnlyList<Slot> arguments)
    {
        if (arguments.Count == 0)
            return null;
        var scope = Session.Guards.Settle(arguments[0].Value);
        while (scope is EitherValue either)
            scope = either.Alternatives[0];
        return scope as ConstructValue;
    }

    private ConstructValue LooseStack(ConstructValue first, IOperation at)
    {
        var because = Session.UnknownAt(Session.SpanOf(at), "the code that puts this into a stack is not followed");
        var loose = new ConstructValue(first.Type, ConstructNames.Stack, first.Span) { OwnStack = new Stack(first.Span.File), StackOpenBecause = because, IsAttached = true };
        Session.Constructs.Add(loose);
        return loose;
    }

    private SourceSpan NameSpan(IOperation at) => at.Syntax switch
    {
        ObjectCreationExpressionSyntax creation => Session.Sources.Of(creation.Type),
        ImplicitObjectCreationExpressionSyntax creation => Session.Sources.File(creation.SyntaxTree).Span(creation.NewKeyword.SpanStart, creation.NewKeyword.Span.End),
        ClassDeclarationSyntax type => Session.Sources.File(type.SyntaxTree).Span(type.Identifier.SpanStart, type.Identifier.Span.End),
        ConstructorDeclarationSyntax type => Session.Sources.File(type.SyntaxTree).Span(type.Identifier.SpanStart, type.Identifier.Span.End),
        _ => Session.SpanOf(at),
    };

    private static string? StackMember(string member) => member switch
    {
        "Account" => PseudoParameter.Account,
        "Partition" => PseudoParameter.Partition,
        "Region" => "AWS::Region",
        "StackId" => "AWS::StackId",
        "StackName" => "AWS::StackName",
        "UrlSuffix" => "AWS::URLSuffix",
        _ => null,
    };
}
