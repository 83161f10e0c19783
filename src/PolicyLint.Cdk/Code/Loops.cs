using Microsoft.CodeAnalysis.Operations;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Cdk.Code;

/// <summary>Loops: run as often as they will where that is known, once for all rounds where it is not.</summary>
internal sealed class Loops(Evaluator evaluator)
{
    private const int MostRounds = 1_000;

    private Session Session => evaluator.Session;

    public Completion ForEach(IForEachLoopOperation loop, Frame frame)
    {
        var collection = evaluator.Evaluate(loop.Collection, frame);
        if (collection is RecordValue { OpenBecause: null } dictionary)
            collection = Pairs(dictionary);
        if (collection is not SequenceValue { OpenBecause: null } known)
            return Unbounded(loop, frame, Session.AtRunTime(loop.Collection));
        var depth = Session.Guards.Count;
        foreach (var item in known.Items.ToArray())
        {
            Bind(loop, item, frame);
            var completion = evaluator.Statements.Run(loop.Body, frame);
            if (completion is Completion.Return or Completion.Exit or Completion.Throw)
                return completion;
            if (completion == Completion.Break)
                break;
        }

        if (!frame.HasReturned && !frame.HasExited)
            Session.Guards.Truncate(depth);
        return Completion.Normal;
    }

    /// <summary>The pairs of a dictionary, as a loop over it meets them.</summary>
    public static SequenceValue Pairs(RecordValue dictionary)
    {
        var pairs = new SequenceValue([], dictionary.Span);
        foreach (var slot in dictionary.Slots)
        {
            var pair = new RecordValue(null, "", slot.NameSpan);
            pair.Set(new Slot("Key", slot.NameSpan, new PlainValue(new ScalarValue(ScalarKind.String, slot.Name, slot.NameSpan))));
            pair.Set(slot with { Name = "Value" });
            pairs.Items.Add(pair);
        }

        return pairs;
    }

    private void Bind(IForEachLoopOperation loop, CodeValue item, Frame frame)
    {
        if (loop.LoopControlVariable is IVariableDeclaratorOperation variable)
        {
            frame.Declare(variable.Symbol, item);
            return;
        }

        // var (key, value)
        var index = 0;
        foreach (var local in loop.Locals)
        {
            CodeValue? part = item switch
            {
                SequenceValue tuple when index < tuple.Items.Count => tuple.Items[index],
                RecordValue { Type: null } pair => pair.Find(index == 0 ? "Key" : "Value")?.Value,
                _ => Session.AtRunTime(loop.LoopControlVariable),
            };
            frame.Declare(local, part);
            index++;
        }
    }

    public Completion For(IForLoopOperation loop, Frame frame)
    {
        evaluator.Statements.RunAll(loop.Before, frame);
        for (var round = 0; round < MostRounds; round++)
        {
            var condition = Session.Guards.Settle(evaluator.Evaluate(loop.Condition, frame));
            if (condition is not PlainValue { Value: ScalarValue { Kind: ScalarKind.Boolean } known })
                return Unbounded(loop, frame, null);
            if (known.Text != "true")
                return Completion.Normal;
            var completion = evaluator.Statements.Run(loop.Body, frame);
            if (completion is Completion.Return or Completion.Exit or Completion.Throw)
                return completion;
            if (completion == Completion.Break)
                return Completion.Normal;
            evaluator.Statements.RunAll(loop.AtLoopBottom, frame);
        }

        return Unbounded(loop, frame, null);
    }

    public Completion While(IWhileLoopOperation loop, Frame frame)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            if (round > 0 || loop.ConditionIsTop)
            {
                var condition = Session.Guards.Settle(evaluator.Evaluate(loop.Condition, frame));
                if (condition is not PlainValue { Value: ScalarValue { Kind: ScalarKind.Boolean } known })
                    return Unbounded(loop, frame, null);
                if ((known.Text == "true") == loop.ConditionIsUntil)
                    return Completion.Normal;
            }

            var completion = evaluator.Statements.Run(loop.Body, frame);
            if (completion is Completion.Return or Completion.Exit or Completion.Throw)
                return completion;
            if (completion == Completion.Break)
                return Completion.Normal;
        }

        return Unbounded(loop, frame, null);
    }


    // How often it runs is not known: once stands for all rounds, and the stack may hold more.
    private Completion Unbounded(ILoopOperation loop, Frame frame, CodeValue? element)
    {
        var because = Session.UnknownAt(Session.SpanOf(loop), $"how often a loop runs is only known when the program runs");
        evaluator.Assignments.Forget(loop.Body, frame);
        if (loop is IForEachLoopOperation each && element is not null)
            Bind(each, element, frame);
        var depth = Session.Guards.Count;
        var set = Session.Context.Count;
        var variable = Session.Questions.Ask(because, "loop", Session.SpanOf(loop)).Variable;
        Session.Guards.Push(variable, 0);
        evaluator.Constructs.Open(because, () => evaluator.Statements.Run(loop.Body, frame));
        Session.Guards.Truncate(depth);
        Session.Context.ForgetSince(set, because);
        evaluator.Assignments.Forget(loop.Body, frame);
        return Completion.Normal;
    }
}
