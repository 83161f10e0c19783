using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace PolicyLint.Tests.Cli.Laws;

/// <summary>One of many ways to write a template down: maps are lists of pairs, lists are lists, the rest are texts, numbers and booleans.</summary>
internal sealed class TemplateStyle(Random random)
{
    private readonly int _unit = random.Next(2) == 0 ? 2 : 4;
    private readonly int _listOffset = random.Next(2) == 0 ? 0 : 2;
    private readonly char _quote = "\0'\""[random.Next(3)];
    private readonly bool _hasComments = random.Next(2) == 0;
    private readonly bool _isOneLine = random.Next(4) == 0;
    private readonly string _newLine = random.Next(3) == 0 ? "\r\n" : "\n";
    private readonly bool _endsLine = random.Next(2) == 0;
    private int _comments;

    public bool IsJson { get; } = random.Next(2) == 0;

    public string Extension => IsJson ? ".json" : ".yaml";

    public string Write(List<KeyValuePair<string, object>> template)
    {
        var text = new StringBuilder();
        if (IsJson)
            Json(text, template, _isOneLine ? -1 : 0);
        else
            Block(text, template, 0);
        var written = text.ToString().TrimStart('\n');
        return (_endsLine ? written + "\n" : written).Replace("\n", _newLine, StringComparison.Ordinal);
    }

    private void Json(StringBuilder text, object value, int depth)
    {
        switch (value)
        {
            case List<KeyValuePair<string, object>> map:
                Join(text, '{', '}', depth, map, (entry, inner) =>
                {
                    text.Append('"').Append(entry.Key).Append("\": ");
                    Json(text, entry.Value, inner);
                });
                break;
            case List<object> list:
                Join(text, '[', ']', depth, list, (item, inner) => Json(text, item, inner));
                break;
            default:
                text.Append(value is string s ? $"\"{s}\"" : Plain(value));
                break;
        }
    }

    // Some of the inner objects stand in one line.
    private void Join<T>(StringBuilder text, char open, char close, int depth, List<T> items, Action<T, int> write)
    {
        var isOneLine = depth < 0 || items.Count == 0 || (depth > 2 && items.Count < 3 && random.Next(4) == 0);
        text.Append(open);
        for (var i = 0; i < items.Count; i++)
        {
            text.Append(i > 0 ? "," : "").Append(isOneLine ? " " : "\n" + new string(' ', (depth + 1) * _unit));
            write(items[i], isOneLine ? -1 : depth + 1);
        }

        text.Append(isOneLine ? items.Count > 0 ? " " : "" : "\n" + new string(' ', depth * _unit)).Append(close);
    }

    private void Block(StringBuilder text, object value, int column)
    {
        switch (value)
        {
            case List<KeyValuePair<string, object>> { Count: > 0 } map:
                foreach (var entry in map)
                {
                    text.Append('\n').Append(' ', column).Append(entry.Key).Append(':');
                    var isFlow = column > 3 * _unit && random.Next(4) == 0;
                    if (isFlow || entry.Value is not (List<KeyValuePair<string, object>> { Count: > 0 } or List<object> { Count: > 0 }))
                        text.Append(' ').Append(Flow(entry.Value)).Append(Comment());
                    else
                        Block(text.Append(Comment()), entry.Value, entry.Value is List<object> ? column + _listOffset : column + _unit);
                }

                break;
            case List<object> list:
                foreach (var item in list)
                    text.Append('\n').Append(' ', column).Append("- ").Append(Flow(item)).Append(Comment());
                break;
        }
    }

    private string Flow(object value) => value switch
    {
        List<KeyValuePair<string, object>> map => map.Count == 0 ? "{}" : "{ " + string.Join(", ", map.Select(entry => entry.Key + ": " + Flow(entry.Value))) + " }",
        List<object> list => "[" + string.Join(", ", list.Select(Flow)) + "]",
        string s => _quote == '\0' && s.All(char.IsLetterOrDigit) ? s : $"{(_quote == '\0' ? '\'' : _quote)}{s}{(_quote == '\0' ? '\'' : _quote)}",
        _ => Plain(value),
    };

    private string Comment() => _hasComments && random.Next(5) == 0 ? $" # remark {(++_comments).ToString(CultureInfo.InvariantCulture)}." : "";

    private static string Plain(object value) => value is bool b ? b ? "true" : "false" : Convert.ToString(value, CultureInfo.InvariantCulture)!;
}
