using System;
using System.Collections.Generic;
using System.IO;
using PolicyLint.CloudFormation;
using PolicyLint.CloudFormation.Linking;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cli.Judging;

/// <summary>A template that is deployed by itself, with the stacks it nests.</summary>
internal sealed record Deployment(TemplateInput Root, IReadOnlyList<DeployedStack> Parts);

/// <summary>One stack of a deployment: a template with the parameters it gets there.</summary>
internal sealed record DeployedStack(TemplateInput Input, Stack Stack, StackLinks Links);

/// <summary>Finds the templates that other templates of the run deploy, and reads them as they are deployed there.</summary>
/// <remarks>A template that exactly one resource of the run deploys is judged there alone; one that several deploy is judged by itself, too.</remarks>
internal sealed class Nesting
{
    private readonly IReadOnlyList<TemplateInput> _inputs;
    private readonly Dictionary<string, TemplateInput> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<TemplateInput, int> _timesNested = [];
    private readonly Dictionary<TemplateInput, Document?> _documents = [];
    private readonly Func<TemplateInput, SourceFile?> _textOf;

    /// <summary>Counts who deploys whom.</summary>
    /// <param name="textOf">The text of a template that is read once more; null where it cannot be had.</param>
    public Nesting(IReadOnlyList<TemplateInput> inputs, Func<TemplateInput, SourceFile?> textOf)
    {
        _inputs = inputs;
        _textOf = textOf;
        foreach (var input in inputs)
            _byPath[input.Input.FullPath] = input;
        foreach (var input in inputs)
        {
            if (input.Stack is { } stack)
                Count(input, stack);
        }
    }

    /// <summary>The full paths of the templates beside this one that it deploys.</summary>
    public static IEnumerable<string> DeployedBy(TemplateInput input)
    {
        if (input.Stack is not { } stack || Path.GetDirectoryName(input.Input.FullPath) is not { } folder)
            yield break;
        foreach (var nested in NestedTemplate.In(stack))
            yield return Path.GetFullPath(nested.RelativePath, folder);
    }

    public List<Deployment> Deployments()
    {
        var deployments = new List<Deployment>(_inputs.Count);
        var reached = new HashSet<TemplateInput>();
        foreach (var input in _inputs)
        {
            if (input.Stack is not null && TimesNested(input) != 1)
                Deploy(input, deployments, reached);
        }

        // Templates that only deploy each other in a circle: each is judged by itself.
        foreach (var input in _inputs)
        {
            if (input.Stack is not null && !reached.Contains(input))
                Deploy(input, deployments, reached);
        }

        return deployments;
    }

    private void Count(TemplateInput input, Stack stack)
    {
        foreach (var nested in NestedTemplate.In(stack))
        {
            if (Find(input, nested) is { } child && child != input)
                _timesNested[child] = TimesNested(child) + 1;
        }
    }

    private int TimesNested(TemplateInput input) => _timesNested.TryGetValue(input, out var times) ? times : 0;

    private void Deploy(TemplateInput root, List<Deployment> deployments, HashSet<TemplateInput> reached)
    {
        var parts = new List<DeployedStack>();
        AddParts(new DeployedStack(root, root.Stack!, root.Links), [root], parts, reached);
        deployments.Add(new Deployment(root, parts));
    }

    private void AddParts(DeployedStack part, List<TemplateInput> chain, List<DeployedStack> parts, HashSet<TemplateInput> reached)
    {
        parts.Add(part);
        reached.Add(part.Input);
        foreach (var nested in NestedTemplate.In(part.Stack))
        {
            if (Find(part.Input, nested) is not { } child || chain.Contains(child) || chain.Count >= DocumentLimits.Depth)
                continue;
            if (DocumentOf(child) is not { } document)
                continue;
            var deployed = Read(child, document, nested);
            part.Links.Nest(nested.Resource.LogicalId, deployed.Stack);
            AddParts(deployed, [.. chain, child], parts, reached);
        }
    }

    // What is wrong with the template was reported when it was read by itself.
    private static DeployedStack Read(TemplateInput child, Document document, NestedTemplate nested)
    {
        var links = new StackLinks();
        var options = new TemplateOptions { Parameters = nested.Parameters(), ReportsUndeclaredParameters = false, Links = links, NestedIn = nested.Resource };
        return new DeployedStack(child, TemplateReader.Read(document.File, document.Root, options, new List<Problem>()), links);
    }

    // Few templates are nested: to read those again takes less than to keep what was written in all the others.
    private Document? DocumentOf(TemplateInput child)
    {
        if (!_documents.TryGetValue(child, out var document))
            _documents[child] = document = _textOf(child) is { } text ? DocumentReader.Read(text, new List<Problem>()) : null;
        return document;
    }

    private TemplateInput? Find(TemplateInput from, NestedTemplate nested)
    {
        var folder = Path.GetDirectoryName(from.Input.FullPath);
        return folder is not null && _byPath.TryGetValue(Path.GetFullPath(nested.RelativePath, folder), out var found) && found.IsTemplate ? found : null;
    }
}
