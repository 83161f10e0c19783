using System;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Schemas;

/// <summary><c>refersTo</c>: the value refers to a resource of some type, whose properties satisfy a schema.</summary>
/// <param name="types">The types that count.</param>
/// <param name="attribute">The attribute of <c>Fn::GetAtt</c> by which it is referred to; null for any reference.</param>
/// <param name="literal">The texts that refer to such a resource outside of the world; null where no text shows that.</param>
/// <param name="require">What the resource has to satisfy.</param>
internal sealed class RefersToSchema(string[] types, string? attribute, Schema? literal, Schema require) : Schema
{
    private const int MostStandIns = 4;

    private readonly string _typeNames = string.Join(" or ", types);

    public override string Phrase => "refer to such a " + _typeNames;

    public override Judgment Judge(Value value, Scope scope) => Judge(value, value, scope, 0);

    /// <summary>Judges what the value leads to.</summary>
    /// <param name="value">What is followed.</param>
    /// <param name="written">The value in the judged resource: the place of the answer.</param>
    private Judgment Judge(Value value, Value written, Scope scope, int standIns)
    {
        switch (scope.Resolve(value))
        {
            case null:
                return Judgment.Pass;
            case UnknownValue unknown:
                return scope.Unknown(written, unknown.Because);
            case ReferenceValue reference:
                return ByReference(reference, written, scope, standIns);
            case ListValue list:
                return ByItems(list, written, scope, standIns);
            case ScalarValue { Kind: ScalarKind.String, Text.Length: > 0 } or JoinedValue:
                var text = scope.Resolve(value)!;
                return ReferenceText.Of(text) is { IsOpen: false } known && IsProvided(known.Text)
                    ? scope.Fail(written, NoReference())
                    : ByText(text, written, scope, standIns);
            default:
                return scope.Fail(written, NoReference());
        }
    }

    private bool IsProvided(string text)
    {
        foreach (var type in types)
        {
            if (!PhysicalNames.IsProvided(text, type))
                return false;
        }

        return true;
    }

    private Judgment ByItems(ListValue list, Value written, Scope scope, int standIns)
    {
        Judgment greatest = list.OpenBecause is { } open ? scope.Unknown(open) : scope.Fail(written, NoReference());
        for (var i = 0; i < list.Items.Count && greatest.Verdict != Verdict.Pass; i++)
        {
            var item = scope.Resolve(list.Items[i]);
            if (item is not null)
                greatest = Judgment.Greatest(greatest, Judge(item, item, scope, standIns));
        }

        return greatest;
    }

    private Judgment ByReference(ReferenceValue reference, Value written, Scope scope, int standIns)
    {
        if (reference.IsPseudoParameter)
            return scope.Fail(written, NoReference());
        if (reference.Stack.Find(reference.LogicalId, types) is not { } target)
            return scope.Unknown(written, "'" + reference.LogicalId + "' is not known");
        if (Array.IndexOf(types, target.Type) >= 0)
            return attribute is null || reference.Attribute == attribute ? Satisfies(target, written, scope) : scope.Fail(written, NoReference());
        if (PhysicalNames.StandsFor(target) is { } meant && standIns < MostStandIns)
            return Judge(meant, written, scope, standIns + 1);
        return reference.Attribute is not null && PhysicalNames.IsOpaque(target)
            ? scope.Unknown(written, NotYetKnown.Of(reference).Because)
            : scope.Fail(written, NoReference());
    }

    private Judgment ByText(Value text, Value written, Scope scope, int standIns)
    {
        Judgment? greatest = null;
        var names = false;
        // A text names the resource itself, not one of its attributes.
        foreach (var type in attribute is null ? types : [])
        {
            var resources = NamedResources.MayBeIn(text, type, scope.Graph);
            for (var i = 0; i < resources.Count && greatest?.Verdict != Verdict.Pass; i++)
            {
                var refers = scope.IsPresent(resources[i]) ? References.Refers(text, resources[i], scope) : Verdict.Fail;
                if (refers == Verdict.Fail)
                    continue;
                names |= refers == Verdict.Pass;
                var judgment = Satisfies(resources[i], written, scope);
                if (refers == Verdict.Unknown && judgment.Verdict != Verdict.Unknown)
                    judgment = scope.Unknown(written, "whether it refers to '" + resources[i].LogicalId + "' is not known");
                greatest = greatest is null ? judgment : Judgment.Greatest(greatest, judgment);
            }
        }

        if (greatest is not null && (names || greatest.Verdict == Verdict.Unknown))
            return greatest;
        return literal is not null ? ByLiteral(text, written, scope, literal)
            : PhysicalNames.IsArnOfOtherService(ReferenceText.Of(text).Text, types) || (text is ScalarValue scalar && Ec2Ids.IsOfOtherKind(scalar.Text, types)) ? scope.Fail(written, NoReference())
            : ByParts(text, written, scope, standIns) ?? Outside(written, scope);
    }

    private Judgment ByLiteral(Value text, Value written, Scope scope, Schema texts)
    {
        var judgment = texts.Judge(text, scope);
        return judgment.Verdict switch
        {
            Verdict.Fail => scope.Fail(written, NoReference()),
            Verdict.Pass when require == AnySchema.Instance => Judgment.Pass,
            Verdict.Pass => Outside(written, scope),
            _ => judgment,
        };
    }

    private static Judgment Outside(Value written, Scope scope) => scope.Unknown(written, "it refers to something outside of what is judged here");

    /// <summary>What the references inside a text say, where it has some: <c>alias</c> and <c>nested stack output</c> in an ARN.</summary>
    private Judgment? ByParts(Value text, Value written, Scope scope, int standIns)
    {
        if (text is not JoinedValue joined)
            return null;
        Judgment? greatest = null;
        foreach (var part in joined.Parts)
        {
            if (part is UnknownValue unknown)
                return scope.Unknown(written, unknown.Because);
            if (part is not ReferenceValue { IsPseudoParameter: false } reference)
                continue;
            var judgment = ByReference(reference, written, scope, standIns);
            greatest = greatest is null ? judgment : Judgment.Greatest(greatest, judgment);
        }

        return greatest;
    }

    private Judgment Satisfies(Resource target, Value written, Scope scope)
    {
        if (!scope.IsPresent(target))
            return scope.Fail(written, "'" + target.LogicalId + "' does not exist in this case");
        var judgment = require.Judge(target.Properties, scope.About(target));
        if (judgment.Verdict == Verdict.Pass)
            return judgment;
        var here = judgment.Verdict == Verdict.Fail ? scope.Fail(written, "") : scope.Unknown(written, "");
        return here.Saying(new RelatedReason(target, judgment)).By(target);
    }

    private string NoReference() => "must refer to a " + _typeNames + (attribute is null ? "" : " by " + attribute);
}
