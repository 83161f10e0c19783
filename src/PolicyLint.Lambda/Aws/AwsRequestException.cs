using System;
using System.Text;

namespace PolicyLint.Lambda.Aws;

/// <summary>A service of AWS refused a request; the message holds its answer.</summary>
internal sealed class AwsRequestException(string message, bool isPassing) : Exception(message)
{
    private const int LongestAnswer = 1000;

    /// <summary>True where the same request may be taken a little later.</summary>
    public bool IsPassing { get; } = isPassing;

    public static AwsRequestException Of(Uri address, int status, byte[] answer)
    {
        var text = Encoding.UTF8.GetString(answer, 0, Math.Min(answer.Length, LongestAnswer));
        var isPassing = status is 429 or >= 500
            || text.Contains("Throttling", StringComparison.Ordinal)
            || text.Contains("TooManyRequests", StringComparison.Ordinal);
        return new AwsRequestException($"{address.Host} answered {status}: {text}", isPassing);
    }
}
