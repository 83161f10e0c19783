using PolicyLint.Cdk.Code;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Level2;

/// <summary>The words of tables that name constructs, their resources and subnets.</summary>
internal sealed class TableNames(TableTemplates templates)
{
    private ConstructValue Construct => templates.Construct;

    private SourceSpan Span => Construct.IdSpan;

    /// <summary>What the word comes to; null where there is nothing to name.</summary>
    public Value? Of(string word, Node first, MapNode map, Subject subject)
    {
        switch (word)
        {
            case "$id":
                return Construct.Id is { } id ? Text(id) : Session.UnknownAt(Span, "the construct's id is not known");
            case "$idOf":
                return IdOf(templates.Code.Of(first, subject));
            case "$path":
                return NodePath();
            case "$sha256":
                return templates.Of(first, subject) is ScalarValue text ? Text(Hash(text.Text)) : Session.UnknownAt(Span, "a hash of what is not known");
            case "$logicalId":
                return Text(Construct.LogicalIdAt("Resource"));
            case "$uniqueId":
                return Text(((ScalarNode)first).Text is { Length: > 0 } below ? SecurityGroupRules.UniqueId(Construct, below) : SecurityGroupRules.UniqueId(Construct));
            case "$of":
                return Resource(templates.Code.Of(first, subject), map);
            case "$sdkAction":
                return SdkActions.Of(templates.Find(((ScalarNode)first).Text, subject), templates.Session, Span);
            case "$secret":
                return new UnknownValue(UnknownCause.SecretsManagerReference, "a secret is read when the stack is deployed", null, Span);
            case "$subnets":
                var subnets = new SubnetSelections(templates.Session).Of(templates.Code.Of(map.Find("of"), subject), templates.Code.Of(first, subject), Span);
                return TableTemplates.TextOf(map, "take") == "first" && subnets is ListValue { Items: { Count: > 0 } items } ? items[0] : subnets;
            default:
                return Session.UnknownAt(Span, $"what {word} comes to is not followed");
        }
    }

    // As the CDK's texts have it, with the stack's own id.
    private Value NodePath()
    {
        var below = Text("/" + Construct.Path);
        return Construct.Around is { Id: not null } stack
            ? Text(stack.PathId + below.Text)
            : new JoinedValue([Session.UnknownAt(Span, "the stack's id is not known"), below], Span);
    }

    private static string Hash(string text)
    {
        using var sha = System.Security.Cryptography.SHA256.Create();
        return System.Convert.ToBase64String(sha.ComputeHash(System.Text.Encoding.UTF8.GetBytes(text)));
    }

    private Value? IdOf(CodeValue? code) => code switch
    {
        ConstructValue { Id: { } own } => Text(own),
        LibraryValue imported => imported.Argument(1) is PlainValue { Value: ScalarValue id } ? id : null,
        _ => null,
    };

    // The resource that stands for a construct, or the one at a path below it.
    private Value Resource(CodeValue? code, MapNode map) => code switch
    {
        ConstructValue construct when map.Find("path") is { } path => templates.Reference(construct, path, map),
        ConstructValue construct => Level2Values.Reference(construct, TableTemplates.TextOf(map, "attribute") ?? ""),
        _ => Session.UnknownAt(Span, "which construct this refers to is not followed"),
    };

    private ScalarValue Text(string text) => new(ScalarKind.String, text, Span);
}
