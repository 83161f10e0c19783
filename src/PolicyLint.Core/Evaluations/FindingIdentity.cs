namespace PolicyLint.Evaluations;

/// <summary>What makes a finding the same in another run. Its text is a hash that costs more than the finding itself: made when first asked for.</summary>
internal abstract class FindingIdentity
{
    private string? _text;

    /// <summary>The fingerprint.</summary>
    public string Text => _text ??= Make();

    protected abstract string Make();

    /// <summary>One whose text is known.</summary>
    internal sealed class Settled(string text) : FindingIdentity
    {
        protected override string Make() => text;
    }
}
