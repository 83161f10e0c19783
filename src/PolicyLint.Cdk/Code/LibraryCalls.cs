using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using PolicyLint.Cdk.Constructs;
using PolicyLint.Cdk.Level2;
using PolicyLint.Cdk.Values;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Code;

/// <summary>Members of the CDK's types that are no constructs.</summary>
internal sealed class LibraryCalls
{
    private readonly Evaluator _evaluator;
    private readonly IntrinsicFunctions _intrinsics;
    private readonly ConstructNodes _nodes;

    public LibraryCalls(Evaluator evaluator)
    {
        _evaluator = evaluator;
        _intrinsics = new IntrinsicFunctions(evaluator);
        _nodes = new ConstructNodes(evaluator);
    }

    private Session Session => _evaluator.Session;

    public CodeValue StaticMember(IPropertyReferenceOperation operation)
    {
        var type = Session.Jsii.Of(operation.Property.ContainingType);
        var span = Session.SpanOf(operation);
        return type == "Aws" && PseudoParameter.OfMember(operation.Property.Name) is { } pseudo
            ? pseudo == "AWS::NoValue" ? new PlainValue(new ScalarValue(ScalarKind.Null, "null", span)) : new PlainValue(PseudoParameter.Of(pseudo, span))
            : new LibraryValue(type, operation.Property.Name, [], span);
    }

    public CodeValue? Member(LibraryValue library, string member, IOperation at)
    {
        if (library.TypeName == "Node")
            return _nodes.Member(library, member, at);
        if (library.TypeName == Connections.TypeName && member == "SecurityGroups" && CodePaths.Walk(library, "0.SecurityGroups", Session) is { } groups)
            return groups;
        if (member == "Connections" && new Connections(Session).Of(library) is { } connections)
            return connections;
        return new LibraryValue(library.TypeName, member, [], Session.SpanOf(at)) { Receiver = library };
    }

    public static void Assign(LibraryValue library, string member, CodeValue? value, SourceSpan name)
    {
        if (library.TypeName == PolicyStatements.TypeName)
            PolicyStatements.Assign(library, member, value, name);
        if (library is not { TypeName: "CfnOptions", Receiver: ConstructValue { Main: { } draft } })
            return;
        if (member == "Condition")
            draft.Condition = TemplateElements.ConditionOf(value, library);
        else if (member is "DeletionPolicy" or "UpdateReplacePolicy")
            draft.SetAttribute(member, Lifecycle.Word(value, name, member == "UpdateReplacePolicy"), name);
        else if (member == "Metadata")
            draft.Override(["Metadata"], ValueConversion.Of(value));
    }

    public CodeValue? Invoke(CodeValue? instance, IMethodSymbol method, IReadOnlyList<Slot> arguments, IOperation at)
    {
        var type = Session.Jsii.Of(method.ContainingType);
        if (instance is null && method.IsStatic)
            return Static(type, method, arguments, at);
        switch (instance)
        {
            case ConstructValue construct:
                return _evaluator.Constructs.Invoke(construct, method, arguments, at);
            case LibraryValue { TypeName: "Node" } node:
                return _nodes.Invoke(node, method.Name, arguments, at);
            case LibraryValue { TypeName: "Aspects", Member: "Of" } aspects when aspects.Argument(0) is ConstructValue scope:
                _evaluator.Constructs.OpenBelow(scope, Session.UnknownAt(Session.SpanOf(at), "an aspect may change it"));
                return null;
            case LibraryValue { TypeName: Connections.TypeName } connections when new Connections(Session).Invoke(connections, method.Name, arguments, Session.SpanOf(at)):
                return null;
            case LibraryValue { TypeName: SecurityGroupRules.GroupClass } group when method.Name is "AddIngressRule" or "AddEgressRule":
                new SecurityGroupRules(Session).Add(group, method.Name, arguments, Session.SpanOf(at));
                return null;
            case LibraryValue { TypeName: PolicyStatements.TypeName } statement:
                new PolicyStatements(Session).Invoke(statement, method.Name, arguments, Session.SpanOf(at));
                return method.Name == "Copy" ? statement : null;
            case LibraryValue { TypeName: "Tags", Member: "Of" } tags when tags.Argument(0) is ConstructValue scope:
                Session.Tagged.Add((scope, Session.UnknownAt(Session.SpanOf(at), "tags are added to all that is below")));
                return null;
            case LibraryValue { TypeName: "aws_iam.PolicyDocument" } document when method.Name == "AddStatements":
                AddStatements(document, arguments);
                return null;
            case LibraryValue { Member: "Connections" }:
                _evaluator.Constructs.Escape(null, arguments, method.Name, at);
                return null;
            case LibraryValue imported when CodePaths.IsImported(imported):
                OfImported(imported, method, arguments, at);
                return new LibraryValue(imported.TypeName, method.Name, arguments, Session.SpanOf(at)) { Receiver = imported };
            case LibraryValue chain when StateMachineSteps.IsStep(chain):
                return StateMachineSteps.Link(chain, method.Name, arguments, Session.SpanOf(at), Session);
            case LibraryValue library:
                if (method.ReturnsVoid)
                    library.Added.Add(Session.AtRunTime(at));
                return new LibraryValue(library.TypeName, method.Name, arguments, Session.SpanOf(at)) { Receiver = library };
            default:
                if (type.EndsWith("Node", System.StringComparison.Ordinal) && method.Name == "SetContext")
                    _nodes.SetContext(null, arguments, at);
                _evaluator.Constructs.Escape(null, arguments, method.Name, at);
                return Session.AtRunTime(at);
        }
    }

    private CodeValue? Static(string type, IMethodSymbol method, IReadOnlyList<Slot> arguments, IOperation at)
    {
        switch (type)
        {
            case "Fn":
                return _intrinsics.Call(method.Name, arguments, at);
            case "Token" when arguments.Count > 0:
                return arguments[0].Value;
            case "Stack" when method.Name == "Of" && arguments[0].Value is ConstructValue construct:
                return construct.Around;
            case "aws_iam.Grant":
                _evaluator.Constructs.Hand(arguments, method.Name, at);
                return Session.AtRunTime(at);
            default:
                return new LibraryValue(type, method.Name, arguments, Session.SpanOf(at));
        }
    }

    // Something made elsewhere can still change what is made here: the policy of whoever gets permissions for it.
    private void OfImported(LibraryValue imported, IMethodSymbol method, IReadOnlyList<Slot> arguments, IOperation at)
    {
        var grantees = arguments.Where(static a => a.Value is ConstructValue).ToList();
        if (method.Name.StartsWith("Grant", System.StringComparison.Ordinal))
            PolicyEdits.OpenGrantees(Session, grantees, Session.SpanOf(at));
        else if (grantees.Count > 0 || method.Name.StartsWith("Add", System.StringComparison.Ordinal))
            _evaluator.Constructs.Escape(null, grantees, imported + "." + method.Name, at);
        if (method.Name.StartsWith("Add", System.StringComparison.Ordinal) && imported.Argument(0) is ConstructValue { Around: { } stack })
            stack.StackOpenBecause ??= Session.UnknownAt(Session.SpanOf(at), $"what {method.Name} makes is not followed");
    }

    private static void AddStatements(LibraryValue document, IReadOnlyList<Slot> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Value is SequenceValue sequence)
                document.Added.AddRange(sequence.Items);
            else if (argument.Value is { } one)
                document.Added.Add(one);
        }
    }
}
