namespace PolicyLint.Rules;
public sealed class PropertyCatalog { }
internal sealed class PropertyPathCheck(PropertyCatalog c, Documents.MapNode n, System.Collections.Generic.ICollection<Text.Problem> p) { public void Check(string[] types) { _ = c; _ = n; _ = p; _ = types; } }
