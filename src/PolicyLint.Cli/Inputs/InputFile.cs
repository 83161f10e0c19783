namespace PolicyLint.Cli.Inputs;

/// <summary>A file to judge.</summary>
/// <param name="FullPath">Where it is opened.</param>
/// <param name="Path">As reports show it.</param>
/// <param name="IsExplicit">Named by the user: then it has to be a template, or the answer is that it is none.</param>
/// <param name="Boundary">The real folder that nothing linked from the file may leave.</param>
internal sealed record InputFile(string FullPath, string Path, bool IsExplicit, string Boundary);

/// <summary>A place where nothing can be read, and why.</summary>
internal sealed record Unreadable(string Path, string Because);
