using System;
using System.Collections.Generic;
using PolicyLint.Text;

namespace PolicyLint.Cli.CommandLine;

/// <summary>A command line, taken apart.</summary>
/// <remarks>
/// Written by hand because a general parser costs a quarter of a cold start. Options may stand anywhere, as <c>--name value</c> or
/// <c>--name=value</c>; what follows <c>--</c> are operands; the last value wins unless the option gathers them.
/// </remarks>
internal sealed class Arguments
{
    private readonly List<string> _names = [];
    private readonly List<string> _values = [];
    private readonly List<string> _operands = [];

    private Arguments(CommandSpec command) => Command = command;

    public CommandSpec Command { get; }

    public IReadOnlyList<string> Operands => _operands;

    public bool IsHelp { get; private set; }

    public bool Has(OptionSpec option) => _names.Contains(option.Name);

    /// <summary>The last value given; null where there is none.</summary>
    public string? Last(OptionSpec option)
    {
        var index = _names.LastIndexOf(option.Name);
        return index < 0 ? null : _values[index];
    }

    /// <summary>The same without its first operands, for those who take them for themselves.</summary>
    public Arguments Behind(int operands)
    {
        var rest = new Arguments(Command);
        rest._names.AddRange(_names);
        rest._values.AddRange(_values);
        rest._operands.AddRange(_operands.GetRange(operands, _operands.Count - operands));
        return rest;
    }

    /// <summary>All values given, in order.</summary>
    public List<string> All(OptionSpec option)
    {
        var all = new List<string>();
        for (var i = 0; i < _names.Count; i++)
        {
            if (_names[i] == option.Name)
                all.Add(_values[i]);
        }

        return all;
    }

    /// <summary>All values given, each split at commas.</summary>
    public List<string> Listed(OptionSpec option)
    {
        var all = new List<string>();
        foreach (var value in All(option))
        {
            foreach (var part in value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                all.Add(part);
        }

        return all;
    }

    /// <summary>All values given as KEY=VALUE; the part behind the first '=' may be empty.</summary>
    public List<KeyValuePair<string, string>> Pairs(OptionSpec option)
    {
        var all = new List<KeyValuePair<string, string>>();
        foreach (var value in All(option))
        {
            var split = value.IndexOf('=', StringComparison.Ordinal);
            if (split <= 0)
                throw new UsageException($"{option.Name} wants {option.Value}, but was given '{value}'");
            all.Add(new(value[..split].Trim(), value[(split + 1)..].Trim()));
        }

        return all;
    }

    /// <summary>The arguments behind the command's name.</summary>
    /// <exception cref="UsageException">An option does not exist, lacks its value or has one it cannot have, or operands are too many or too few.</exception>
    public static Arguments Parse(CommandSpec command, ReadOnlySpan<string> args)
    {
        var parsed = new Arguments(command);
        for (var i = 0; i < args.Length; i++)
        {
            var arg = args[i];
            if (arg == "--")
            {
                parsed._operands.AddRange(args[(i + 1)..]);
                break;
            }

            if (arg is "--help" or "-h" or "-?")
                parsed.IsHelp = true;
            else if (arg.Length > 1 && arg[0] == '-')
                i += parsed.AddOption(arg, i + 1 < args.Length ? args[i + 1] : null);
            else
                parsed._operands.Add(arg);
        }

        if (!parsed.IsHelp)
            parsed.CountOperands();
        return parsed;
    }

    // Answers how many further arguments belong to the option.
    private int AddOption(string arg, string? next)
    {
        var split = arg.IndexOf('=', StringComparison.Ordinal);
        var name = split < 0 ? arg : arg[..split];
        var option = Find(name);
        if (!option.TakesValue)
        {
            if (split >= 0)
                throw new UsageException($"{name} is a switch and takes no value");
            Add(option, "");
            return 0;
        }

        if (split < 0 && next is null)
            throw new UsageException($"{name} needs a value: {name} {option.Value}");
        Add(option, split < 0 ? next! : arg[(split + 1)..]);
        return split < 0 ? 1 : 0;
    }

    private void Add(OptionSpec option, string value)
    {
        if (option.OneOf is { } allowed && !Contains(allowed, value))
            throw new UsageException($"{option.Name} cannot be '{value}'; it is one of {string.Join(", ", allowed)}{Spelling.DidYouMean(value, allowed)}");
        _names.Add(option.Name);
        _values.Add(value);
    }

    private OptionSpec Find(string name)
    {
        foreach (var option in Command.Options)
        {
            if (option.Name == name)
                return option;
        }

        var known = new List<string> { "--help" };
        foreach (var option in Command.Options)
            known.Add(option.Name);
        throw new UsageException($"'{Command.Name}' has no option {name}{Spelling.DidYouMean(name, known)}");
    }

    private void CountOperands()
    {
        if (_operands.Count < Command.LeastOperands)
            throw new UsageException($"'{Command.Name}' needs {Command.Operands}");
        if (_operands.Count > Command.MostOperands)
            throw new UsageException($"'{Command.Name}' does not know what to do with '{_operands[Command.MostOperands]}'");
    }

    private static bool Contains(IReadOnlyList<string> values, string value)
    {
        foreach (var one in values)
        {
            if (one == value)
                return true;
        }

        return false;
    }
}
