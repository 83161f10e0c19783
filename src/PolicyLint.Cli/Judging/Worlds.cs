using System;
using System.Collections.Generic;
using System.IO;
using PolicyLint.CloudFormation.Linking;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cli.Judging;

/// <summary>A stack to judge, in its world.</summary>
internal sealed record JudgedStack(TemplateInput Judged, Stack Stack, ResourceGraph World);

/// <summary>Which templates of a run belong to one world: nested stacks, imports of exports, the stacks of one cloud assembly.</summary>
/// <remarks>Templates that merely lie in one folder never influence each other.</remarks>
internal sealed class Worlds
{
    private readonly List<Deployment> _deployments = [];
    private readonly int[] _group;

    private Worlds(IReadOnlyList<TemplateInput> inputs, Func<TemplateInput, SourceFile?> textOf)
    {
        _deployments = new Nesting(inputs, textOf).Deployments();
        _group = new int[_deployments.Count];
        for (var i = 0; i < _group.Length; i++)
            _group[i] = i;
    }

    /// <summary>The stacks to judge, in the order of their files.</summary>
    public static List<JudgedStack> Link(IReadOnlyList<TemplateInput> inputs, Func<TemplateInput, SourceFile?> textOf)
    {
        if (!HasStacks(inputs))
            return [];
        var worlds = new Worlds(inputs, textOf);
        worlds.JoinImports();
        worlds.JoinAssemblies();
        return worlds.Judged();
    }

    /// <summary>True where the template is a world of its own, unless another one deploys it.</summary>
    public static bool StandsAlone(TemplateInput input, Stack stack)
    {
        foreach (var _ in input.Links.Imported)
            return false;
        foreach (var _ in StackLinks.ExportsOf(stack))
            return false;
        foreach (var _ in NestedTemplate.In(stack))
            return false;
        return AssemblyOf(input.Input.FullPath) is null;
    }

    // What was judged as soon as it was read needs no linking.
    private static bool HasStacks(IReadOnlyList<TemplateInput> inputs)
    {
        foreach (var input in inputs)
        {
            if (input.Stack is not null)
                return true;
        }

        return false;
    }

    private void JoinImports()
    {
        var exports = new Dictionary<string, Export?>(StringComparer.Ordinal);
        for (var i = 0; i < _deployments.Count; i++)
        {
            foreach (var part in _deployments[i].Parts)
            {
                foreach (var export in StackLinks.ExportsOf(part.Stack))
                    exports[export.Key] = exports.ContainsKey(export.Key) ? null : new Export(i, export.Value);
            }
        }

        if (exports.Count == 0)
            return;
        for (var i = 0; i < _deployments.Count; i++)
        {
            foreach (var part in _deployments[i].Parts)
            {
                foreach (var name in part.Links.Imported)
                {
                    // A name that several templates export says nothing about whose it is.
                    if (!exports.TryGetValue(name, out var export) || export is null)
                        continue;
                    part.Links.Import(name, export.Value);
                    Join(i, export.Deployment);
                }
            }
        }
    }

    private void JoinAssemblies()
    {
        var first = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < _deployments.Count; i++)
        {
            if (AssemblyOf(_deployments[i].Root.Input.FullPath) is not { } assembly)
                continue;
            if (first.TryGetValue(assembly, out var other))
                Join(i, other);
            else
                first[assembly] = i;
        }
    }

    /// <summary>The folder of the cloud assembly that the template was synthesized into; null where it was not.</summary>
    private static string? AssemblyOf(string path) =>
        path.EndsWith(".template.json", StringComparison.Ordinal) && Path.GetDirectoryName(path) is { } folder
        && File.Exists(Path.Combine(folder, "manifest.json")) && File.Exists(Path.Combine(folder, "cdk.out"))
            ? folder
            : null;

    private List<JudgedStack> Judged()
    {
        var stacks = new Dictionary<int, List<Stack>>();
        for (var i = 0; i < _deployments.Count; i++)
        {
            var group = GroupOf(i);
            if (!stacks.TryGetValue(group, out var together))
                stacks[group] = together = [];
            foreach (var part in _deployments[i].Parts)
                together.Add(part.Stack);
        }

        var worlds = new Dictionary<int, ResourceGraph>();
        var judged = new List<JudgedStack>();
        for (var i = 0; i < _deployments.Count; i++)
        {
            var group = GroupOf(i);
            if (!worlds.TryGetValue(group, out var world))
                worlds[group] = world = new ResourceGraph(stacks[group]);
            foreach (var part in _deployments[i].Parts)
                judged.Add(new JudgedStack(part.Input, part.Stack, world));
        }

        return judged;
    }

    private void Join(int left, int right)
    {
        var a = GroupOf(left);
        var b = GroupOf(right);
        _group[Math.Max(a, b)] = Math.Min(a, b);
    }

    private int GroupOf(int i)
    {
        while (_group[i] != i)
            i = _group[i];
        return i;
    }

    private sealed record Export(int Deployment, Value Value);
}
