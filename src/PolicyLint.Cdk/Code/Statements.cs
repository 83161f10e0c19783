using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Cdk.Code;

/// <summary>How a statement ends.</summary>
internal enum Completion
{
    Normal,
    Break,
    Continue,
    Return,

    /// <summary>The program ends as it should: what it has made is its template.</summary>
    Exit,

    /// <summary>By an exception that nobody handles: the program makes no template.</summary>
    Throw,
}

/// <summary>Runs statements. Under a condition that is not known both ways are run, and what they do is kept apart.</summary>
internal sealed class Statements(Evaluator evaluator)
{
    private readonly Loops _loops = new(evaluator);

    private Session Session => evaluator.Session;

    public Completion RunBody(IOperation body, Frame frame) =>
        Run(body is IMethodBodyBaseOperation method ? (IOperation?)method.BlockBody ?? method.ExpressionBody : body, frame);

    /// <summary>Runs a program without a class around it.</summary>
    public void RunTopLevel(CompilationUnitSyntax unit, Frame frame)
    {
        foreach (var member in unit.Members)
        {
            if (member is GlobalStatementSyntax { Statement: var statement } && Run(Session.OperationOf(statement), frame) != Completion.Normal)
                return;
        }
    }

    /// <summary>Runs one statement.</summary>
    public Completion Run(IOperation? statement, Frame frame)
    {
        if (statement is null || !Session.Step())
            return Completion.Normal;
        switch (statement)
        {
            case IBlockOperation block:
                return RunAll(block.Operations, frame);
            case IExpressionStatementOperation expression:
                return evaluator.Evaluate(expression.Operation, frame) is NeverValue never ? End(never, frame) : Completion.Normal;
            case IVariableDeclarationGroupOperation group:
                return Declare(group, frame);
            case IConditionalOperation conditional:
                return If(conditional, frame);
            case IReturnOperation result:
                return Return(result, frame);
            case IThrowOperation:
                return Session.Handlers > 0 ? Completion.Return : Completion.Throw;
            case IBranchOperation branch:
                return branch.BranchKind == BranchKind.Continue ? Completion.Continue : Completion.Break;
            case IForEachLoopOperation loop:
                return _loops.ForEach(loop, frame);
            case IForLoopOperation loop:
                return _loops.For(loop, frame);
            case IWhileLoopOperation loop:
                return _loops.While(loop, frame);
            case ISwitchOperation choice:
                return Switch(choice, 0, evaluator.Evaluate(choice.Value, frame), frame);
            case ITryOperation attempt:
                return Try(attempt, frame);
            case IUsingOperation use:
                Run(use.Resources, frame);
                return Run(use.Body, frame);
            case IUsingDeclarationOperation use:
                Run(use.DeclarationGroup, frame);
                return Completion.Normal;
            case ILockOperation locked:
                return Run(locked.Body, frame);
            case ILabeledOperation labeled:
                return Run(labeled.Operation, frame);
            case ILocalFunctionOperation or IEmptyOperation:
                return Completion.Normal;
            default:
                evaluator.Evaluate(statement, frame);
                return Completion.Normal;
        }
    }

    /// <summary>Runs statements until one of them ends the rest.</summary>
    public Completion RunAll(ImmutableArray<IOperation> statements, Frame frame)
    {
        foreach (var statement in statements)
        {
            var completion = Run(statement, frame);
            if (completion != Completion.Normal)
                return completion;
        }

        return Completion.Normal;
    }

    private Completion Try(ITryOperation attempt, Frame frame)
    {
        var handlers = attempt.Catches.Length;
        Session.Handlers += handlers;
        var completion = Run(attempt.Body, frame);
        Session.Handlers -= handlers;
        Run(attempt.Finally, frame);
        return completion;
    }

    private Completion Declare(IVariableDeclarationGroupOperation group, Frame frame)
    {
        foreach (var declaration in group.Declarations)
        {
            foreach (var declarator in declaration.Declarators)
            {
                var initializer = declarator.Initializer ?? declaration.Initializer;
                var value = initializer is null ? null : evaluator.Evaluate(initializer.Value, frame);
                if (value is NeverValue never)
                    return End(never, frame);
                frame.Declare(declarator.Symbol, value);
            }
        }

        return Completion.Normal;
    }

    private Completion Return(IReturnOperation result, Frame frame)
    {
        var value = evaluator.Evaluate(result.ReturnedValue, frame);
        if (value is NeverValue never)
            return End(never, frame);
        frame.Result = Session.Guards.Write(value, frame.Result);
        frame.HasReturned = true;
        return Completion.Return;
    }

    // Nobody gets a result where the program has ended.
    private Completion End(NeverValue never, Frame frame)
    {
        if (!never.IsOrderly)
            return Completion.Throw;
        frame.Result = Session.Guards.Write(new PlainValue(Session.UnknownAt(never.Span, "the program ends here")), frame.Result);
        frame.HasExited = true;
        return Completion.Exit;
    }

    private Completion If(IConditionalOperation conditional, Frame frame)
    {
        var condition = Session.Guards.Settle(evaluator.Evaluate(conditional.Condition, frame));
        if (condition is PlainValue { Value: ScalarValue { Kind: ScalarKind.Boolean } known })
            return Run(known.Text == "true" ? conditional.WhenTrue : conditional.WhenFalse, frame);
        return Fork(condition, conditional.Condition, truth => Run(truth ? conditional.WhenTrue : conditional.WhenFalse, frame));
    }

    // Where one way ends early, what follows runs on the other way only: that guard stays until the method or loop ends.
    private Completion Fork(CodeValue? condition, IOperation at, System.Func<bool, Completion> run)
    {
        condition = Session.Guards.Settle(condition);
        if (condition is PlainValue { Value: ScalarValue { Kind: ScalarKind.Boolean } known })
            return run(known.Text == "true");
        var either = condition as EitherValue ?? evaluator.Ask(condition, at);
        var ways = RunEach(either, at, run);
        if (ways.Living == 1 && either.Alternatives.Count > 1)
            return Live(either.Variable, ways.LastLiving, ways.Further, ways.GoingOn == 1 ? Completion.Normal : ways.Ended);
        if (ways.GoingOn == 0)
            return ways.Ended;
        if (ways.GoingOn == 1 && either.Alternatives.Count > 1)
        {
            Session.Guards.Push(either.Variable, ways.LastGoingOn);
            Resume(ways.FurtherOn);
        }

        return Completion.Normal;
    }

    private Ways RunEach(EitherValue either, IOperation at, System.Func<bool, Completion> run)
    {
        var ways = new Ways();
        var depth = Session.Guards.Count;
        for (var i = 0; i < either.Alternatives.Count; i++)
        {
            Session.Guards.Push(either.Variable, i);
            var completion = Fork(either.Alternatives[i], at, run);
            ways.Add(i, completion, Session.Guards.Since(depth + 1));
            Session.Guards.Truncate(depth);
        }

        return ways;
    }

    // All other ways end the program: what follows runs on this one for sure.
    private Completion Live(Variable variable, int index, IReadOnlyList<Guard> further, Completion completion)
    {
        Session.Guards.Assume(variable, index);
        Resume(further);
        return completion;
    }

    private void Resume(IReadOnlyList<Guard> guards)
    {
        foreach (var guard in guards)
        {
            if (guard.IsAssumed)
                Session.Guards.Assume(guard.Variable, guard.Index);
            else
                Session.Guards.Push(guard.Variable, guard.Index);
        }
    }

    private Completion Switch(ISwitchOperation choice, int index, CodeValue? value, Frame frame)
    {
        if (index == choice.Cases.Length)
            return Completion.Normal;
        var section = choice.Cases[index];
        CodeValue? matches = Session.Truth(false, section);
        foreach (var clause in section.Clauses)
        {
            var before = matches;
            matches = evaluator.Fork(before, clause, truth => truth ? Session.Truth(true, clause) : Matches(clause, value, frame));
        }

        return Fork(matches, section, truth =>
        {
            if (!truth)
                return Switch(choice, index + 1, value, frame);
            var completion = RunAll(section.Body, frame);
            return completion == Completion.Break ? Completion.Normal : completion;
        });
    }

    private CodeValue? Matches(ICaseClauseOperation clause, CodeValue? value, Frame frame) => clause switch
    {
        IDefaultCaseClauseOperation => Session.Truth(true, clause),
        ISingleValueCaseClauseOperation single => evaluator.Operators.Equal(value, evaluator.Evaluate(single.Value, frame), clause),
        IPatternCaseClauseOperation { Guard: null } pattern => evaluator.Operators.Matches(pattern.Pattern, value, clause, frame),
        _ => Session.AtRunTime(clause),
    };
}
