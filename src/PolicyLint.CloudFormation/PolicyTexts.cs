using System;
using System.Collections.Generic;
using System.Text;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.CloudFormation;

/// <summary>Opens policy documents that are written as JSON inside a string, so that rules see one form.</summary>
internal static class PolicyTexts
{
    // From Unicode's private use area: text that holds these itself is left closed.
    private const char HoleStart = '\uE000';
    private const char HoleEnd = '\uE001';

    /// <summary>The properties whose text is a policy document.</summary>
    private static readonly HashSet<string> Properties = new(StringComparer.Ordinal)
    {
        "AccessPolicies", "AccessPolicy", "AssumeRolePolicyDocument", "ContainerPolicy", "FileSystemPolicy", "KeyPolicy", "Policy", "PolicyDocument",
        "PolicyText", "RegistryPolicyText", "RepositoryPolicyText", "ResourcePolicy", "ResourcePolicyDocument", "TopicPolicy",
    };

    /// <summary>The document in the property's text; the value itself where it is no text, the text is no JSON or the property no policy.</summary>
    public static Value Open(string property, Value value) => MayBeText(value) && Properties.Contains(property) ? Open(value) : value;

    // Nearly no value is a text that looks like JSON, which is quicker to see than what the property's name says.
    private static bool MayBeText(Value value) =>
        value is ScalarValue scalar ? LooksLikeJson(scalar.Text) : value is JoinedValue or ChoiceValue;

    private static Value Open(Value value) => value switch
    {
        ScalarValue { Kind: ScalarKind.String } scalar when LooksLikeJson(scalar.Text) => Read(scalar.Text, scalar, null),
        JoinedValue joined when Resolution.IsUndecided(joined) => new OpenedChoice(joined),
        JoinedValue joined when joined.Parts[0] is ScalarValue first && LooksLikeJson(first.Text) => OpenJoined(joined),
        ChoiceValue choice => new OpenedChoice(choice),
        _ => value,
    };

    private static bool LooksLikeJson(string text)
    {
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
                return c == '{';
        }

        return false;
    }

    private static Value OpenJoined(JoinedValue joined)
    {
        var text = new StringBuilder();
        for (var i = 0; i < joined.Parts.Count; i++)
        {
            if (joined.Parts[i] is not ScalarValue scalar)
                text.Append(HoleStart).Append((char)(HoleEnd + 1 + i)).Append(HoleEnd);
            else if (scalar.Text.IndexOf(HoleStart) >= 0)
                return joined;
            else
                text.Append(scalar.Text);
        }

        // More holes than the private use area has characters are nobody's policy.
        return joined.Parts.Count > 1000 ? joined : Read(text.ToString(), joined, joined.Parts);
    }

    private static Value Read(string text, Value whole, IReadOnlyList<Value>? parts)
    {
        var problems = new List<Problem>();
        try
        {
            var root = JsonReader.Read(new SourceFile(whole.Span.File.Path, text), problems);
            if (problems.Count > 0 || root is not MapNode)
                return Closed(whole, parts);
            return parts is null ? Literal.Of(root, whole.Span) : new HoleFiller(parts, whole.Span).Fill(root);
        }
        catch (MalformedDocumentException)
        {
            return Closed(whole, parts);
        }
    }

    // A hole outside of JSON's strings may hold anything, so the document cannot be told.
    private static Value Closed(Value whole, IReadOnlyList<Value>? parts) =>
        parts is null ? whole : new UnknownValue(UnknownCause.Intrinsic, "parts of the JSON text are only known after deployment", null, whole.Span);

    /// <summary>Puts the parts back where their marks stand.</summary>
    private sealed class HoleFiller(IReadOnlyList<Value> parts, SourceSpan span)
    {
        public Value Fill(Node node)
        {
            switch (node)
            {
                case ScalarNode scalar:
                    return FillText(scalar);
                case ListNode list:
                    var items = new List<Value>(list.Items.Count);
                    foreach (var item in list.Items)
                        items.Add(Fill(item));
                    return new ListValue(items, span);
                default:
                    return FillMap((MapNode)node);
            }
        }

        private MapValue FillMap(MapNode map)
        {
            var entries = new PropertyEntries(map.Entries.Count);
            UnknownValue? open = null;
            foreach (var entry in map.Entries)
            {
                if (entry.Key.Text.IndexOf(HoleStart) < 0)
                    entries.Add(new PropertyEntry(entry.Key.Text, span, Fill(entry.Value)));
                else
                    open = new UnknownValue(UnknownCause.Intrinsic, "a key of the map is only known after deployment", null, span);
            }

            return new MapValue(entries.ToArray(), span) { OpenBecause = open };
        }

        private Value FillText(ScalarNode scalar)
        {
            if (scalar.Text.IndexOf(HoleStart) < 0)
                return new ScalarValue(scalar.Kind, scalar.Text, span);
            var text = new TextParts(span);
            var from = 0;
            for (var start = scalar.Text.IndexOf(HoleStart); start >= 0; start = scalar.Text.IndexOf(HoleStart, from))
            {
                text.Add(scalar.Text.Substring(from, start - from));
                text.Add(parts[scalar.Text[start + 1] - HoleEnd - 1]);
                from = start + 3;
            }

            text.Add(scalar.Text.Substring(from));
            return text.Build();
        }
    }

    private sealed class OpenedChoice(Value value) : ChoiceValue(value.Span)
    {
        public override Value? In(IScenario scenario) => scenario.Resolve(value) is { } resolved ? Open(resolved) : null;

        public override IEnumerable<Value> Alternatives =>
            value is ChoiceValue choice ? choice.Alternatives : ((JoinedValue)value).Parts;
    }
}
