using Microsoft.CodeAnalysis;
using PolicyLint.Cdk.Code;
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
            case EitherValue either:
                foreach (var alternative in either.Alternatives)
                    Escape(alternative, because);
                break;
        }
    }

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
