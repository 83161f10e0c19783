using System;
using System.Threading;
using System.Threading.Tasks;

namespace PolicyLint.Lambda;

/// <summary>Takes one event after the other and answers it.</summary>
internal sealed class FunctionLoop(RuntimeApi runtime, Func<Invocation, CancellationToken, Task<byte[]>> handle)
{
    // An event that fails must not take the function with it: Lambda hands it over again and reports it.
#pragma warning disable CA1031
    /// <summary>Handles the next event.</summary>
    public async Task HandleNext(CancellationToken cancellation)
    {
        var invocation = await runtime.Next(cancellation).ConfigureAwait(false);
        byte[] answer;
        try
        {
            answer = await handle(invocation, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            await runtime.Fail(invocation.RequestId, e, cancellation).ConfigureAwait(false);
            return;
        }

        await runtime.Respond(invocation.RequestId, answer, cancellation).ConfigureAwait(false);
    }
#pragma warning restore CA1031
}
