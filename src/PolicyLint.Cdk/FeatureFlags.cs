using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.Cdk;

/// <summary>The CDK's feature flags: the <c>context</c> of an app's cdk.json, by which the same code makes other templates.</summary>
public sealed class FeatureFlags
{
    /// <summary>Nothing is known of them.</summary>
    public static readonly FeatureFlags Unknown = new(null);

    /// <summary>An app without any.</summary>
    public static readonly FeatureFlags None = new([]);

    private readonly Dictionary<string, ScalarNode>? _context;

    private FeatureFlags(Dictionary<string, ScalarNode>? context) => _context = context;

    /// <summary>Reads the <c>context</c> of a cdk.json.</summary>
    /// <exception cref="MalformedDocumentException">It is no JSON.</exception>
    public static FeatureFlags Read(SourceFile file)
    {
        var texts = new Dictionary<string, ScalarNode>(StringComparer.Ordinal);
        if (JsonReader.Read(file, new List<Problem>()) is MapNode root && root.Find("context") is MapNode context)
        {
            foreach (var entry in context.Entries)
            {
                if (entry.Value is ScalarNode scalar)
                    texts[entry.Key.Text] = scalar;
            }
        }

        return new FeatureFlags(texts);
    }

    /// <summary>Whether the flag is set; null where nothing is known of the flags.</summary>
    public bool? IsOn(string flag) => _context is null ? null : Find(flag) is { Text: "true" };

    /// <summary>What the context says under the key, in so far as it is a text, number or truth value; null where it says nothing.</summary>
    internal ScalarNode? Find(string key) => _context is not null && _context.TryGetValue(key, out var found) ? found : null;
}
