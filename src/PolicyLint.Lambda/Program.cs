using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace PolicyLint.Lambda;

/// <summary>The function's process: Lambda starts it and never ends it by itself.</summary>
internal static class Program
{
    private static readonly TimeSpan AnswerOfServices = TimeSpan.FromSeconds(20);

    public static async Task<int> Main()
    {
        if (Environment.GetEnvironmentVariable("AWS_LAMBDA_RUNTIME_API") is not { Length: > 0 } host)
        {
            await Console.Error.WriteLineAsync("bootstrap: AWS_LAMBDA_RUNTIME_API is not set; this program runs as an AWS Lambda function").ConfigureAwait(false);
            return 2;
        }

        // The runtime's answer to "what is next?" may take hours.
        using var patient = new HttpClient { Timeout = Timeout.InfiniteTimeSpan };
        using var http = new HttpClient { Timeout = AnswerOfServices };
        var runtime = new RuntimeApi(patient, host);
        FunctionLoop loop;
        try
        {
            loop = new FunctionLoop(runtime, FunctionSettings.Read(Environment.GetEnvironmentVariable).CreateRule(http).Handle);
        }
        catch (FormatException e)
        {
            await runtime.FailToStart(e, CancellationToken.None).ConfigureAwait(false);
            return 2;
        }

        while (true)
            await loop.HandleNext(CancellationToken.None).ConfigureAwait(false);
    }
}
