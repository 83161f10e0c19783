using System.Collections.Generic;
using PolicyLint.CloudFormation;
using PolicyLint.CloudFormation.Edits;
using PolicyLint.Evaluations;
using PolicyLint.Text;

namespace PolicyLint.Cli.Fixing;

/// <summary>Which edits would mend a finding.</summary>
/// <param name="allowsUnsafe">Also those that may replace a resource or change what runs.</param>
internal sealed class FixPlanner(bool allowsUnsafe)
{
    private readonly Dictionary<SourceFile, Document> _documents = [];

    /// <summary>True where the finding's rule says what a machine is to write.</summary>
    public static bool IsMechanical(Evaluation finding)
    {
        if (!finding.IsFinding)
            return false;
        return finding.Repair is not null
            || (finding is { Rule.Fix.IsMechanical: true, Resource: { MadeFrom: null } resource } && ReferenceEquals(resource.Stack, finding.Stack));
    }

    /// <summary>True where only suppressions are to be put right.</summary>
    public bool OnlyLedger { get; init; }

    /// <summary>True where the fix may be made in this run.</summary>
    public bool IsAllowed(Evaluation finding) => (allowsUnsafe || finding.Rule.Fix is not { IsSafe: false }) && (!OnlyLedger || finding.Repair is not null);

    /// <summary>The edits of the finding's file.</summary>
    public EditPlan Plan(Evaluation finding)
    {
        var document = DocumentOf(finding.Stack.File);
        if (finding.Repair is { } repair)
            return SuppressionEditor.Repair(document, finding.Span, repair);
        return finding.Rule.Fix is { } fix && finding.Resource is { } resource
            ? PropertyEditor.Set(document, resource.LogicalId, fix, finding.Span)
            : EditPlan.Refused("there is no fix that a machine can make");
    }

    private Document DocumentOf(SourceFile file)
    {
        if (!_documents.TryGetValue(file, out var document))
            _documents[file] = document = DocumentReader.Read(file, new List<Problem>());
        return document;
    }
}
