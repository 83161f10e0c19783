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

/// <summary>A resource is there that must not be.</summary>
/// <param name="said">What is said of it, behind its name.</param>
internal sealed class ForbiddenReason(Resource of, string said) : Reason
{
    public override string Tell() => "'" + of.LogicalId + "' " + said;
}

/// <summary>It is not known whether a resource refers to the judged one by a path.</summary>
/// <param name="doubtful">What is not known there; null where nothing is to be named.</param>
/// <param name="scope">In which all was asked that is asked for the reason.</param>
internal sealed class DoubtfulReferenceReason(Resource of, string path, Value? doubtful, Scope scope) : Reason
{
    public override string Tell() => "whether '" + of.LogicalId + "' refers to it by " + path + " is not known: " + Why;

    private string Why => doubtful is null ? "the value is not known" : Shown.WhyUnknown(doubtful, scope);
}

/// <summary>Another judgment's reason with words before and behind it.</summary>
internal sealed class FramedReason(string before, Judgment judgment, string behind) : Reason
{
    public override string Tell() => before + judgment.Because + behind;
}
