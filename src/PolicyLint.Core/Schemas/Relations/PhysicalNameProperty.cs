namespace PolicyLint.Schemas;

/// <summary>Which property gives a resource the name by which it is known outside its template.</summary>
public static class PhysicalNameProperty
{
    /// <summary>The property of resources of the type; null where they have none, or none that is known.</summary>
    public static string? Of(string type) => PhysicalNames.PropertyOf(type);
}
