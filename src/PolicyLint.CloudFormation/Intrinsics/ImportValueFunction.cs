using PolicyLint.CloudFormation.Linking;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.CloudFormation.Intrinsics;

/// <summary><c>Fn::ImportValue</c>: what another stack exports under a name.</summary>
internal static class ImportValueFunction
{
    public static Value? Lower(IntrinsicCall call) => call.Compute(Import, call.Lower(call.Argument));

    private static Value Import(IntrinsicCall call, Sequence<Value> arguments)
    {
        if (arguments[0] is ListValue or MapValue)
            return call.Malformed("Fn::ImportValue takes the name of an export");
        var name = TextParts.Describe(arguments[0]);
        var unlinked = new UnknownValue(UnknownCause.Import, $"is imported from another stack's export '{name}'", name, call.Span);
        if (arguments[0] is not ScalarValue)
            return unlinked;
        var links = call.Lowering.Template.Options.Links;
        links.NoteImport(name);
        return new LinkedValue(_ => links.ImportedValue(name), unlinked, OriginKind.Imported, name);
    }
}
