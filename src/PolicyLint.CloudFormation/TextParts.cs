using System.Collections.Generic;
using System.Text;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.CloudFormation;

/// <summary>Puts a text together from known and unknown parts.</summary>
internal sealed class TextParts(SourceSpan span)
{
    private readonly List<Value> _parts = [];
    private readonly StringBuilder _text = new();
    private Origin? _origin;
    private bool _isPlain = true;

    public void Add(string text)
    {
        _text.Append(text);
    }

    public void Add(Value value)
    {
        switch (value)
        {
            case ScalarValue scalar:
                _origin ??= scalar.Origin;
                Add(scalar.Text);
                break;
            case JoinedValue joined:
                foreach (var part in joined.Parts)
                    Add(part);
                break;
            default:
                _isPlain = false;
                EndText();
                _parts.Add(value);
                break;
        }
    }

    /// <summary>A scalar where all is known; the part itself where there is only one; else the parts in order.</summary>
    public Value Build()
    {
        if (_isPlain && _text.ToString() is var text && !DynamicReferences.IsIn(text))
            return new ScalarValue(ScalarKind.String, text, span) { Origin = _origin };
        EndText();
        var parts = DynamicReferences.Open(_parts, span);
        return parts.Count == 1 ? parts[0] : new JoinedValue(parts, span) { Origin = _origin };
    }

    /// <summary>The text as a person would write it, with names for what is not known: <c>${Vpc.Arn}</c>.</summary>
    public static string Describe(Value value)
    {
        var text = new StringBuilder();
        Describe(value, text);
        return text.ToString();
    }

    private static void Describe(Value value, StringBuilder text)
    {
        switch (value)
        {
            case ScalarValue scalar:
                text.Append(scalar.Text);
                break;
            case JoinedValue joined:
                foreach (var part in joined.Parts)
                    Describe(part, text);
                break;
            case ReferenceValue reference:
                text.Append("${").Append(reference.LogicalId);
                if (reference.Attribute is not null)
                    text.Append('.').Append(reference.Attribute);
                text.Append('}');
                break;
            case UnknownValue { Subject: { } subject }:
                text.Append("${").Append(subject).Append('}');
                break;
            default:
                text.Append("${…}");
                break;
        }
    }

    private void EndText()
    {
        if (_text.Length == 0)
            return;
        _parts.Add(new ScalarValue(ScalarKind.String, _text.ToString(), span) { Origin = _origin });
        _text.Clear();
    }
}
