using System.Text;
using PolicyLint.Documents;

namespace PolicyLint.CloudFormation.Edits;

/// <summary>Writes values in brackets: JSON, and YAML's flow style.</summary>
internal sealed class FlowWriter(TextStyle text, FlowStyle style)
{
    private readonly StringBuilder _text = new();

    public string Entry(string key, Node value, string? indentation)
    {
        _text.Clear();
        AppendEntry(key, value, indentation);
        return _text.ToString();
    }

    /// <summary>The value.</summary>
    /// <param name="indentation">The blanks of the line it begins in, where it may take several lines; null where it is to take one.</param>
    public string Value(Node value, string? indentation)
    {
        _text.Clear();
        Append(value, indentation);
        return _text.ToString();
    }

    private void AppendEntry(string key, Node value, string? indentation)
    {
        var name = new ScalarNode(ScalarKind.String, key, default);
        _text.Append(text.IsJson ? ScalarText.InJson(name) : ScalarText.InYaml(name, style.KeyQuote)).Append(':');
        // Without a blank a plain key and its value would be one word.
        if (style.IsSpaced || !text.IsJson)
            _text.Append(' ');
        Append(value, indentation);
    }

    private void Append(Node value, string? indentation)
    {
        switch (value)
        {
            case MapNode { Entries.Count: > 0 } map:
                Open('{', indentation);
                for (var i = 0; i < map.Entries.Count; i++)
                {
                    Separate(i, indentation);
                    AppendEntry(map.Entries[i].Key.Text, map.Entries[i].Value, Deeper(indentation));
                }

                Close('}', indentation);
                break;
            case ListNode { Items.Count: > 0 } list:
                Open('[', indentation);
                for (var i = 0; i < list.Items.Count; i++)
                {
                    Separate(i, indentation);
                    Append(list.Items[i], Deeper(indentation));
                }

                Close(']', indentation);
                break;
            case ScalarNode scalar:
                _text.Append(text.IsJson ? ScalarText.InJson(scalar) : ScalarText.InYaml(scalar, style.Quote));
                break;
            default:
                _text.Append(value is ListNode ? "[]" : "{}");
                break;
        }
    }

    private void Open(char bracket, string? indentation)
    {
        _text.Append(bracket);
        if (indentation is null && style.IsPadded && bracket == '{')
            _text.Append(' ');
    }

    private void Separate(int i, string? indentation)
    {
        if (i > 0)
            _text.Append(',');
        if (indentation is not null)
            _text.Append(text.NewLine).Append(Deeper(indentation));
        else if (i > 0 && style.IsSpaced)
            _text.Append(' ');
    }

    private void Close(char bracket, string? indentation)
    {
        if (indentation is not null)
            _text.Append(text.NewLine).Append(indentation);
        else if (style.IsPadded && bracket == '}')
            _text.Append(' ');
        _text.Append(bracket);
    }

    private string? Deeper(string? indentation) => indentation is null ? null : indentation + text.Unit;
}
