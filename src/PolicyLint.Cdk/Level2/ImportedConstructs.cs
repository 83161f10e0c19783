using PolicyLint.Cdk.Code;
using PolicyLint.Cdk.Constructs;

namespace PolicyLint.Cdk.Level2;

/// <summary>What stands for something made elsewhere is a construct, too, with a place of its own in the tree, below which others can be made.</summary>
internal static class ImportedConstructs
{
    /// <summary>The construct that the value is; null where it is none, or its place is not known.</summary>
    public static ConstructValue? Of(CodeValue? value, Session session)
    {
        if (value is not LibraryValue imported)
            return value as ConstructValue;
        if (!CodePaths.IsImported(imported) || Evaluator.KnownText(imported.Argument(1)) is not { } id)
            return null;
        var scope = (ConstructValue)imported.Argument(0)!;
        if (session.Child(scope, id) is { } before)
            return before;
        var standIn = new ConstructValue(scope.Type, ConstructNames.Construct, imported.Span) { Scope = scope, Id = id, IdSpan = imported.Span, IsAttached = true };
        session.Constructs.Add(standIn);
        return standIn;
    }
}
