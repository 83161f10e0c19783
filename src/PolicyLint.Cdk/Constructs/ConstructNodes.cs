using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using PolicyLint.Cdk.Code;

namespace PolicyLint.Cdk.Constructs;

/// <summary>The tree of constructs as code walks it: <c>construct.Node</c>.</summary>
internal sealed class ConstructNodes(Evaluator evaluator)
{
    private Session Session => evaluator.Session;

    public CodeValue? Member(LibraryValue node, string member, IOperation at)
    {
        if (node.Receiver is not ConstructValue construct)
            return Session.AtRunTime(at);
        switch (member)
        {
            case "DefaultChild":
                return construct.Main is null ? Session.AtRunTime(at) : ConstructEvaluator.Level1Of(construct, construct.Main);
            case "Id" when construct.Id is { } id:
                return Session.Text(id, at);
            case "Scope":
                return construct.Scope;
            default:
                return Session.AtRunTime(at);
        }
    }

    public CodeValue? Invoke(LibraryValue node, string method, IReadOnlyList<Slot> arguments, IOperation at)
    {
        if (node.Receiver is not ConstructValue construct)
        {
            if (method == "SetContext")
                SetContext(null, arguments, at);
            return Session.AtRunTime(at);
        }

        switch (method)
        {
            case "FindChild" or "TryFindChild" when Evaluator.KnownText(arguments[0].Value) is { } id:
                return Child(construct, id, at);
            case "SetContext":
                SetContext(construct, arguments, at);
                return null;
            case "TryGetContext" or "GetContext" when Evaluator.KnownText(arguments[0].Value) is { } wanted && Session.Context.Find(construct, wanted, Session.SpanOf(at)) is { } found:
                return found;
            case "AddDependency" or "AddMetadata" or "AddValidation" or "TryGetContext" or "GetContext" or "LockChild":
                return Session.Unknown(at, method.EndsWith("Context", System.StringComparison.Ordinal) ? $"'{Session.Shorten(at.Syntax)}' comes from the app's context" : $"what {method} comes to is not followed");
            default:
                evaluator.Constructs.OpenBelow(construct, Session.UnknownAt(Session.SpanOf(at), $"what {method} changes is not followed"));
                return Session.AtRunTime(at);
        }
    }

    /// <summary>The code sets a context value.</summary>
    /// <param name="scope">Null where it is not known for which construct.</param>
    public void SetContext(ConstructValue? scope, IReadOnlyList<Slot> arguments, IOperation at)
    {
        var key = Evaluator.KnownText(Session.Guards.Settle(arguments[0].Value));
        if (scope is not null && key is not null && arguments.Count == 2)
            Session.Context.Set(scope, key, arguments[1].Value, Session.SpanOf(at));
        else
            Session.Context.Forget(scope, key, Session.UnknownAt(at, $"'{Session.Shorten(at.Syntax)}' changes the app's context"));
    }

    private CodeValue Child(ConstructValue construct, string id, IOperation at)
    {
        foreach (var made in Session.Constructs)
        {
            if (ReferenceEquals(made.Scope, construct) && made.Id == id)
                return made;
        }

        if (id is "Resource" or "Default" && construct.Main is { } main)
            return ConstructEvaluator.Level1Of(construct, main);
        evaluator.Constructs.OpenBelow(construct, Session.UnknownAt(Session.SpanOf(at), $"what is done to its child '{id}' is not followed"));
        return Session.AtRunTime(at);
    }
}
