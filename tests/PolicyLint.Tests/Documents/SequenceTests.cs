using System;
using System.Collections.Generic;
using System.Linq;
using PolicyLint.Documents;
using Xunit;

namespace PolicyLint.Tests.Documents;

/// <summary>Lists of nodes and values: arrays that are read without a call through an interface.</summary>
public class SequenceTests
{
    [Fact]
    public void What_is_added_to_a_list_later_is_not_in_the_sequence()
    {
        var list = new List<string> { "a" };
        var sequence = new Sequence<string>(list);
        list.Add("b");
        Assert.Equal(["a"], sequence);
    }

    [Fact]
    public void A_sequence_that_nobody_made_is_empty()
    {
        Sequence<int> none = default;
        Assert.Empty(none);
        foreach (var item in none)
            Assert.Fail($"{item}");
    }

    [Fact]
    public void Items_come_in_their_order_by_number_and_one_after_the_other()
    {
        Sequence<int> sequence = new[] { 3, 1, 2 };
        var seen = new List<int>();
        foreach (var item in sequence)
            seen.Add(item);
        Assert.Equal([3, 1, 2], seen);
        Assert.Equal([3, 1, 2], Enumerable.Range(0, sequence.Count).Select(i => sequence[i]));
        Assert.Throws<IndexOutOfRangeException>(() => sequence[3]);
    }

    [Fact]
    public void A_sequence_of_a_sequence_is_the_same_items() => Assert.Equal([1, 2], new Sequence<int>((IReadOnlyList<int>)new Sequence<int>(new[] { 1, 2 })));
}
