using System;
using System.Collections.Generic;
using System.Text;
using PolicyLint.Evaluations;
using PolicyLint.Text;

namespace PolicyLint.Cli.Pages;

/// <summary>Reads a rule's page: its headings, fenced blocks and marks. Other text is for people and passed over.</summary>
public sealed class PageReader
{
    private const string NeverUnknown = "No value of it is ever unknown:";
    private const string NeverPasses = "No value of it ever passes:";
    private const string NeverFails = "No value of it ever fails:";

    private readonly SourceFile _file;
    private readonly ICollection<Problem> _problems;
    private readonly List<PageSection> _sections = [];
    private List<PageExample>? _examples;
    private SourceFile? _settings;
    private string? _neverUnknown;
    private string? _neverPasses;
    private string? _neverFails;
    private int _line;

    private PageReader(SourceFile file, ICollection<Problem> problems)
    {
        _file = file;
        _problems = problems;
    }

    /// <summary>The page in the file; what is wrong with its form goes to the problems.</summary>
    public static RulePage Read(SourceFile file, ICollection<Problem> problems)
    {
        var reader = new PageReader(file, problems);
        reader.ReadLines();
        var page = new RulePage(file, reader._sections) { NeverUnknownBecause = reader._neverUnknown };
        reader.CheckSections();
        return page;
    }

    private void ReadLines()
    {
        while (_line < _file.LineCount)
        {
            var text = _file.LineText(_line);
            if (text.StartsWith("```", StringComparison.Ordinal))
            {
                ReadBlock(text);
                continue;
            }

            if (text.StartsWith("# ", StringComparison.Ordinal) || text.StartsWith("## ", StringComparison.Ordinal))
                EnterSection(text);
            else
                ReadNever(text);
            _line++;
        }
    }

    private void ReadNever(string text)
    {
        _neverUnknown = Reason(text, NeverUnknown) ?? _neverUnknown;
        _neverPasses = Reason(text, NeverPasses) ?? _neverPasses;
        _neverFails = Reason(text, NeverFails) ?? _neverFails;
    }

    private static string? Reason(string text, string never) =>
        text.StartsWith(never, StringComparison.Ordinal) && text.Substring(never.Length).Trim() is { Length: > 0 } reason ? reason : null;

    private void EnterSection(string heading)
    {
        _settings = null;
        _examples = null;
        if (OutcomeOf(heading) is not { } outcome)
            return;
        _examples = [];
        _sections.Add(new PageSection(outcome, LineSpan(_line), _examples));
    }

    private static Outcome? OutcomeOf(string heading) => heading.TrimEnd() switch
    {
        "## Passes" => Outcome.Pass,
        "## Fails" => Outcome.Fail,
        "## Unknown" => Outcome.Unknown,
        "## Not applicable" => Outcome.NotApplicable,
        _ => null,
    };

    private void ReadBlock(string fence)
    {
        var ticks = 0;
        while (ticks < fence.Length && fence[ticks] == '`')
            ticks++;
        var opening = LineSpan(_line);
        var from = ++_line;
        while (_line < _file.LineCount && !IsClosing(_file.LineText(_line), ticks))
            _line++;
        if (_line == _file.LineCount)
        {
            _problems.Add(new Problem(opening, "this block is never closed"));
            return;
        }

        AddBlock(fence.Substring(ticks).Trim(), opening, from, _line);
        _line++;
    }

    private static bool IsClosing(string text, int ticks)
    {
        var trimmed = text.TrimEnd();
        return trimmed.Length >= ticks && trimmed.AsSpan().TrimStart('`').IsEmpty;
    }

    private void AddBlock(string language, SourceSpan opening, int from, int to)
    {
        if (_examples is null)
            return;
        if (language == "editorconfig")
        {
            _settings = InPlace(from, to);
            return;
        }

        ExampleKind? kind = language switch
        {
            "yaml" => ExampleKind.YamlTemplate,
            "json" => ExampleKind.JsonTemplate,
            "csharp" => ExampleKind.CSharp,
            "json config-item" => ExampleKind.ConfigurationItem,
            _ => null,
        };
        if (kind is not { } known)
            return;
        var marks = PageMarks.CommentOf(known) is { } comment ? PageMarks.Read(_file, from, to, comment, _problems) : [];
        _examples.Add(new PageExample(known, InPlace(from, to), opening, _settings, marks));
        _settings = null;
    }

    // The lines of the block with as many blank lines above as stand above it in the page.
    private SourceFile InPlace(int from, int to)
    {
        var text = new StringBuilder();
        text.Append('\n', from);
        for (var line = from; line < to; line++)
            text.Append(_file.LineText(line)).Append('\n');
        return new SourceFile(_file.Path, text.ToString());
    }

    private void CheckSections()
    {
        foreach (var section in _sections)
        {
            if (section.Examples.Count == 0 && Never(section.Outcome) is null)
                _problems.Add(new Problem(section.Heading, "this section has no example"));
        }

        Demand(Outcome.Pass, "## Passes", NeverPasses);
        Demand(Outcome.Fail, "## Fails", NeverFails);
        Demand(Outcome.Unknown, "## Unknown", NeverUnknown);
    }

    // Why the rule never comes to such an outcome; null where the page does not say so.
    private string? Never(Outcome outcome) => outcome switch
    {
        Outcome.Pass => _neverPasses,
        Outcome.Fail => _neverFails,
        Outcome.Unknown => _neverUnknown,
        _ => null,
    };

    private void Demand(Outcome outcome, string heading, string never)
    {
        if (Never(outcome) is not null)
            return;
        foreach (var section in _sections)
        {
            if (section.Outcome == outcome)
                return;
        }

        _problems.Add(new Problem(LineSpan(0), $"the page has no section '{heading}', or a line \"{never} <why>\""));
    }

    private SourceSpan LineSpan(int line) => _file.Span(_file.StartOfLine(line), _file.StartOfLine(line) + _file.LineText(line).Length);
}
