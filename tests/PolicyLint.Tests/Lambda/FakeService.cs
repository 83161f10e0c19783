using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;

namespace PolicyLint.Tests.Lambda;

/// <summary>A request as a fake service saw it.</summary>
internal sealed record SeenRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body);

/// <summary>What a fake service answers.</summary>
internal sealed record FakeAnswer(int Status, string Body)
{
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}

/// <summary>A service on this machine that answers what a test tells it, and remembers what it was asked.</summary>
internal sealed class FakeService : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<SeenRequest, FakeAnswer> _answer;

    public FakeService(Func<SeenRequest, FakeAnswer> answer)
    {
        _answer = answer;
        Host = $"127.0.0.1:{FreePort()}";
        _listener.Prefixes.Add($"http://{Host}/");
        _listener.Start();
        _ = Task.Run(Serve);
    }

    public string Host { get; }

    public Uri Address => new($"http://{Host}/");

    public ConcurrentQueue<SeenRequest> Seen { get; } = new();

    public void Dispose() => ((IDisposable)_listener).Dispose();

    private async Task Serve()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            Answer(context);
        }
    }

    private void Answer(HttpListenerContext context)
    {
        using var reader = new StreamReader(context.Request.InputStream, Encoding.UTF8);
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in context.Request.Headers.AllKeys)
            headers[name!] = context.Request.Headers[name]!;
        var seen = new SeenRequest(context.Request.HttpMethod, context.Request.Url!.AbsolutePath, headers, reader.ReadToEnd());
        Seen.Enqueue(seen);
        var answer = _answer(seen);
        context.Response.StatusCode = answer.Status;
        foreach (var header in answer.Headers)
            context.Response.Headers[header.Key] = header.Value;
        context.Response.Close(Encoding.UTF8.GetBytes(answer.Body), willBlock: true);
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
