using System;
using System.Collections.Generic;

namespace PolicyLint.Schemas;

/// <summary>The characters that a pattern cannot tell apart, as classes: most patterns know a handful.</summary>
internal sealed class PatternAlphabet
{
    private const int AsciiEnd = 128;

    /// <summary>The first code point of each class's stretch, ascending; the first is 0.</summary>
    private readonly int[] _starts;
    private readonly int[] _classOfStretch;
    private readonly byte[] _ascii = new byte[AsciiEnd];
    private readonly bool _asciiFits;
    private readonly List<bool[]> _members = [];
    private readonly bool[] _isWord;

    public PatternAlphabet(PatternProgram program)
    {
        _starts = Starts(program);
        _classOfStretch = new int[_starts.Length];
        _isWord = new bool[_starts.Length];
        var bySignature = new Dictionary<string, int>(StringComparer.Ordinal);
        var signature = new char[program.Sets.Count + 1];
        for (var stretch = 0; stretch < _starts.Length; stretch++)
        {
            for (var set = 0; set < program.Sets.Count; set++)
                signature[set] = program.Sets[set].Contains(_starts[stretch]) ? '1' : '0';
            var isWord = CodePointSet.WordCharacters.Contains(_starts[stretch]);
            signature[program.Sets.Count] = program.AsksForWords && isWord ? '1' : '0';
            var text = new string(signature);
            if (!bySignature.TryGetValue(text, out var found))
            {
                bySignature[text] = found = bySignature.Count;
                _members.Add(Members(signature, program.Sets.Count));
                _isWord[found] = isWord;
            }

            _classOfStretch[stretch] = found;
        }

        Classes = bySignature.Count;
        _asciiFits = Classes <= byte.MaxValue;
        for (var c = 0; c < AsciiEnd && _asciiFits; c++)
            _ascii[c] = (byte)Search(c);
    }

    public int Classes { get; }

    public int ClassOf(int codePoint) => codePoint < AsciiEnd && _asciiFits ? _ascii[codePoint] : Search(codePoint);

    public bool IsWord(int characterClass) => _isWord[characterClass];

    public bool Contains(int set, int characterClass) => _members[characterClass][set];

    private int Search(int codePoint)
    {
        var found = Array.BinarySearch(_starts, codePoint);
        return _classOfStretch[found >= 0 ? found : ~found - 1];
    }

    private static bool[] Members(char[] signature, int sets)
    {
        var members = new bool[sets];
        for (var set = 0; set < sets; set++)
            members[set] = signature[set] == '1';
        return members;
    }

    private static int[] Starts(PatternProgram program)
    {
        var starts = new List<int> { 0 };
        foreach (var set in program.Sets)
            AddBounds(starts, set);
        AddBounds(starts, CodePointSet.WordCharacters);
        return Ascending.Distinct(starts);
    }

    private static void AddBounds(List<int> starts, CodePointSet set)
    {
        for (var i = 0; i < set.Bounds.Count; i += 2)
        {
            starts.Add(set.Bounds[i]);
            if (set.Bounds[i + 1] < CodePointSet.Last)
                starts.Add(set.Bounds[i + 1] + 1);
        }
    }
}
