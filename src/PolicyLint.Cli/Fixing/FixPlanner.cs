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
    public static bool IsMechanical(Evaluation finding) =>
        finding is { IsFinding: true, Resource: { MadeFrom: null } resource }
        && finding.Rule.Fix is { IsMechanical: true }
        && ReferenceEquals(resource.Stack, finding.Stack);

    /// <summary>True where the fix may be made in this run.</summary>
    public bool IsAllowed(Evaluation finding) => allowsUnsafe || finding.Rule.Fix is not { IsSafe: false };

    /// <summary>The edits of the finding's file.</summary>
    public EditPlan Plan(Evaluation finding) =>
        finding.Rule.Fix is { } fix && finding.Resource is { } resource
            ? PropertyEditor.Set(DocumentOf(finding.Stack.File), resource.LogicalId, fix, finding.Span)
            : EditPlan.Refused("there is no fix that a machine can make");

    private Document DocumentOf(SourceFile file)
    {
        if (!_documents.TryGetValue(file, out var document))
            _documents[file] = document = DocumentReader.Read(file, new List<Problem>());
        return document;
    }
}
