using System;
using System.Collections.Generic;
using System.Globalization;
using Microsoft.CodeAnalysis;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Cdk.Code;

/// <summary>LINQ over collections that are known.</summary>
internal sealed class Sequences(Evaluator evaluator, IOperation at)
{
    private const int MostItems = 1_000;

    private Session Session => evaluator.Session;

    /// <summary>What the method of <c>Enumerable</c> comes to; unknown where its collection or its meaning is.</summary>
    public CodeValue? Invoke(IReadOnlyList<Slot> arguments, string method)
    {
        if (method == "Range")
            return Range(Number(arguments, 0), Number(arguments, 1));
        if (method == "Repeat" && Number(arguments, 1) is { } times && times <= MostItems && arguments[0].Value is { } repeated)
            return Repeat(repeated, times);
        if (method == "Empty")
            return New();
        if (arguments.Count == 0 || Items(arguments[0].Value) is not { OpenBecause: null } source)
            return Session.AtRunTime(at);
        var second = arguments.Count > 1 ? arguments[1].Value : null;
        return Shaped(source, method, second, arguments) ?? One(source, method, second, arguments) ?? Session.AtRunTime(at);
    }

    // Methods that make another sequence; null for others.
    private CodeValue? Shaped(SequenceValue source, string method, CodeValue? second, IReadOnlyList<Slot> arguments)
    {
        switch (method)
        {
            case "ToArray" or "ToList" or "Cast" or "OfType" or "AsEnumerable" or "ToHashSet" or "ToImmutableArray" or "ToImmutableList":
                return Copy(source.Items);
            case "Select" when second is FunctionValue map:
                return Selected(source, map);
            case "SelectMany" when second is FunctionValue many && arguments.Count == 2:
                return Flattened(source, many);
            case "Where" when second is FunctionValue condition:
                return Filtered(source, condition);
            case "Concat" or "Union" when second is not null:
                var joined = Copy(source.Items);
                Collections.AddAll(joined, second);
                return joined;
            case "Append" when second is not null:
                return Copy([.. source.Items, second]);
            case "Prepend" when second is not null:
                return Copy([second, .. source.Items]);
            case "Take" or "Skip" when Number(arguments, 1) is { } count:
                count = Math.Min(count, source.Items.Count);
                return Copy(method == "Take" ? source.Items.GetRange(0, count) : source.Items.GetRange(count, source.Items.Count - count));
            case "Reverse":
                var reversed = Copy(source.Items);
                reversed.Items.Reverse();
                return reversed;
            case "Order" or "OrderBy" or "OrderDescending" or "OrderByDescending" when arguments.Count <= 2:
                return Ordered(source, second as FunctionValue, method.EndsWith("Descending", StringComparison.Ordinal));
            case "Distinct" when arguments.Count == 1:
                return Distinct(source);
            case "Zip" when Items(second) is { OpenBecause: null } other:
                return Zipped(source, other, arguments.Count > 2 ? arguments[2].Value : null);
            case "ToDictionary" when second is FunctionValue key:
                return Dictionary(source, key, arguments.Count > 2 ? arguments[2].Value as FunctionValue : null);
            default:
                return null;
        }
    }

    // Methods that give one value; null for others.
    private CodeValue? One(SequenceValue source, string method, CodeValue? second, IReadOnlyList<Slot> arguments)
    {
        var matching = second is FunctionValue condition ? Filtered(source, condition) as SequenceValue : arguments.Count == 1 ? source : null;
        switch (method)
        {
            case "First" or "FirstOrDefault" or "Single" or "SingleOrDefault" when matching is not null:
                return matching.Items.Count > 0 ? matching.Items[0] : method.EndsWith("Default", StringComparison.Ordinal) ? null : Session.AtRunTime(at);
            case "Last" or "LastOrDefault" when matching is { Items.Count: > 0 }:
                return matching.Items[matching.Items.Count - 1];
            case "Any" when matching is not null:
                return Session.Truth(matching.Items.Count > 0, at);
            case "All" when matching is not null && second is not null:
                return Session.Truth(matching.Items.Count == source.Items.Count, at);
            case "Count" when matching is not null:
                return Session.Text(matching.Items.Count.ToString(CultureInfo.InvariantCulture), at) is { Value: ScalarValue text } ? new PlainValue(new ScalarValue(ScalarKind.Number, text.Text, text.Span)) : null;
            case "ElementAt" when Number(arguments, 1) is { } index && index < source.Items.Count:
                return source.Items[index];
            case "Contains" when Evaluator.KnownText(second) is { } wanted:
                return Contains(source, wanted);
            default:
                return null;
        }
    }

    private SequenceValue Selected(SequenceValue source, FunctionValue map)
    {
        var mapped = New();
        for (var i = 0; i < source.Items.Count; i++)
            mapped.Items.Add(Call(map, source.Items[i], i) ?? Session.AtRunTime(at));
        return mapped;
    }

    private CodeValue Flattened(SequenceValue source, FunctionValue many)
    {
        var all = New();
        foreach (var item in source.Items)
        {
            if (Items(Call(many, item, null)) is not { OpenBecause: null } inner || all.Items.Count > MostItems)
                return Session.AtRunTime(at);
            all.Items.AddRange(inner.Items);
        }

        return all;
    }

    private CodeValue? Filtered(SequenceValue source, FunctionValue condition)
    {
        var kept = New();
        foreach (var item in source.Items)
        {
            switch (Evaluator.KnownText(Session.Guards.Settle(Call(condition, item, null))))
            {
                case "true":
                    kept.Items.Add(item);
                    break;
                case "false":
                    break;
                default:
                    return Session.AtRunTime(at);
            }
        }

        return kept;
    }

    private CodeValue Ordered(SequenceValue source, FunctionValue? key, bool isDescending)
    {
        var keyed = new List<KeyValuePair<string, CodeValue>>();
        var areNumbers = true;
        foreach (var item in source.Items)
        {
            if (Evaluator.KnownText(key is null ? item : Call(key, item, null)) is not { } text)
                return Session.AtRunTime(at);
            areNumbers &= ScalarComparer.TryNumber(text, out _);
            keyed.Add(new(text, item));
        }

        // Insertion keeps what is equal in its order, as LINQ does.
        var ordered = new List<KeyValuePair<string, CodeValue>>();
        foreach (var pair in keyed)
        {
            var i = ordered.Count;
            while (i > 0 && Compare(ordered[i - 1].Key, pair.Key, areNumbers) * (isDescending ? -1 : 1) > 0)
                i--;
            ordered.Insert(i, pair);
        }

        return Copy(ordered.ConvertAll(static p => p.Value));
    }

    private static int Compare(string left, string right, bool areNumbers) =>
        areNumbers && ScalarComparer.TryNumber(left, out var x) && ScalarComparer.TryNumber(right, out var y) ? x.CompareTo(y) : string.Compare(left, right, StringComparison.InvariantCulture);

    private CodeValue Distinct(SequenceValue source)
    {
        var kept = New();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in source.Items)
        {
            if (Evaluator.KnownText(item) is not { } text)
                return Session.AtRunTime(at);
            if (seen.Add(text))
                kept.Items.Add(item);
        }

        return kept;
    }

    private SequenceValue Zipped(SequenceValue left, SequenceValue right, CodeValue? combine)
    {
        var pairs = New();
        for (var i = 0; i < Math.Min(left.Items.Count, right.Items.Count); i++)
        {
            pairs.Items.Add(combine is FunctionValue function
                ? evaluator.Calls.Call(function, [new Slot("", left.Items[i].Span, left.Items[i]), new Slot("", right.Items[i].Span, right.Items[i])], at) ?? Session.AtRunTime(at)
                : new SequenceValue([left.Items[i], right.Items[i]], Session.SpanOf(at)));
        }

        return pairs;
    }

    private CodeValue Dictionary(SequenceValue source, FunctionValue key, FunctionValue? value)
    {
        var dictionary = new RecordValue(null, "", Session.SpanOf(at));
        foreach (var item in source.Items)
        {
            if (Evaluator.KnownText(Call(key, item, null)) is not { } name)
                return Session.AtRunTime(at);
            dictionary.Set(new Slot(name, item.Span, value is null ? item : Call(value, item, null)));
        }

        return dictionary;
    }

    private PlainValue Contains(SequenceValue source, string wanted)
    {
        foreach (var item in source.Items)
        {
            if (Evaluator.KnownText(item) is not { } text)
                return Session.AtRunTime(at);
            if (text == wanted)
                return Session.Truth(true, at);
        }

        return Session.Truth(false, at);
    }

    private CodeValue Range(int? from, int? count)
    {
        if (from is not { } start || count is not { } number || number < 0 || number > MostItems)
            return Session.AtRunTime(at);
        var items = New();
        for (var i = start; i < start + number; i++)
            items.Items.Add(new PlainValue(new ScalarValue(ScalarKind.Number, i.ToString(CultureInfo.InvariantCulture), Session.SpanOf(at))));
        return items;
    }

    private SequenceValue Repeat(CodeValue item, int times)
    {
        var items = New();
        for (var i = 0; i < times; i++)
            items.Items.Add(item);
        return items;
    }

    private CodeValue? Call(FunctionValue function, CodeValue item, int? index)
    {
        var arguments = new List<Slot> { new("", item.Span, item) };
        if (index is { } number && function.Method.Parameters.Length > 1)
            arguments.Add(new Slot("", item.Span, new PlainValue(new ScalarValue(ScalarKind.Number, number.ToString(CultureInfo.InvariantCulture), item.Span))));
        return evaluator.Calls.Call(function, arguments, at);
    }

    // A dictionary is the sequence of its pairs.
    private static SequenceValue? Items(CodeValue? value) => value switch
    {
        SequenceValue sequence => sequence,
        RecordValue { Type: null, OpenBecause: null } dictionary => Loops.Pairs(dictionary),
        _ => null,
    };

    private static int? Number(IReadOnlyList<Slot> arguments, int index) =>
        index < arguments.Count && int.TryParse(Evaluator.KnownText(arguments[index].Value), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    private SequenceValue New() => new([], Session.SpanOf(at));

    private SequenceValue Copy(IEnumerable<CodeValue> items) => new([.. items], Session.SpanOf(at));
}
