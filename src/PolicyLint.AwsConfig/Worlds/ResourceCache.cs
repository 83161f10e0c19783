using System;
using System.Collections.Generic;
using System.Threading;
using PolicyLint.Model;

namespace PolicyLint.AwsConfig.Worlds;

/// <summary>The resources that were asked for of late, up to a number of bytes as they were written.</summary>
internal sealed class ResourceCache
{
    // What is parsed takes some ten times the space of what was written.
    private const int MostBytes = 2 << 20;

    private readonly Lock _lock = new();
    private Dictionary<(string Type, int Index), Resource> _young = [];
    private Dictionary<(string Type, int Index), Resource> _old = [];
    private int _youngBytes;

    public Resource Get(string type, int index, int bytes, Func<Resource> read)
    {
        var key = (type, index);
        lock (_lock)
        {
            if (_young.TryGetValue(key, out var known))
                return known;
            if (_old.TryGetValue(key, out known))
            {
                Keep(key, known, bytes);
                return known;
            }
        }

        var resource = read();
        lock (_lock)
        {
            if (_young.TryGetValue(key, out var other))
                return other;
            Keep(key, resource, bytes);
        }

        return resource;
    }

    private void Keep((string Type, int Index) key, Resource resource, int bytes)
    {
        _youngBytes += bytes;
        if (_youngBytes > MostBytes / 2)
        {
            _old = _young;
            _young = [];
            _youngBytes = bytes;
        }

        _young[key] = resource;
    }
}
