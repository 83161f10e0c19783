using System.Collections.Generic;

namespace PolicyLint.Settings;

/// <summary>A file pattern in EditorConfig's language: <c>* ** ? [a-z] [!a] {a,b} {1..3}</c> and <c>\</c> before what is meant literally.</summary>
/// <remarks>
/// Matching visits each pair of step and position once at most, so no pattern makes it slow. A pattern without a slash matches
/// at any depth; one with a slash is relative to the folder of the settings file.
/// </remarks>
public sealed class Glob
{
    /// <summary>EditorConfig's own limit; a longer pattern matches nothing.</summary>
    private const int LongestPattern = 4096;

    private readonly IReadOnlyList<GlobStep> _steps;

    private Glob(IReadOnlyList<GlobStep> steps) => _steps = steps;

    public static Glob Parse(string pattern) => new(pattern.Length <= LongestPattern ? GlobParser.Parse(pattern) : []);

    /// <summary>True where the pattern matches the whole path.</summary>
    /// <param name="path">Relative to the folder of the settings file, with '/' between folders.</param>
    public bool Matches(string path)
    {
        if (_steps.Count == 0)
            return false;
        var width = path.Length + 1;
        var visited = new bool[_steps.Count * width];
        var open = new List<int> { 0 };
        while (open.Count > 0)
        {
            var state = open[open.Count - 1];
            open.RemoveAt(open.Count - 1);
            if (visited[state])
                continue;
            visited[state] = true;
            var at = state % width;
            var step = _steps[state / width];
            if (step.Kind == GlobStepKind.End)
            {
                if (at == path.Length)
                    return true;
                continue;
            }

            Advance(open, step, state / width, path, at);
        }

        return false;
    }

    private static void Advance(List<int> open, GlobStep step, int index, string path, int at)
    {
        var width = path.Length + 1;
        switch (step.Kind)
        {
            case GlobStepKind.Fork:
                open.Add((step.Target * width) + at);
                open.Add(((index + 1) * width) + at);
                break;
            case GlobStepKind.Jump:
                open.Add((step.Target * width) + at);
                break;
            case GlobStepKind.Number:
                for (var end = at + 1; end <= path.Length && GlobStep.CouldBeNumber(path, at, end); end++)
                {
                    if (step.IsInRange(path, at, end))
                        open.Add(((index + 1) * width) + end);
                }

                break;
            default:
                if (at < path.Length && step.Takes(path[at]))
                    open.Add(((index + 1) * width) + at + 1);
                break;
        }
    }
}
