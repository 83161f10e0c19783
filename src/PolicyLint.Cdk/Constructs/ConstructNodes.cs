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
            return Session.AtRunTime(at);
        switch (method)
        {
            case "FindChild" or "TryFindChild" when Evaluator.KnownText(arguments[0].Value) is { } id:
                return Child(construct, id, at);
            case "SetContext" when arguments.Count == 2 && !Session.Guards.IsConditional && Evaluator.KnownText(arguments[0].Value) is { } key:
                Session.Context.Set(construct, key, arguments[1].Value);
                return null;
            case "TryGetContext" or "GetContext" when Evaluator.KnownText(arguments[0].Value) is { } wanted && Session.Context.Find(construct, wanted, Session.SpanOf(at)) is { } found:
                return found;
            case "AddDependency" or "SetContext" or "AddMetadata" or "AddValidation" or "TryGetContext" or "GetContext" or "LockChild":
                return Session.Unknown(at, method.EndsWith("Context", System.StringComparison.Ordinal) ? $"'{Session.Shorten(at.Syntax)}' comes from the app's context" : $"what {method} comes to is not followed");
            default:
                evaluator.Constructs.OpenBelow(construct, Session.UnknownAt(Session.SpanOf(at), $"what {method} changes is not followed"));
                return Session.AtRunTime(at);
        }
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
