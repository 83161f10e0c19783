using PolicyLint.Documents;

namespace PolicyLint.CloudFormation;

/// <summary>Counts the characters that a template's intrinsics write, since a text in a text in a text can double each time.</summary>
internal sealed class TextBudget
{
    private int _taken;

    /// <summary>False where the template has written more than it may.</summary>
    public bool Take(int characters)
    {
        if (_taken <= DocumentLimits.Texts)
            _taken += characters;
        return _taken <= DocumentLimits.Texts;
    }
}
