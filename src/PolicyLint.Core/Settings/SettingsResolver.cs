using System.Collections.Generic;

namespace PolicyLint.Settings;

/// <summary>Finds the settings in force for each file of a run. Safe for use by several threads at once.</summary>
/// <remarks>Files to which the same sections apply get the same instance, so that rule sets are made once for all of them.</remarks>
public sealed class SettingsResolver
{
    private readonly Branch _none = new([]);
    private readonly object _gate = new();

    /// <summary>The settings for the path.</summary>
    /// <param name="path">In the notation of the settings files' directories.</param>
    /// <param name="chain">The settings files that may apply, nearest folder first; global ones anywhere.</param>
    public FileSettings Resolve(string path, IReadOnlyList<EditorConfig> chain)
    {
        lock (_gate)
        {
            var branch = _none;
            foreach (var config in chain)
            {
                if (config.IsGlobal)
                    branch = Descend(branch, config, path);
            }

            for (var i = Outermost(chain); i >= 0; i--)
            {
                if (!chain[i].IsGlobal)
                    branch = Descend(branch, chain[i], path);
            }

            return branch.Settings;
        }
    }

    private static int Outermost(IReadOnlyList<EditorConfig> chain)
    {
        for (var i = 0; i < chain.Count; i++)
        {
            if (chain[i].IsRoot && !chain[i].IsGlobal)
                return i;
        }

        return chain.Count - 1;
    }

    private static Branch Descend(Branch branch, EditorConfig config, string path)
    {
        var relative = config.Relative(path);
        if (relative is null && !config.IsGlobal)
            return branch;
        foreach (var section in config.Sections)
        {
            if (section.Covers(path, relative ?? path))
                branch = branch.With(section);
        }

        return branch;
    }

    /// <summary>The sections that apply so far.</summary>
    private sealed class Branch(IReadOnlyList<SettingsEntry> entries)
    {
        private readonly Dictionary<EditorConfigSection, Branch> _further = [];
        private FileSettings? _settings;

        public FileSettings Settings => _settings ??= entries.Count == 0 ? FileSettings.Default : new FileSettings(entries);

        public Branch With(EditorConfigSection section)
        {
            if (!_further.TryGetValue(section, out var branch))
                _further[section] = branch = new Branch([.. entries, .. section.Entries]);
            return branch;
        }
    }
}
