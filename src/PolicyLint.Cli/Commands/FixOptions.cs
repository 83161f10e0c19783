using PolicyLint.Cli.CommandLine;

namespace PolicyLint.Cli.Commands;

/// <summary>Whether a command line asks for fixes.</summary>
internal static class FixOptions
{
    /// <summary>True for <c>fix</c>, and for <c>check</c> with <c>--fix</c> or <c>--diff</c>.</summary>
    /// <exception cref="UsageException">Unsafe fixes are allowed, but no fixes are asked for.</exception>
    public static bool AreAsked(Arguments arguments)
    {
        if (arguments.Command.Name == FixCommand.Name || arguments.Has(CheckOptions.Fix) || arguments.Has(CheckOptions.Diff))
            return true;
        if (arguments.Has(CheckOptions.UnsafeFixes))
            throw new UsageException($"{CheckOptions.UnsafeFixes.Name} says which fixes are allowed; add {CheckOptions.Fix.Name} or {CheckOptions.Diff.Name}");
        return false;
    }
}
