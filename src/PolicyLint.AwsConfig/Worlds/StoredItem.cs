namespace PolicyLint.AwsConfig.Worlds;

/// <summary>Where an item lies that other resources may relate to.</summary>
/// <param name="Offset">Of the slice that holds it, in the store.</param>
/// <param name="Length">Bytes of the slice.</param>
/// <param name="Number">Which of the slice's resources of the type it is.</param>
/// <param name="Delivery">The number of the delivery that it came with.</param>
internal readonly record struct StoredItem(long Offset, int Length, int Number, int Delivery);
