using System.Collections.Generic;
using PolicyLint.Evaluations;
using PolicyLint.Text;

namespace PolicyLint.Cli.Pages;

/// <summary>A rule's page: documentation whose examples are its test.</summary>
/// <param name="Sections">The sections with examples, in order.</param>
public sealed record RulePage(SourceFile File, IReadOnlyList<PageSection> Sections)
{
    /// <summary>Why no value is ever unknown to the rule, where the page says so; then it needs no example of it.</summary>
    public string? NeverUnknownBecause { get; init; }
}

/// <summary>A heading that names an outcome, and the examples under it.</summary>
public sealed record PageSection(Outcome Outcome, SourceSpan Heading, IReadOnlyList<PageExample> Examples);

public enum ExampleKind
{
    /// <summary>A CloudFormation template in YAML; its comments may carry marks.</summary>
    YamlTemplate,

    /// <summary>A CloudFormation template in JSON.</summary>
    JsonTemplate,

    /// <summary>CDK code.</summary>
    CSharp,

    /// <summary>A configuration item.</summary>
    ConfigurationItem,
}

/// <summary>A fenced block that is run.</summary>
/// <param name="Source">The block in its place: the page's path, blank lines above, so that places are places of the page.</param>
/// <param name="Span">The opening fence, for what is to be said of the example as a whole.</param>
/// <param name="Settings">What <c>editorconfig</c> blocks before it set; null where there are none.</param>
/// <param name="Marks">What comments say of lines, by line.</param>
public sealed record PageExample(ExampleKind Kind, SourceFile Source, SourceSpan Span, SourceFile? Settings, IReadOnlyList<LineMark> Marks);

/// <summary>What a comment says of its line.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Reason">How the reason begins; empty for any.</param>
public sealed record LineMark(int Line, Outcome Outcome, string Reason, SourceSpan Span);
