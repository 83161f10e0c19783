using System;
using System.IO;
using PolicyLint.Evaluations;

namespace PolicyLint.AwsConfig.Compliance;

/// <summary>Something to judge: a file or stream of configuration items.</summary>
/// <param name="Path">As reports show it.</param>
/// <param name="Open">Opens it from its beginning; it is read twice.</param>
/// <param name="Options">The rules in force for it.</param>
public sealed record Delivery(string Path, Func<Stream> Open, EvaluationOptions Options);
