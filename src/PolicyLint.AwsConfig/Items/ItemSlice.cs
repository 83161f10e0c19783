using System;

namespace PolicyLint.AwsConfig.Items;

/// <summary>A stretch of a delivery that holds one item, or one message about items.</summary>
/// <param name="Bytes">The JSON, in UTF-8; good until the next one is asked for.</param>
/// <param name="Line">Lines above it.</param>
/// <param name="Column">UTF-16 units before it in its line.</param>
/// <param name="Ordinal">Its number in the delivery, counted from 0.</param>
/// <param name="IsElement">True for an element of the array that a container such as a snapshot holds.</param>
public readonly record struct ItemSlice(ReadOnlyMemory<byte> Bytes, int Line, int Column, int Ordinal, bool IsElement);
