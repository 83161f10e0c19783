using PolicyLint.Documents;

namespace PolicyLint.CloudFormation;

/// <summary>Counts the characters that a template's intrinsics write, since a text in a text in a text can double each time.</summary>
internal sealed class TextBudget
{
    private int _taken;

    /// <summary>True where the template has written more than it may, so that further texts need not be put together.</summary>
    public bool IsSpent => _taken > DocumentLimits.Texts;

    /// <summary>False where the template has written more than it may.</summary>
    public bool Take(int characters)
    {
        if (!IsSpent)
            _taken += characters;
        return !IsSpent;
    }
}
