using PolicyLint.Documents;

namespace PolicyLint.CloudFormation.Edits;

/// <summary>Which quotes the neighbours have: those that all strings of a map or list share.</summary>
internal readonly record struct Quotes(char OfStrings, char OfKeys)
{
    public static Quotes In(Node collection)
    {
        var strings = new Tally();
        var keys = new Tally();
        if (collection is ListNode list)
        {
            foreach (var item in list.Items)
                strings.Add(item);
        }
        else if (collection is MapNode map)
        {
            foreach (var entry in map.Entries)
            {
                if (!Layout.Holds(map, entry.Key))
                    continue;
                keys.Add(entry.Key);
                strings.Add(entry.Value);
            }
        }

        return new Quotes(strings.Common, keys.Common);
    }

    private struct Tally
    {
        private bool _hasOne;
        private bool _differs;
        private char _quote;

        public readonly char Common => _hasOne && !_differs ? _quote : ScalarText.Plain;

        public void Add(Node node)
        {
            if (node is not ScalarNode { Kind: ScalarKind.String, Text.Length: > 0 } scalar)
                return;
            var quote = ScalarText.QuoteOf(scalar);
            _differs |= _hasOne && quote != _quote;
            _quote = quote;
            _hasOne = true;
        }
    }
}
