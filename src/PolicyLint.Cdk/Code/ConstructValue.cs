using System.Collections.Generic;
using System.Globalization;
using Microsoft.CodeAnalysis;
using PolicyLint.Cdk.Values;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Code;

/// <summary>A construct: of the CDK, or of a class of the user's that derives from one.</summary>
/// <param name="className">The jsii name of the nearest class of the CDK.</param>
internal sealed class ConstructValue(INamedTypeSymbol type, string className, SourceSpan span)
    : ObjectValue(type, span)
{
    private string? _path;
    private string? _below;
    private string? _logicalIdBelow;

    public string ClassName { get; } = className;

    public ConstructValue? Scope { get; set; }

    /// <summary>Null where it is not known.</summary>
    public string? Id { get; set; }

    /// <summary>What the id is where what the code leaves open has its default; null where that is not known, either.</summary>
    public string? UsualId { get; set; }

    /// <summary>Sets constructs apart whose ids are not known.</summary>
    public int Ordinal { get; init; }

    /// <summary>The id as the constructs library writes it, without slashes, or what stands for it where it is not known.</summary>
    public string PathId => (Id ?? UsualId)?.Replace("/", "--") ?? LogicalIdentity.Unknown + Ordinal.ToString(CultureInfo.InvariantCulture);

    /// <summary>Where the construct gets its id; the type's name where it gets none here.</summary>
    public SourceSpan IdSpan { get; set; } = span;

    /// <summary>The stack that this construct is; null for other constructs.</summary>
    public Stack? OwnStack { get; set; }

    /// <summary>The construct that is the stack around.</summary>
    public ConstructValue? Around => OwnStack is not null ? this : Scope?.Around;

    public Stack? Stack => Around?.OwnStack;

    /// <summary>When the construct is made; null where it always is.</summary>
    public Condition? Presence { get; set; }

    /// <summary>The resources that the construct makes; the first is the one that stands for it.</summary>
    public List<ResourceDraft> Resources { get; } = [];

    /// <summary>The properties that a level 2 construct was made with.</summary>
    public CodeValue? Properties { get; set; }

    /// <summary>What a condition of the template says; for <c>CfnCondition</c>.</summary>
    public Condition? Condition { get; set; }

    /// <summary>What a parameter of the template may be; for <c>CfnParameter</c>.</summary>
    public CodeValue? Parameter { get; set; }

    public bool IsAttached { get; set; }

    public bool IsBelow(ConstructValue other)
    {
        for (var at = this; at is not null; at = at.Scope)
        {
            if (ReferenceEquals(at, other))
                return true;
        }

        return false;
    }

    /// <summary>For a level 1 construct the resource that it is; for a level 2 construct the one that stands for it.</summary>
    public ResourceDraft? Main => Resources.Count > 0 ? Resources[0] : null;

    /// <summary>Why policies and rules that the construct gets later may hold more than we see; null where we see all of it.</summary>
    public UnknownValue? HandedBecause { get; set; }

    /// <summary>What nobody but a run of the program knows of what was made below this stack; null where all is known.</summary>
    public UnknownValue? StackOpenBecause { get; set; }

    /// <summary>The ids from below the stack down to this construct, with slashes between them; empty for a stack.</summary>
    public string Path
    {
        get
        {
            if (_path is not null || OwnStack is not null)
                return _path ?? "";
            var path = Scope is { OwnStack: null } ? Scope.Path + "/" + PathId : PathId;
            // A construct that is not attached yet, or is below such a one, has no place to stay.
            if (IsAttached && Scope is not { OwnStack: null, _path: null })
                _path = path;
            return path;
        }
    }

    /// <summary>The logical id of a resource that is this construct.</summary>
    public string LogicalId => LogicalIdentity.Of(Path);

    /// <summary>The logical id of the resource at the path below this construct.</summary>
    public string LogicalIdAt(string below)
    {
        // Most ask again for what they asked for last.
        if (_path is not null && below == _below)
            return _logicalIdBelow!;
        var id = LogicalIdentity.Of(Path.Length == 0 ? below : Path + "/" + below);
        if (_path is not null)
            (_below, _logicalIdBelow) = (below, id);
        return id;
    }
}
