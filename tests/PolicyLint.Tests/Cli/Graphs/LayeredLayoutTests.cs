using System.Collections.Generic;
using System.Linq;
using PolicyLint.Cli.Graphs;
using Xunit;

namespace PolicyLint.Tests.Cli.Graphs;

public class LayeredLayoutTests
{
    [Fact]
    public void Arrows_lead_to_the_right()
    {
        (int From, int To)[] arrows = [(0, 1), (1, 2), (0, 2), (3, 2)];

        var layout = LayeredLayout.Of(4, arrows);

        Assert.All(arrows, arrow => Assert.True(layout.PlaceOf(arrow.From).Layer < layout.PlaceOf(arrow.To).Layer));
        Assert.Equal(3, layout.Layers);
    }

    [Fact]
    public void A_circle_is_cut_and_ends()
    {
        var layout = LayeredLayout.Of(3, [(0, 1), (1, 2), (2, 0), (1, 0)]);

        Assert.Equal([0, 1, 2], Enumerable.Range(0, 3).Select(node => layout.PlaceOf(node).Layer).Order());
    }

    [Fact]
    public void A_long_arrow_bends_in_every_column_between_in_the_direction_it_leads()
    {
        (int From, int To)[] arrows = [(0, 1), (1, 2), (2, 3), (0, 3)];

        var layout = LayeredLayout.Of(4, arrows);

        Assert.Equal([1, 2], layout.BendsOf(0, 3).Select(place => place.Layer));
        Assert.Equal([2, 1], LayeredLayout.Of(4, [.. arrows, (3, 0)]).BendsOf(3, 0).Select(place => place.Layer));
    }

    [Fact]
    public void No_two_places_are_the_same()
    {
        var arrows = new List<(int From, int To)>();
        for (var i = 1; i < 60; i++)
        {
            arrows.Add((i / 3, i));
            arrows.Add((i, i * 17 % 60));
        }

        var layout = LayeredLayout.Of(60, arrows);

        Assert.Equal(60, Enumerable.Range(0, 60).Select(layout.PlaceOf).Distinct().Count());
    }

    [Fact]
    public void Neighbours_stand_side_by_side_so_that_arrows_do_not_cross_without_need()
    {
        var layout = LayeredLayout.Of(6, [(0, 5), (1, 4), (2, 3)]);

        Assert.Equal([0, 1, 2], new[] { (0, 5), (1, 4), (2, 3) }.Select(pair => layout.PlaceOf(pair.Item2).Row - layout.PlaceOf(pair.Item1).Row + pair.Item1));
    }
}
