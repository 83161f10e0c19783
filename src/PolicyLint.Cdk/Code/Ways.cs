using System.Collections.Generic;
using System.Linq;

namespace PolicyLint.Cdk.Code;

/// <summary>How the ways end into which a condition parts the code.</summary>
internal sealed class Ways
{
    /// <summary>How many ways do not end in an exception.</summary>
    public int Living { get; private set; }

    public int LastLiving { get; private set; } = -1;

    /// <summary>What is asked and taken for granted at the end of the last living way.</summary>
    public IReadOnlyList<Guard> Further { get; private set; } = [];

    /// <summary>How many ways come to what follows.</summary>
    public int GoingOn { get; private set; }

    public int LastGoingOn { get; private set; } = -1;

    /// <summary>What is asked and taken for granted at the end of the last way that goes on.</summary>
    public IReadOnlyList<Guard> FurtherOn { get; private set; } = [];

    /// <summary>How the ways end that do not go on.</summary>
    public Completion Ended { get; private set; } = Completion.Throw;

    public void Add(int index, Completion completion, IReadOnlyList<Guard> further)
    {
        // An exception after a part of the way has ended in another manner is not the end of all of it.
        if (completion == Completion.Throw && further.Any(static g => !g.IsAssumed))
            completion = Completion.Return;
        if (completion == Completion.Throw)
            return;
        LastLiving = index;
        Living++;
        Further = further;
        if (completion == Completion.Normal)
        {
            LastGoingOn = index;
            FurtherOn = further;
            GoingOn++;
        }
        else if (completion != Completion.Exit || Ended == Completion.Throw)
        {
            Ended = completion;
        }
    }
}
