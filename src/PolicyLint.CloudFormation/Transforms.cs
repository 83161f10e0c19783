using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.CloudFormation;

/// <summary>The macros a template asks for in its <c>Transform</c> section.</summary>
internal sealed class Transforms
{
    public const string Serverless = "AWS::Serverless-2016-10-31";
    public const string LanguageExtensions = "AWS::LanguageExtensions";

    private Transforms(bool isServerless, bool hasLanguageExtensions, UnknownValue? openBecause)
    {
        IsServerless = isServerless;
        HasLanguageExtensions = hasLanguageExtensions;
        OpenBecause = openBecause;
    }

    public bool IsServerless { get; }

    public bool HasLanguageExtensions { get; }

    /// <summary>The first macro whose doings we do not know; null without one.</summary>
    public UnknownValue? OpenBecause { get; }

    public static Transforms Of(MapNode root, Template template)
    {
        var isServerless = false;
        var hasLanguageExtensions = false;
        UnknownValue? open = root.Find("Fn::Transform") is { } whole ? Macro(NameOf(whole) ?? "Fn::Transform", whole) : null;
        foreach (var transform in Each(root.Find("Transform")))
        {
            switch (NameOf(transform))
            {
                case null:
                    template.Report(transform.Span, "Transform names macros: a string, a map with Name, or a list of them");
                    break;
                case Serverless:
                    isServerless = true;
                    break;
                case LanguageExtensions:
                    hasLanguageExtensions = true;
                    break;
                case var name:
                    open ??= Macro(name, transform);
                    break;
            }
        }

        return new Transforms(isServerless, hasLanguageExtensions, open);
    }

    /// <summary>The unknown that a macro leaves where it writes.</summary>
    public static UnknownValue Macro(string name, Node at) =>
        new(UnknownCause.Macro, $"the macro '{name}' may write anything here", name, at.Span);

    /// <summary>The macro that a transform names, or the first of several; null where it names none.</summary>
    public static string? NameOf(Node transform) => transform switch
    {
        ScalarNode { Kind: ScalarKind.String } name => name.Text,
        MapNode map when map.Find("Name") is ScalarNode name => name.Text,
        MapNode map when map.Find("Fn::Transform") is { } inner => NameOf(inner),
        ListNode { Items.Count: > 0 } several => NameOf(several.Items[0]),
        _ => null,
    };

    private static Sequence<Node> Each(Node? section) => section switch
    {
        null or ScalarNode { Kind: ScalarKind.Null } => default,
        ListNode list => list.Items,
        _ => new[] { section },
    };
}
