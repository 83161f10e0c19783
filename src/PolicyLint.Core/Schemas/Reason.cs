using PolicyLint.Model;

namespace PolicyLint.Schemas;

/// <summary>Why a judgment is what it is, put into words when somebody asks: most judgments are never shown.</summary>
internal abstract class Reason
{
    public abstract string Tell();
}

/// <summary>What a judgment about a related resource says, told from the judged one's point of view.</summary>
internal sealed class RelatedReason(Resource of, Judgment judgment) : Reason
{
    public override string Tell() => "'" + of.LogicalId + "': " + judgment.BecauseWithPath;
}

/// <summary>Another judgment's reason with words before and behind it.</summary>
internal sealed class FramedReason(string before, Judgment judgment, string behind) : Reason
{
    public override string Tell() => before + judgment.Because + behind;
}
