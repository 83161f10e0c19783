using System;

namespace PolicyLint.AwsConfig.PutEvaluations;

/// <summary>The limits of AWS Config's PutEvaluations.</summary>
public static class PutEvaluationsLimits
{
    /// <summary>Evaluations in one request.</summary>
    public const int Evaluations = 100;

    /// <summary>Characters of an annotation.</summary>
    public const int Annotation = 256;

    /// <summary>The annotation, shortened where it is too long: never in the middle of a character.</summary>
    public static string Shorten(string annotation)
    {
        if (annotation.Length <= Annotation)
            return annotation;
        var end = Annotation - 1;
        if (char.IsHighSurrogate(annotation[end - 1]))
            end--;
        return string.Concat(annotation.AsSpan(0, end), "…");
    }
}
