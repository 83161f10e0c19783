using System;
using System.Collections.Generic;
using System.IO;
using PolicyLint.Cli.Inputs;
using PolicyLint.CloudFormation;
using PolicyLint.CloudFormation.Linking;
using PolicyLint.Documents;
using PolicyLint.Evaluations;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cli.Judging;

/// <summary>A file that is a template, or should have been.</summary>
internal sealed record TemplateInput(InputFile Input)
{
    /// <summary>The text; null where it could not be opened.</summary>
    public SourceFile? File { get; init; }

    /// <summary>What the template declares; null where it could not be read, or was judged at once.</summary>
    public Stack? Stack { get; init; }

    /// <summary>What was found in a template that was judged as soon as it was read; null for all others.</summary>
    public StackEvaluations? Found { get; init; }

    public bool IsTemplate => Stack is not null || Found is not null;

    /// <summary>What the template takes from others.</summary>
    public StackLinks Links { get; init; } = new();

    /// <summary>Comments that speak to a linter; null where there are none.</summary>
    public IReadOnlyList<SourceSpan>? Comments { get; init; }

    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>Why it could not be read; null where it was.</summary>
    public string? Unreadable { get; init; }
}

/// <summary>Reads a file, unless it is none of ours.</summary>
/// <param name="readText">Texts that stand in for what is on disk; null, or an answer of null, for the disk.</param>
internal sealed class InputReader(IReadOnlyDictionary<string, SuppliedText> parameters, Func<InputFile, SourceFile?>? readText)
{
    private const string NoTemplate = "this is not a CloudFormation template: it has no AWSTemplateFormatVersion and no Resources with a Type of AWS";

    private const string Items = "these are configuration items of AWS Config, not a template: 'policylint compliance' judges them";

    /// <summary>The template; null for a file that lay in a searched folder and is none.</summary>
    public TemplateInput? Read(InputFile input)
    {
        try
        {
            var file = ReadFile(input);
            return file is null ? null : Read(input, file);
        }
        catch (MalformedDocumentException e)
        {
            return IsOurs(input) ? Unread(input, e.Span.File, [e.ToProblem()], e.Message) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unread(input, null, [], "cannot be read: " + e.Message);
        }
    }

    /// <summary>The text of a template that was read before; read again where it was let go. Null where that cannot be done any more.</summary>
    public SourceFile? TextOf(TemplateInput input)
    {
        if (input.File is null or { HasText: true })
            return input.File;
        try
        {
            return ReadFile(input.Input);
        }
        catch (Exception e) when (e is MalformedDocumentException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string WhyNone(SourceFile file) =>
        file.Text.Contains("onfigurationItem", StringComparison.Ordinal) || file.Text.Contains("\"resourceType\"", StringComparison.Ordinal) ? Items : NoTemplate;

    private SourceFile? ReadFile(InputFile input)
    {
        if (readText?.Invoke(input) is { } text)
            return text;
        // An empty file is no template; and what only seems empty, such as a pipe, is opened only where it was named.
        if (!input.IsExplicit && new FileInfo(input.FullPath).Length == 0)
            return null;
        return FileText.Read(input.FullPath, input.Path);
    }

    // Reached where the text could not be decoded: then only a glance at the bytes can tell what it was meant to be.
    private static bool IsOurs(InputFile input)
    {
        if (input.IsExplicit)
            return true;
        try
        {
            return FileText.BeginsLikeTemplate(input.FullPath);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private TemplateInput? Read(InputFile input, SourceFile file)
    {
        if (!TemplateSigns.AreIn(file.Text))
            return input.IsExplicit ? Unread(input, file, [new Problem(file.Span(0, 0), WhyNone(file))], WhyNone(file)) : null;
        var problems = new List<Problem>();
        Document document;
        try
        {
            document = DocumentReader.Read(file, problems);
        }
        catch (MalformedDocumentException e)
        {
            return Unread(input, file, [.. problems, e.ToProblem()], e.Message);
        }

        if (!IsTemplate(document.Root))
            return input.IsExplicit ? Unread(input, file, [new Problem(document.Root.Span, WhyNone(file))], WhyNone(file)) : null;
        return Lower(input, file, document, problems);
    }

    private TemplateInput Lower(InputFile input, SourceFile file, Document document, List<Problem> problems)
    {
        try
        {
            var links = new StackLinks();
            var stack = Templates.Read(document, parameters, links, problems);
            return new TemplateInput(input) { File = file, Stack = stack, Links = links, Comments = SpansOf(document.Comments), Problems = problems };
        }
        catch (MalformedDocumentException e)
        {
            return Unread(input, file, [.. problems, e.ToProblem()], e.Message);
        }
    }

    // The text mentioned CloudFormation; now that it is read, does it speak it?
    private static bool IsTemplate(Node root) =>
        root is MapNode map
        && (map.Find("AWSTemplateFormatVersion") is not null
            || map.Find("Resources") is MapNode
            || map.Find("Transform") is not null);

    private static SourceSpan[]? SpansOf(IReadOnlyList<Comment> comments)
    {
        if (comments.Count == 0)
            return null;
        var spans = new SourceSpan[comments.Count];
        for (var i = 0; i < spans.Length; i++)
            spans[i] = comments[i].Span;
        return spans;
    }

    private static TemplateInput Unread(InputFile input, SourceFile? file, IReadOnlyList<Problem> problems, string because) =>
        new(input) { File = file, Problems = problems, Unreadable = because };
}
