using Microsoft.CodeAnalysis;
using PolicyLint.Cdk.Code;
using PolicyLint.Cdk.Level2;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Constructs;

/// <summary>Constructs that other code may still change: of those nobody can say that something is not set.</summary>
internal sealed class Escapes(Session session)
{
    public bool IsExposed { get; set; }

    /// <summary>The construct and all below it may have more properties than we saw.</summary>
    public void Open(ConstructValue construct, UnknownValue because)
    {
        // What is done to a construct of level 2 may make further resources.
        if (construct.OwnStack is not null || !ConstructNames.IsWithoutResources(construct.ClassName) && construct.ClassName.IndexOf(".Cfn", System.StringComparison.Ordinal) < 0)
        {
            if (construct.Around is { } stack)
                stack.StackOpenBecause ??= because;
        }

        foreach (var made in session.Constructs)
        {
            if (!made.IsBelow(construct))
                continue;
            made.HandedBecause ??= because;
            foreach (var resource in made.Resources)
                resource.OpenBecause ??= because;
        }
    }

    public void Escape(CodeValue? value, UnknownValue because)
    {
        switch (value)
        {
            case ConstructValue construct:
                Open(construct, because);
                break;
            case SequenceValue sequence:
                sequence.OpenBecause ??= because;
                foreach (var item in sequence.Items)
                    Escape(item, because);
                break;
            case RecordValue record:
                record.OpenBecause ??= because;
                foreach (var slot in record.Slots)
                    Escape(slot.Value, because);
                break;
            case LibraryValue library:
                Hand(library, because);
                break;
            case EitherValue either:
                foreach (var alternative in either.Alternatives)
                    Escape(alternative, because);
                break;
        }
    }

    /// <summary>The value was handed to a part of the CDK that is not followed: it may be given permissions and rules there.</summary>
    /// <remarks>The CDK's constructs know each other by interfaces, which reach policies, roles, keys and security groups, and no other properties.</remarks>
    public void Hand(CodeValue? value, UnknownValue because)
    {
        switch (value)
        {
            case ConstructValue { OwnStack: not null }:
                break;
            case ConstructValue construct:
                OpenReachable(construct, because);
                if (new PolicyEdits(session).PrincipalOf(construct) is { } principal && !principal.IsBelow(construct))
                    OpenReachable(principal, because);
                break;
            case SequenceValue sequence:
                foreach (var item in sequence.Items)
                    Hand(item, because);
                break;
            case RecordValue record:
                foreach (var slot in record.Slots)
                    Hand(slot.Value, because);
                break;
            case LibraryValue library when !CodePaths.IsImported(library):
                foreach (var argument in library.Arguments)
                    Hand(argument.Value, because);
                Hand(library.Receiver, because);
                break;
            case EitherValue either:
                foreach (var alternative in either.Alternatives)
                    Hand(alternative, because);
                break;
        }
    }

    private void OpenReachable(ConstructValue construct, UnknownValue because)
    {
        foreach (var made in session.Constructs)
        {
            if (!made.IsBelow(construct))
                continue;
            made.HandedBecause ??= because;
            foreach (var resource in made.Resources)
            {
                if (IsReachable(resource.Type))
                    resource.OpenBecause ??= because;
            }
        }
    }

    private static bool IsReachable(string type) =>
        type is "AWS::EC2::SecurityGroup" or "AWS::KMS::Key" || type.StartsWith("AWS::IAM::", System.StringComparison.Ordinal) || type.EndsWith("Policy", System.StringComparison.Ordinal);

    /// <summary>A construct was put where other code reaches it.</summary>
    public void Expose(ObjectValue owner, ISymbol member, CodeValue? value, SourceSpan name)
    {
        if (!IsExposed || value is not ConstructValue construct || owner is not ConstructValue
            || member.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal))
        {
            return;
        }

        Open(construct, Session.UnknownAt(name, $"code elsewhere may change it through '{member.Name}'"));
    }
}
