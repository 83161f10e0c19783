using System;
using System.Collections.Generic;
using System.Threading;

namespace PolicyLint.Cdk;

/// <summary>The types of the resources that an evaluation has come to so far, each once: another thread may see to their rules meanwhile.</summary>
public sealed class TypesReached
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);
    private readonly List<string> _inOrder = [];
    private bool _isComplete;

    public void Add(string type)
    {
        lock (_known)
        {
            if (!_known.Add(type))
                return;
            _inOrder.Add(type);
            Monitor.PulseAll(_known);
        }
    }

    /// <summary>No more come.</summary>
    public void Complete()
    {
        lock (_known)
        {
            _isComplete = true;
            Monitor.PulseAll(_known);
        }
    }

    /// <summary>The type with the index, for which this waits; null where no more come.</summary>
    public string? Wait(int index)
    {
        lock (_known)
        {
            while (index >= _inOrder.Count && !_isComplete)
                Monitor.Wait(_known);
            return index < _inOrder.Count ? _inOrder[index] : null;
        }
    }
}
