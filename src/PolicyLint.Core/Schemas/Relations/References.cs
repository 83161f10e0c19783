using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Schemas;

/// <summary>Whether a value refers to a resource, however the reference is written.</summary>
public static class References
{
    private const int MostStandIns = 4;

    /// <summary>
    /// Pass: it does, by <c>Ref</c> or <c>Fn::GetAtt</c>, in a text put together, or by physical name or ARN. Fail: surely not, because it
    /// refers to something else. Unknown: what it is, or the resource's name, is not known. A list or map refers to what its parts refer to.
    /// </summary>
    public static Verdict Refers(Value? value, Resource to, Scope scope) => Refers(value, to, scope, 0);

    private static Verdict Refers(Value? value, Resource to, Scope scope, int standIns)
    {
        switch (scope.Resolve(value))
        {
            case null:
                return Verdict.Fail;
            case UnknownValue:
                return Verdict.Unknown;
            case ReferenceValue reference:
                return ByReference(reference, to, scope, standIns);
            case JoinedValue joined:
                return ByText(joined, to, scope, standIns);
            case ScalarValue scalar:
                return scalar.Kind == ScalarKind.String && scalar.Text.Length > 0 ? ByName(scalar, to, scope, standIns) : Verdict.Fail;
            case ListValue list:
                return ByItems(list, to, scope, standIns);
            case MapValue map:
                return ByEntries(map, to, scope, standIns);
            default:
                return Verdict.Unknown;
        }
    }

    private static Verdict ByItems(ListValue list, Resource to, Scope scope, int standIns)
    {
        var greatest = list.IsOpen ? Verdict.Unknown : Verdict.Fail;
        for (var i = 0; i < list.Items.Count && greatest != Verdict.Pass; i++)
            greatest = greatest.Or(Refers(list.Items[i], to, scope, standIns));
        return greatest;
    }

    private static Verdict ByEntries(MapValue map, Resource to, Scope scope, int standIns)
    {
        var greatest = map.IsOpen ? Verdict.Unknown : Verdict.Fail;
        for (var i = 0; i < map.Entries.Count && greatest != Verdict.Pass; i++)
            greatest = greatest.Or(Refers(map.Entries[i].Value, to, scope, standIns));
        return greatest;
    }

    private static Verdict ByReference(ReferenceValue reference, Resource to, Scope scope, int standIns)
    {
        if (reference.IsPseudoParameter)
            return Verdict.Fail;
        if (ReferenceEquals(reference.Stack, to.Stack) && reference.LogicalId == to.LogicalId)
            return Verdict.Pass;
        if (reference.Target is not { } target)
            return Verdict.Unknown;
        if (PhysicalNames.StandsFor(target) is { } meant && standIns < MostStandIns)
            return Refers(meant, to, scope, standIns + 1);
        return reference.Attribute is not null && PhysicalNames.IsOpaque(target) ? Verdict.Unknown : Verdict.Fail;
    }

    private static Verdict ByText(JoinedValue joined, Resource to, Scope scope, int standIns)
    {
        var greatest = Verdict.Fail;
        for (var i = 0; i < joined.Parts.Count; i++)
        {
            if (joined.Parts[i] is not ReferenceValue reference)
                continue;
            var refers = ByReference(reference, to, scope, standIns);
            // "${Bucket}-logs" is the name of something else.
            greatest = greatest.Or(refers == Verdict.Pass && !StandsAlone(joined, i) ? Verdict.Fail : refers);
        }

        return greatest == Verdict.Pass ? greatest : greatest.Or(ByName(joined, to, scope, standIns));
    }

    private static bool StandsAlone(JoinedValue joined, int part)
    {
        var before = part > 0 ? joined.Parts[part - 1] : null;
        var after = part + 1 < joined.Parts.Count ? joined.Parts[part + 1] : null;
        return (before is not ScalarValue left || left.Text.Length == 0 || !IsOfName(left.Text[left.Text.Length - 1]))
            && (after is not ScalarValue right || right.Text.Length == 0 || !IsOfName(right.Text[0]));
    }

    private static bool IsOfName(char c) => char.IsLetterOrDigit(c) || c is '-' or '_';

    private static Verdict ByName(Value value, Resource to, Scope scope, int standIns)
    {
        var written = ReferenceText.Of(value);
        if (PhysicalNames.Recorded(to, PhysicalNames.ArnAttribute) is { } arn && BeginsWith(written.Text, arn))
            return Verdict.Pass;
        if (PhysicalNames.Recorded(to, PhysicalNames.IdAttribute) is { } id && MatchNames(written.Text, id, to.Type) == Verdict.Pass)
            return Verdict.Pass;
        if (PhysicalNames.Recorded(to, PhysicalNames.HostAttribute) is { } host && written.Text == host)
            return Verdict.Pass;
        var greatest = written.IsOpen ? Verdict.Unknown : Verdict.Fail;
        if (PhysicalNames.InsideOf(to.Type) is { } steps)
            return greatest.Or(ByNameInside(written.Text, to, steps, scope));
        greatest = greatest.Or(PhysicalNames.Of(to, scope) switch
        {
            null => Verdict.Fail,
            var name => MatchNames(written.Text, ReferenceText.Of(name).Text, to.Type),
        });
        return greatest != Verdict.Pass && to.Type == "AWS::KMS::Key" && standIns < MostStandIns
            ? greatest.Or(ByAlias(value, written.Text, to, scope, standIns))
            : greatest;
    }

    // arn:aws:s3:::logs/x is in arn:aws:s3:::logs, and arn:aws:s3:::logs-2 is not.
    private static bool BeginsWith(string text, string arn) =>
        text.StartsWith(arn, StringComparison.Ordinal) && (text.Length == arn.Length || text[arn.Length] is '/' or ':' or '*');

    /// <summary>The ARN names all that the resource is inside of, and the resource: restapis/API/stages/STAGE.</summary>
    private static Verdict ByNameInside(string text, Resource to, NamedStep[] steps, Scope scope)
    {
        var written = text.Split(':', '/');
        if (!text.StartsWith("arn:", StringComparison.Ordinal))
            return MentionsAll(written, to, steps, scope) ? Verdict.Unknown : Verdict.Fail;
        var least = Verdict.Pass;
        foreach (var step in steps)
        {
            var at = Array.IndexOf(written, step.Step);
            if (at < 0 || at + 1 == written.Length)
                return Verdict.Fail;
            least = least.And(scope.Find(to.Properties, step.Property) is { } name
                ? ReferenceText.Same(written[at + 1], ReferenceText.Of(name).Text)
                : Verdict.Fail);
        }

        return least;
    }

    /// <summary>True where a text that is no ARN may still mean the resource, because all names stand in it.</summary>
    private static bool MentionsAll(string[] written, Resource to, NamedStep[] steps, Scope scope)
    {
        foreach (var step in steps)
        {
            if (scope.Find(to.Properties, step.Property) is not { } name)
                return false;
            var text = ReferenceText.Of(name).Text;
            if (!Array.Exists(written, part => ReferenceText.Same(part, text) != Verdict.Fail))
                return false;
        }

        return true;
    }

    /// <summary>A key is also known by its aliases.</summary>
    private static Verdict ByAlias(Value value, string text, Resource key, Scope scope, int standIns)
    {
        var greatest = Verdict.Fail;
        if (text.IndexOf("alias/", StringComparison.Ordinal) is < 0)
            return greatest;
        var aliases = scope.Graph.OfType("AWS::KMS::Alias");
        for (var i = 0; i < aliases.Count && greatest != Verdict.Pass; i++)
        {
            if (!scope.IsPresent(aliases[i]))
                continue;
            var named = Refers(value, aliases[i], scope, MostStandIns);
            if (named != Verdict.Fail)
                greatest = greatest.Or(named.And(Refers(aliases[i].Properties.Find("TargetKeyId"), key, scope, standIns + 1)));
        }

        return greatest;
    }

    private static Verdict MatchNames(string written, string name, string type)
    {
        var greatest = Verdict.Fail;
        foreach (var candidate in NamesIn(written, type))
        {
            greatest = greatest.Or(ReferenceText.Same(candidate, name));
            if (greatest == Verdict.Pass)
                break;
        }

        return greatest;
    }

    /// <summary>Where in the text the name of such a resource may stand: an ARN's resource part, a URL's last step, or the whole.</summary>
    private static IEnumerable<string> NamesIn(string text, string type)
    {
        yield return text;
        if (text.StartsWith("arn:", StringComparison.Ordinal))
        {
            var fields = text.Split([':'], 6);
            if (fields.Length < 6 || !IsServiceOf(fields[2], type))
                yield break;
            if (type == "AWS::S3::Bucket")
            {
                yield return fields[5].Split('/')[0];
                yield break;
            }

            yield return fields[5];
            // A name may itself have slashes (/aws/lambda/x, service-role/x): every tail of the resource part may be it.
            for (var i = 0; i < fields[5].Length; i++)
            {
                if (fields[5][i] is not (':' or '/'))
                    continue;
                yield return fields[5].Substring(i);
                yield return TrimEnd(fields[5].Substring(i + 1));
            }

            foreach (var step in fields[5].Split(':', '/'))
                yield return step;
        }
        else if (text.StartsWith("http", StringComparison.Ordinal) || type == "AWS::Lambda::Function" || type == "AWS::S3::Bucket")
        {
            foreach (var step in text.Split(':', '/'))
                yield return step;
            var host = text.IndexOf(".s3", StringComparison.Ordinal);
            if (host > 0)
                yield return text.Substring(text.LastIndexOf('/', host) + 1, host - text.LastIndexOf('/', host) - 1);
        }
    }

    private static string TrimEnd(string text) => text.EndsWith(":*", StringComparison.Ordinal) ? text.Substring(0, text.Length - 2) : text;

    private static bool IsServiceOf(string service, string type) =>
        service.Length == 0 || !char.IsLetter(service[0]) || service == PhysicalNames.ServiceOf(type);
}
