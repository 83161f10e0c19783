using System.Collections.Generic;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cli.Pages;

/// <summary>A page whose examples have been read, so that several rules can be held against them: a rule and its mutants.</summary>
/// <param name="Examples">Those that are run here.</param>
/// <param name="NotRun">How many examples are for other surfaces.</param>
/// <param name="Problems">What is wrong with the page, whatever the rule says.</param>
internal sealed record PreparedPage(IReadOnlyList<PreparedExample> Examples, int NotRun, IReadOnlyList<Problem> Problems);

/// <summary>An example, and what is known of it before any rule has seen it.</summary>
/// <param name="Section">The section that it stands in.</param>
/// <param name="Stack">What it declares; null for configuration items, which are read while they are judged.</param>
internal sealed record PreparedExample(PageExample Example, PageSection Section, Stack? Stack);
