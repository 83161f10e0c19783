using System.Text;
using PolicyLint.Documents;

namespace PolicyLint.CloudFormation.Edits;

/// <summary>Writes values as YAML without brackets.</summary>
/// <param name="quote">The quotes of strings; <see cref="ScalarText.Plain"/> for none.</param>
internal sealed class BlockWriter(TextStyle style, char quote)
{
    private readonly StringBuilder _text = new();

    /// <summary><c>key: value</c>, without a line break before and after it.</summary>
    /// <param name="column">The column of the key.</param>
    public string Entry(string key, char keyQuote, Node value, int column)
    {
        _text.Clear();
        AppendEntry(key, keyQuote, value, column);
        return _text.ToString();
    }

    /// <summary>What follows the colon of a key, or the dash of an item where that is wanted.</summary>
    /// <param name="column">The column of the key.</param>
    public string Behind(Node value, int column)
    {
        _text.Clear();
        AppendBehind(value, column);
        return _text.ToString();
    }

    /// <summary><c>- value</c>, without a line break before and after it.</summary>
    /// <param name="column">The column of the dash.</param>
    public string Item(Node value, int column)
    {
        _text.Clear();
        AppendItem(value, column);
        return _text.ToString();
    }

    private void AppendEntry(string key, char keyQuote, Node value, int column)
    {
        _text.Append(ScalarText.InYaml(new ScalarNode(ScalarKind.String, key, default), keyQuote)).Append(':');
        AppendBehind(value, column);
    }

    private void AppendBehind(Node value, int column)
    {
        switch (value)
        {
            case MapNode { Entries.Count: > 0 } map:
                foreach (var entry in map.Entries)
                {
                    BreakLine(column + style.Unit.Length);
                    AppendEntry(entry.Key.Text, ScalarText.Plain, entry.Value, column + style.Unit.Length);
                }

                break;
            case ListNode { Items.Count: > 0 } list:
                foreach (var item in list.Items)
                {
                    BreakLine(column + style.ListOffset);
                    AppendItem(item, column + style.ListOffset);
                }

                break;
            default:
                _text.Append(' ').Append(Short(value));
                break;
        }
    }

    private void AppendItem(Node value, int column)
    {
        _text.Append("- ");
        switch (value)
        {
            case MapNode { Entries.Count: > 0 } map:
                for (var i = 0; i < map.Entries.Count; i++)
                {
                    if (i > 0)
                        BreakLine(column + 2);
                    AppendEntry(map.Entries[i].Key.Text, ScalarText.Plain, map.Entries[i].Value, column + 2);
                }

                break;
            case ListNode { Items.Count: > 0 } list:
                for (var i = 0; i < list.Items.Count; i++)
                {
                    if (i > 0)
                        BreakLine(column + 2);
                    AppendItem(list.Items[i], column + 2);
                }

                break;
            default:
                _text.Append(Short(value));
                break;
        }
    }

    private string Short(Node value) => value switch
    {
        ScalarNode scalar => ScalarText.InYaml(scalar, quote),
        ListNode => "[]",
        _ => "{}",
    };

    private void BreakLine(int column) => _text.Append(style.NewLine).Append(' ', column);
}
