using System;
using System.Collections.Generic;

namespace PolicyLint.Cli.CommandLine;

/// <summary>An option of a command.</summary>
/// <param name="Name">With its dashes: <c>--fail-on</c>.</param>
/// <param name="Value">What stands for the value in help texts; null where the option is a switch.</param>
/// <param name="Text">What it does, one sentence without a full stop.</param>
internal sealed record OptionSpec(string Name, string? Value, string Text)
{
    /// <summary>The values it may have; null where any text will do.</summary>
    public IReadOnlyList<string>? OneOf { get; init; }

    /// <summary>Values worth offering where any text will do; null for none.</summary>
    public Func<IEnumerable<string>>? Suggests { get; init; }

    public bool TakesValue => Value is not null;
}

/// <summary>A command, with all that its help says and its parser needs.</summary>
/// <param name="Name">One word, or two where commands form a group: <c>config show</c>.</param>
/// <param name="Operands">What stands behind the options, as the usage line shows it; empty where nothing does.</param>
/// <param name="Summary">What it does, one phrase without a full stop.</param>
internal sealed record CommandSpec(string Name, string Operands, string Summary)
{
    /// <summary>How many words of the command line the name takes.</summary>
    public int Words => Name.Contains(' ', StringComparison.Ordinal) ? 2 : 1;

    public required IReadOnlyList<OptionSpec> Options { get; init; }

    /// <summary>How many operands it takes at most.</summary>
    public int MostOperands { get; init; } = int.MaxValue;

    /// <summary>How many operands it needs at least.</summary>
    public int LeastOperands { get; init; }

    /// <summary>Operands worth offering; null where they are paths.</summary>
    public Func<IEnumerable<string>>? Suggests { get; init; }

    /// <summary>Paragraphs that the help shows under the usage line.</summary>
    public string Details { get; init; } = "";

    /// <summary>Command lines with what they do, in turn.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    public required Func<Arguments, Streams, int> Run { get; init; }
}
