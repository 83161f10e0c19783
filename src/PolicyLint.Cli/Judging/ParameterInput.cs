using System;
using System.Collections.Generic;
using System.IO;
using PolicyLint.Cli.CommandLine;
using PolicyLint.Cli.Commands;
using PolicyLint.Cli.Inputs;
using PolicyLint.CloudFormation;
using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.Cli.Judging;

/// <summary>Template parameters from the command line and from files.</summary>
internal sealed class ParameterInput(Workspace workspace)
{
    private readonly Dictionary<string, SuppliedText> _parameters = new(StringComparer.Ordinal);

    /// <summary>What the arguments supply; a single value overrides a file, a later file an earlier one.</summary>
    /// <exception cref="UsageException">A file cannot be read, or is no list of parameters.</exception>
    public IReadOnlyDictionary<string, SuppliedText> Read(Arguments arguments)
    {
        foreach (var path in arguments.All(CheckOptions.ParameterFile))
            ReadFile(path);
        foreach (var pair in arguments.Pairs(CheckOptions.Parameter))
        {
            var given = new SourceFile("command line", $"{pair.Key}={pair.Value}");
            _parameters[pair.Key] = new SuppliedText(pair.Value, given.Span(pair.Key.Length + 1, given.Text.Length));
        }

        return _parameters;
    }

    private void ReadFile(string path)
    {
        try
        {
            var full = workspace.FullPath(path);
            var problems = new List<Problem>();
            var root = DocumentReader.Read(FileText.Read(full, workspace.Display(full)), problems).Root;
            if (problems.Count > 0)
                throw new UsageException($"{problems[0].Span}: {problems[0].Message}");
            Add(root);
        }
        catch (MalformedDocumentException e)
        {
            throw new UsageException($"{e.Span}: {e.Message}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the parameter file cannot be read: {e.Message}");
        }
    }

    private void Add(Node root)
    {
        switch (root)
        {
            case MapNode map when map.Find("Parameters") is MapNode inner:
                Add(inner);
                break;
            case MapNode map:
                foreach (var entry in map.Entries)
                    Add(entry.Key.Text, entry.Value);
                break;
            case ListNode list:
                foreach (var item in list.Items)
                    AddPair(item);
                break;
            default:
                throw Wrong(root);
        }
    }

    private void AddPair(Node item)
    {
        if (item is MapNode map && map.Find("ParameterKey") is ScalarNode key && map.Find("ParameterValue") is { } value)
            Add(key.Text, value);
        else if (item is ScalarNode { Kind: ScalarKind.String } pair && pair.Text.IndexOf('=', StringComparison.Ordinal) is > 0 and var split)
            _parameters[pair.Text[..split]] = new SuppliedText(pair.Text[(split + 1)..], pair.Span);
        else
            throw Wrong(item);
    }

    private void Add(string name, Node value)
    {
        _parameters[name] = value switch
        {
            ScalarNode scalar => new SuppliedText(scalar.Text, scalar.Span),
            ListNode list => new SuppliedText(Joined(list), list.Span),
            _ => throw Wrong(value),
        };
    }

    // CloudFormation hands over lists as texts with commas.
    private static string Joined(ListNode list)
    {
        var texts = new List<string>(list.Items.Count);
        foreach (var item in list.Items)
            texts.Add(item is ScalarNode scalar ? scalar.Text : throw Wrong(item));
        return string.Join(",", texts);
    }

    private static UsageException Wrong(Node node) =>
        new($"{node.Span}: parameters are a map of names and values, or a list of ParameterKey and ParameterValue");
}
