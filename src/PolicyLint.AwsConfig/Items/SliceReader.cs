using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.AwsConfig.Items;

/// <summary>Reads a delivery from a stream, item by item: gzip or plain, of any size, in the memory of one item.</summary>
public sealed class SliceReader : IDisposable
{
    /// <summary>Bytes of one item; a greater one is passed over.</summary>
    public const int LargestItem = DocumentLimits.Bytes;

    private const int FirstBuffer = 1 << 18;

    private readonly SliceBuffer _buffer;
    private readonly string _path;
    private readonly List<Problem> _problems = [];
    private readonly Stack<Level> _levels = new();
    private readonly bool _isPacked;
    private int _ordinal;
    private bool _isOver;

    /// <summary>A reader of the stream, which it does not close.</summary>
    /// <param name="path">The name that reports show.</param>
    public SliceReader(string path, Stream stream)
    {
        _path = path;
        _buffer = new SliceBuffer(Decoded.Of(stream, out _isPacked), FirstBuffer);
    }

    private enum Level
    {
        /// <summary>An object around the items.</summary>
        Container,

        /// <summary>The array of items in it.</summary>
        Array,
    }

    public DeliveryHeader Header { get; } = new();

    /// <summary>What is wrong with the delivery as a whole.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    /// <summary>True where it could not be read to its end.</summary>
    public bool IsCutOff { get; private set; }

    /// <summary>Bytes read so far, unpacked.</summary>
    public long BytesRead => _buffer.BytesRead;

    public void Dispose() => _buffer.Dispose();

    /// <summary>The next item or message.</summary>
    public bool Next(out ItemSlice slice)
    {
        slice = default;
        try
        {
            while (!_isOver)
            {
                if (Step(out slice))
                    return true;
            }
        }
        catch (InvalidDataException e)
        {
            Cut("the gzip data is damaged or ends too early: " + e.Message);
        }
        catch (EndOfStreamException)
        {
            Cut("the gzip data ends too early");
        }
        catch (MalformedDocumentException e)
        {
            _problems.Add(e.ToProblem());
            IsCutOff = true;
            _isOver = true;
        }

        return false;
    }

    private bool Step(out ItemSlice slice)
    {
        slice = default;
        var c = _buffer.Peek();
        if (c < 0)
        {
            if (_levels.Count > 0)
                Cut($"{CutOff}: " + (_levels.Peek() == Level.Array ? "the list of items" : "the object around the items") + " has no end");
            _isOver = true;
            return false;
        }

        if (_levels.Count == 0)
            return StepOutside(c, out slice);
        if (_levels.Peek() == Level.Array)
            return StepInArray(c, out slice);
        StepInContainer(c);
        return false;
    }

    private bool StepOutside(int c, out ItemSlice slice)
    {
        slice = default;
        switch (c)
        {
            case '[':
                _buffer.Pass(1);
                _levels.Push(Level.Array);
                return false;
            case '{' when ContainerKeys.IsContainer(_buffer.Ahead()):
                _buffer.Pass(1);
                _levels.Push(Level.Container);
                return false;
            case '{' or '"':
                return Take(out slice, isElement: false);
            case ',':
                _buffer.Pass(1);
                return false;
            default:
                throw new MalformedDocumentException($"a JSON object or list was expected, not '{(char)c}'", Here());
        }
    }

    private bool StepInArray(int c, out ItemSlice slice)
    {
        slice = default;
        switch (c)
        {
            case ']':
                _buffer.Pass(1);
                _levels.Pop();
                return false;
            case ',':
                _buffer.Pass(1);
                return false;
            default:
                return Take(out slice, isElement: true);
        }
    }

    private void StepInContainer(int c)
    {
        if (c is '}' or ',')
        {
            _buffer.Pass(1);
            if (c == '}')
                _levels.Pop();
            return;
        }

        if (c != '"')
            throw new MalformedDocumentException($"a key in quotes was expected, not '{(char)c}'", Here());
        var key = TakeText();
        if (_buffer.Peek() != ':')
            throw new MalformedDocumentException("a ':' was expected behind the key", Here());
        _buffer.Pass(1);
        var next = _buffer.Peek();
        if (next == '[' && ContainerKeys.FormOf(key) is { } form)
        {
            Header.Form = Header.Form == DeliveryForm.Snapshot && form == DeliveryForm.History ? DeliveryForm.Snapshot : form;
            _buffer.Pass(1);
            _levels.Push(Level.Array);
            return;
        }

        ContainerKeys.Note(key, TakeText(), Header);
    }

    private string TakeText() => Take(out var slice, isElement: false, counts: false) ? Encoding.UTF8.GetString(slice.Bytes.Span) : "";

    // A value, passed over where it is too large to hold.
    private bool Take(out ItemSlice slice, bool isElement, bool counts = true)
    {
        int line = _buffer.Line, column = _buffer.Column;
        var taken = _buffer.TakeValue(LargestItem, out var bytes, out var size);
        slice = new ItemSlice(bytes, line, column, counts ? _ordinal++ : -1, isElement);
        switch (taken)
        {
            case Taken.Whole:
                return true;
            case Taken.TooLarge:
                var name = ItemHead.Read(bytes.Span).Name;
                _problems.Add(new Problem(At(line, column), $"this item{name} has {Megabytes(size)} MiB; more than {LargestItem / (1024 * 1024)} MiB are not judged"));
                return false;
            default:
                _problems.Add(new Problem(At(line, column), $"{CutOff}: this value{ItemHead.Read(bytes.Span).Name} has no end"));
                IsCutOff = true;
                _isOver = true;
                return false;
        }
    }

    // Unpacking ends without complaint where the packed data do.
    private string CutOff => _isPacked ? "the gzip data ends too early" : "the JSON is cut off";

    private void Cut(string message)
    {
        _problems.Add(new Problem(Here(), message));
        IsCutOff = true;
        _isOver = true;
    }

    private SourceSpan Here() => At(_buffer.Line, _buffer.Column);

    private SourceSpan At(int line, int column) => new SourceFile(_path, "") { LinesAbove = line, UnitsBefore = column }.Span(0, 0);

    private static string Megabytes(long bytes) => (bytes / (1024.0 * 1024.0)).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture);
}
