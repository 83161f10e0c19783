namespace PolicyLint.Schemas;

/// <summary>What the rules of one layer of defence in depth came to for a stack.</summary>
/// <param name="Layer">Such as <c>network</c>.</param>
/// <param name="Passes">How often a rule held for a resource.</param>
/// <param name="Unknowns">How often it could not be told.</param>
/// <param name="Failures">How many findings nobody accepted, of any severity.</param>
/// <param name="FirstError">The rule of the first finding of severity error that nobody accepted, by id; null where there is none.</param>
/// <param name="FirstDoubt">The first rule of severity error of which it could not be told and nobody accepted that, by id; null where there is none.</param>
public sealed record LayerVerdicts(string Layer, int Passes, int Unknowns, int Failures, string? FirstError, string? FirstDoubt)
{
    /// <summary>True where the stack has resources that rules of the layer are about.</summary>
    public bool Applies => Passes + Unknowns + Failures > 0;
}
