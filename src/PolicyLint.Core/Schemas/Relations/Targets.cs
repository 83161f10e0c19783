using PolicyLint.Model;

namespace PolicyLint.Schemas;

/// <summary>The resource that a value leads to, by reference in a template and by name in an account.</summary>
internal static class Targets
{
    /// <summary>The resource of the type that the value surely refers to; null where there is none in this world.</summary>
    public static Resource? Of(Value? value, string type, Scope scope)
    {
        if (value is ReferenceValue reference)
            return reference.Target is { } target && target.Type == type ? target : null;
        if (value is not (ScalarValue or JoinedValue))
            return null;
        var resources = NamedResources.MayBeIn(value, type, scope.Graph);
        for (var i = 0; i < resources.Count; i++)
        {
            if (scope.IsPresent(resources[i]) && References.Refers(value, resources[i], scope) == Verdict.Pass)
                return resources[i];
        }

        return null;
    }
}
