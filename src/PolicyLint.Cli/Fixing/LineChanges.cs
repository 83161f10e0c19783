using System;
using System.Collections.Generic;

namespace PolicyLint.Cli.Fixing;

/// <summary>Lines of the left text that others of the right text replace; ends are exclusive.</summary>
internal readonly record struct LineChange(int LeftStart, int LeftEnd, int RightStart, int RightEnd);

/// <summary>The fewest changes that turn one list of lines into another.</summary>
/// <remarks>Eugene W. Myers, "An O(ND) Difference Algorithm and Its Variations", 1986: the variation that needs linear space.</remarks>
internal sealed class LineChanges
{
    private readonly int[] _left;
    private readonly int[] _right;
    private readonly bool[] _removed;
    private readonly bool[] _added;
    private readonly int[] _forward;
    private readonly int[] _backward;

    private LineChanges(int[] left, int[] right)
    {
        _left = left;
        _right = right;
        _removed = new bool[left.Length];
        _added = new bool[right.Length];
        _forward = new int[(2 * (left.Length + right.Length)) + 3];
        _backward = new int[_forward.Length];
    }

    public static List<LineChange> Between(List<string> left, List<string> right)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var changes = new LineChanges(Numbers(left, numbers), Numbers(right, numbers));
        changes.Compare(0, left.Count, 0, right.Count);
        return changes.Gather();
    }

    private static int[] Numbers(List<string> lines, Dictionary<string, int> numbers)
    {
        var result = new int[lines.Count];
        for (var i = 0; i < result.Length; i++)
        {
            if (!numbers.TryGetValue(lines[i], out result[i]))
                numbers[lines[i]] = result[i] = numbers.Count;
        }

        return result;
    }

    private void Compare(int leftStart, int leftEnd, int rightStart, int rightEnd)
    {
        while (leftStart < leftEnd && rightStart < rightEnd && _left[leftStart] == _right[rightStart])
        {
            leftStart++;
            rightStart++;
        }

        while (leftStart < leftEnd && rightStart < rightEnd && _left[leftEnd - 1] == _right[rightEnd - 1])
        {
            leftEnd--;
            rightEnd--;
        }

        if (leftStart == leftEnd || rightStart == rightEnd)
        {
            Array.Fill(_removed, true, leftStart, leftEnd - leftStart);
            Array.Fill(_added, true, rightStart, rightEnd - rightStart);
            return;
        }

        var (left, right) = Middle(leftStart, leftEnd, rightStart, rightEnd);
        Compare(leftStart, left, rightStart, right);
        Compare(left, leftEnd, right, rightEnd);
    }

    /// <summary>A point on a shortest way, about half of it from either end.</summary>
    private (int Left, int Right) Middle(int leftStart, int leftEnd, int rightStart, int rightEnd)
    {
        var width = leftEnd - leftStart;
        var height = rightEnd - rightStart;
        var delta = width - height;
        var centre = _forward.Length / 2;
        _forward[centre + 1] = 0;
        _backward[centre + 1] = 0;
        for (var steps = 0; ; steps++)
        {
            for (var k = -steps; k <= steps; k += 2)
            {
                var x = Next(_forward, centre, k, steps);
                var (startX, startY) = (x, x - k);
                while (x < width && x - k < height && x - k >= 0 && _left[leftStart + x] == _right[rightStart + x - k])
                    x++;
                _forward[centre + k] = x;
                if ((delta & 1) != 0 && Math.Abs(delta - k) < steps && x + _backward[centre + delta - k] >= width)
                    return (leftStart + startX, rightStart + startY);
            }

            for (var k = -steps; k <= steps; k += 2)
            {
                var x = Next(_backward, centre, k, steps);
                while (x < width && x - k < height && x - k >= 0 && _left[leftEnd - 1 - x] == _right[rightEnd - 1 - (x - k)])
                    x++;
                _backward[centre + k] = x;
                if ((delta & 1) == 0 && Math.Abs(delta - k) <= steps && x + _forward[centre + delta - k] >= width)
                    return (leftEnd - x, rightEnd - (x - k));
            }
        }
    }

    private static int Next(int[] reached, int centre, int k, int steps) =>
        k == -steps || (k != steps && reached[centre + k - 1] < reached[centre + k + 1]) ? reached[centre + k + 1] : reached[centre + k - 1] + 1;

    private List<LineChange> Gather()
    {
        var changes = new List<LineChange>();
        var (left, right) = (0, 0);
        while (left < _left.Length || right < _right.Length)
        {
            var (leftStart, rightStart) = (left, right);
            while (left < _left.Length && _removed[left])
                left++;
            while (right < _right.Length && _added[right])
                right++;
            if (left > leftStart || right > rightStart)
            {
                changes.Add(new LineChange(leftStart, left, rightStart, right));
                continue;
            }

            left++;
            right++;
        }

        return changes;
    }
}
