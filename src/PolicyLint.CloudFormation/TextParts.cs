using System.Collections.Generic;
using System.Text;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.CloudFormation;

/// <summary>Puts a text together from known and unknown parts.</summary>
/// <param name="budget">What the template's texts may still come to; null where the text only repeats what is written.</param>
internal sealed class TextParts(SourceSpan span, TextBudget? budget = null)
{
    // A part that is not known takes this many characters' room in memory.
    private const int RoomOfPart = 16;

    private readonly List<Value> _parts = [];
    private Origin? _origin;

    // The text since the last part: mostly one piece, which need not be copied.
    private string _text = "";
    private StringBuilder? _longer;
    private bool _isPlain = true;
    private int _length;

    private bool IsTooLong => _length > DocumentLimits.Text;

    public void Add(string text)
    {
        if (!Grow(text.Length) || text.Length == 0)
            return;
        if (_longer is { Length: > 0 })
            _longer.Append(text);
        else if (_text.Length == 0)
            _text = text;
        else
            (_longer ??= new StringBuilder()).Append(_text).Append(text);
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
                for (var i = 0; i < joined.Parts.Count && !IsTooLong; i++)
                    Add(joined.Parts[i]);
                break;
            default:
                if (!Grow(RoomOfPart))
                    break;
                _isPlain = false;
                EndText();
                _parts.Add(value);
                break;
        }
    }

    /// <summary>A scalar where all is known; the part itself where there is only one; else the parts in order.</summary>
    public Value Build()
    {
        if (IsTooLong)
            return TooLong($"a text of more than {DocumentLimits.Text} characters");
        if (budget?.Take(_length) is false)
            return TooLong($"more than {DocumentLimits.Texts} characters of text");
        if (_isPlain && Text() is var text && !DynamicReferences.IsIn(text))
            return new ScalarValue(ScalarKind.String, text, span) { Origin = _origin };
        EndText();
        var parts = DynamicReferences.Open(_parts, span);
        return parts.Count == 1 ? parts[0] : new JoinedValue(parts, span) { Origin = _origin };
    }

    private bool Grow(int length)
    {
        if (IsTooLong || budget is { IsSpent: true })
            return false;
        _length += length;
        return !IsTooLong;
    }

    private UnknownValue TooLong(string what) =>
        new(UnknownCause.Limit, $"the template's intrinsics put together {what}", null, span);

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

    private string Text() => _longer is { Length: > 0 } ? _longer.ToString() : _text;

    private void EndText()
    {
        var text = Text();
        if (text.Length == 0)
            return;
        _parts.Add(new ScalarValue(ScalarKind.String, text, span) { Origin = _origin });
        _text = "";
        _longer?.Clear();
    }
}
