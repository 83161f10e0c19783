using System;
using System.IO;
using Xunit;

namespace PolicyLint.Roslyn.Tests.Differential;

/// <summary>Code is judged as the template that a real synthesis makes of it.</summary>
/// <remarks>
/// <c>POLICYLINT_STACKS</c> names another folder of samples; <c>POLICYLINT_DIFFERENCES</c> a file for every pair that is unknown or not made.
/// </remarks>
public sealed class DifferentialTests(ITestOutputHelper output)
{
    private const double MostUnknown = 0.15;

    [Fact]
    public void Verdicts_on_code_never_contradict_those_on_the_template_and_are_seldom_unknown()
    {
        var samples = SampleStacks.Read();
        Assert.NotEmpty(samples.Names);
        var comparison = new Comparison();
        foreach (var name in samples.Names)
            comparison.Add(name, samples.Code(name), samples.Template(name));

        output.WriteLine(comparison.ToString());
        if (Environment.GetEnvironmentVariable("POLICYLINT_DIFFERENCES") is { } file)
            File.WriteAllLines(file, [comparison.ToString(), "# contradict", .. comparison.Contradictions, "# unknown", .. comparison.Unknown, "# not made", .. comparison.NotMade]);
        Assert.Empty(comparison.Contradictions);
        Assert.True(comparison.Undecided <= comparison.Decided * MostUnknown, comparison + "\n" + string.Join('\n', comparison.Unknown) + "\n" + string.Join('\n', comparison.NotMade));
    }
}
