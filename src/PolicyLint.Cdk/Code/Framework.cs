using System;
using System.Collections.Generic;
using System.Globalization;
using Microsoft.CodeAnalysis;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Cdk.Code;

/// <summary>Methods of .NET whose meaning is known: texts, lists, dictionaries, LINQ.</summary>
internal static class Framework
{
    /// <summary>What the call comes to; null where the method is not known.</summary>
    public static CodeValue? Invoke(Evaluator evaluator, CodeValue? instance, IMethodSymbol method, IReadOnlyList<Slot> arguments, IOperation at)
    {
        var type = method.ContainingType.Name;
        if (type == "Environment" && method.Name == "GetEnvironmentVariable")
            return evaluator.Session.Unknown(at, $"'{Session.Shorten(at.Syntax)}' is read when the program runs");
        if (type == "String" || (method.Name == "ToString" && method.Parameters.Length == 0))
            return OfText(evaluator, instance, method, arguments, at);
        if (type == "Enumerable")
            return OfSequence(evaluator, arguments, method.Name, at);
        return instance switch
        {
            SequenceValue sequence => OfList(evaluator, sequence, method.Name, arguments, at),
            RecordValue record => OfDictionary(evaluator, record, method.Name, arguments, at),
            _ when type == "Array" && method.Name == "Empty" => new SequenceValue([], evaluator.Session.SpanOf(at)),
            _ => null,
        };
    }

    private static CodeValue? OfText(Evaluator evaluator, CodeValue? instance, IMethodSymbol method, IReadOnlyList<Slot> arguments, IOperation at)
    {
        var session = evaluator.Session;
        if (method.IsStatic)
            return OfTexts(evaluator, method.Name, arguments, at);
        if (instance is LibraryValue { Arguments.Count: 0, Receiver: null } member && method.Name == "ToString")
            return session.Text(member.Member, at);
        var argument = arguments.Count > 0 ? Evaluator.KnownText(arguments[0].Value) : "";
        if (Evaluator.KnownText(instance) is not { } text || argument is null)
            return method.Name == "ToString" ? instance : session.AtRunTime(at);
        switch (method.Name)
        {
            case "ToString":
                return session.Text(text, at);
            case "ToLower" or "ToLowerInvariant":
                return session.Text(text.ToLowerInvariant(), at);
            case "ToUpper" or "ToUpperInvariant":
                return session.Text(text.ToUpperInvariant(), at);
            case "Trim" when arguments.Count == 0:
                return session.Text(text.Trim(), at);
            case "StartsWith":
                return session.Truth(text.StartsWith(argument, StringComparison.Ordinal), at);
            case "EndsWith":
                return session.Truth(text.EndsWith(argument, StringComparison.Ordinal), at);
            case "Contains":
                return session.Truth(text.IndexOf(argument, StringComparison.Ordinal) >= 0, at);
            case "Equals":
                return evaluator.Operators.Equal(instance, arguments[0].Value, at);
            case "Replace" when argument.Length > 0 && Evaluator.KnownText(arguments[1].Value) is { } by:
                return session.Text(text.Replace(argument, by), at);
            case "Split" when argument.Length > 0:
                var parts = new SequenceValue([], session.SpanOf(at));
                foreach (var part in text.Split([argument], StringSplitOptions.None))
                    parts.Items.Add(session.Text(part, at));
                return parts;
            default:
                return session.AtRunTime(at);
        }
    }

    private static CodeValue? OfTexts(Evaluator evaluator, string method, IReadOnlyList<Slot> arguments, IOperation at)
    {
        var session = evaluator.Session;
        switch (method)
        {
            case "IsNullOrEmpty" or "IsNullOrWhiteSpace":
                var value = session.Guards.Settle(arguments[0].Value);
                return value is null ? session.Truth(true, at)
                    : Evaluator.KnownText(value) is { } text ? session.Truth(text.Trim().Length == 0, at)
                    : session.AtRunTime(at);
            case "Concat":
                var parts = new List<Value>();
                foreach (var argument in arguments)
                {
                    if (argument.Value is SequenceValue)
                        return session.AtRunTime(at);
                    parts.Add(Evaluator.TextOf(argument.Value, at, session));
                }

                return evaluator.Join(parts, at);
            case "Join" when arguments.Count == 2:
                return new IntrinsicFunctions(evaluator).Call("Join", arguments, at);
            default:
                return session.AtRunTime(at);
        }
    }

    private static CodeValue? OfList(Evaluator evaluator, SequenceValue list, string method, IReadOnlyList<Slot> arguments, IOperation at)
    {
        if (evaluator.Session.Guards.Count > 0 && method is "Add" or "AddRange")
        {
            list.OpenBecause ??= evaluator.Session.UnknownAt(at, "what is added to the list depends on a condition");
            return list;
        }

        switch (method)
        {
            case "Add" when arguments is [{ Value: { } item }]:
                list.Items.Add(item);
                return list;
            case "AddRange":
                Collections.AddAll(list, arguments[0].Value);
                return list;
            case "ToArray" or "ToList":
                return list;
            default:
                list.OpenBecause ??= evaluator.Session.UnknownAt(at, $"what {method} does to the list is not followed");
                return evaluator.Session.AtRunTime(at);
        }
    }

    private static CodeValue? OfDictionary(Evaluator evaluator, RecordValue record, string method, IReadOnlyList<Slot> arguments, IOperation at)
    {
        if (method is "Add" or "TryAdd" && arguments.Count == 2 && Evaluator.KnownText(arguments[0].Value) is { } key)
        {
            record.Set(new Slot(key, arguments[0].NameSpan, evaluator.Session.Guards.Write(arguments[1].Value, record.Find(key)?.Value)));
            return record;
        }

        record.OpenBecause ??= evaluator.Session.UnknownAt(at, $"what {method} does is not followed");
        return evaluator.Session.AtRunTime(at);
    }

    private static CodeValue? OfSequence(Evaluator evaluator, IReadOnlyList<Slot> arguments, string method, IOperation at)
    {
        var session = evaluator.Session;
        if (method == "Range" && Evaluator.KnownText(arguments[0].Value) is { } from && Evaluator.KnownText(arguments[1].Value) is { } count)
            return Range(session, from, count, at);
        if (method == "Empty")
            return new SequenceValue([], session.SpanOf(at));
        if (arguments.Count == 0 || arguments[0].Value is not SequenceValue { OpenBecause: null } source)
            return session.AtRunTime(at);
        switch (method)
        {
            case "ToArray" or "ToList" or "Cast" or "OfType" or "AsEnumerable" or "ToHashSet":
                var copy = new SequenceValue([], source.Span);
                copy.Items.AddRange(source.Items);
                return copy;
            case "Select":
                var mapped = new SequenceValue([], session.SpanOf(at));
                foreach (var item in source.Items)
                    mapped.Items.Add(evaluator.Calls.Call(arguments[1].Value, [new Slot("", item.Span, item)], at) ?? session.AtRunTime(at));
                return mapped;
            case "Concat":
                var joined = new SequenceValue([], session.SpanOf(at));
                Collections.AddAll(joined, source);
                Collections.AddAll(joined, arguments[1].Value);
                return joined;
            case "First" or "FirstOrDefault" when arguments.Count == 1 && source.Items.Count > 0:
                return source.Items[0];
            default:
                return session.AtRunTime(at);
        }
    }

    private static CodeValue Range(Session session, string from, string count, IOperation at)
    {
        const int MostItems = 1_000;
        if (!int.TryParse(from, NumberStyles.Integer, CultureInfo.InvariantCulture, out var start)
            || !int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > MostItems)
        {
            return session.AtRunTime(at);
        }

        var items = new SequenceValue([], session.SpanOf(at));
        for (var i = start; i < start + number; i++)
            items.Items.Add(new PlainValue(new ScalarValue(ScalarKind.Number, i.ToString(CultureInfo.InvariantCulture), session.SpanOf(at))));
        return items;
    }
}
