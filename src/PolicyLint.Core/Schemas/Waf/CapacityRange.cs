namespace PolicyLint.Schemas.Waf;

/// <summary>An amount of web ACL capacity units that lies between two, both included.</summary>
/// <param name="Low">What is needed in any case.</param>
/// <param name="High">What is needed at most; <see cref="Unbounded"/> where nobody can tell.</param>
public readonly record struct CapacityRange(long Low, long High)
{
    public const long Unbounded = long.MaxValue;

    public static readonly CapacityRange Unknown = new(0, Unbounded);

    public static readonly CapacityRange None = new(0, 0);

    public static CapacityRange Exactly(long units) => new(units, units);

    public static CapacityRange operator +(CapacityRange left, CapacityRange right) =>
        new(left.Low + right.Low, left.High == Unbounded || right.High == Unbounded ? Unbounded : left.High + right.High);

    public static CapacityRange Add(CapacityRange left, CapacityRange right) => left + right;
}
