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

    private readonly HashSet<string>? _on;

    private FeatureFlags(HashSet<string>? on) => _on = on;

    /// <summary>Reads the <c>context</c> of a cdk.json.</summary>
    /// <exception cref="MalformedDocumentException">It is no JSON.</exception>
    public static FeatureFlags Read(SourceFile file)
    {
        var on = new HashSet<string>(StringComparer.Ordinal);
        if (JsonReader.Read(file, new List<Problem>()) is MapNode root && root.Find("context") is MapNode context)
        {
            foreach (var entry in context.Entries)
            {
                if (entry.Value is ScalarNode { Text: "true" })
                    on.Add(entry.Key.Text);
            }
        }

        return new FeatureFlags(on);
    }

    /// <summary>Whether the flag is set; null where nothing is known of the flags.</summary>
    public bool? IsOn(string flag) => _on?.Contains(flag);
}
