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
        if (method.Name == "Parse" && type is "Boolean" or "Int32" && arguments.Count > 0 && Evaluator.KnownText(arguments[0].Value) is { } parsed)
            return Parsed(evaluator.Session, type, parsed, at);
        if (type == "String" || (method.Name == "ToString" && method.Parameters.Length == 0))
            return OfText(evaluator, instance, method, arguments, at);
        if (type is "Enumerable" || (type == "MemoryExtensions" && method.Name == "Contains"))
            return new Sequences(evaluator, at).Invoke(arguments, method.Name);
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

    private static PlainValue Parsed(Session session, string type, string text, IOperation at)
    {
        if (type == "Boolean" && bool.TryParse(text, out var truth))
            return session.Truth(truth, at);
        return int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number)
            ? new PlainValue(new ScalarValue(ScalarKind.Number, number.ToString(CultureInfo.InvariantCulture), session.SpanOf(at)))
            : session.AtRunTime(at);
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
            case "Equals" when arguments.Count > 2 && arguments[2].Value is LibraryValue { Member: { } comparison } && Evaluator.KnownText(arguments[0].Value) is { } left && Evaluator.KnownText(arguments[1].Value) is { } right:
                return session.Truth(string.Equals(left, right, comparison.EndsWith("IgnoreCase", StringComparison.Ordinal) ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal), at);
            case "Equals" when arguments.Count == 2:
                return evaluator.Operators.Equal(arguments[0].Value, arguments[1].Value, at);
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
        if (evaluator.Session.Guards.IsConditional && method is "Add" or "AddRange")
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
            case "ToArray" or "ToList" or "AsReadOnly":
                return list;
            case "Contains" when list.OpenBecause is null:
                return new Sequences(evaluator, at).Invoke([new Slot("", list.Span, list), .. arguments], method);
            case "ForEach" when list.OpenBecause is null && arguments is [{ Value: FunctionValue each }]:
                foreach (var element in list.Items.ToArray())
                    evaluator.Calls.Call(each, [new Slot("", element.Span, element)], at);
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

        if (method == "ContainsKey" && record.OpenBecause is null && Evaluator.KnownText(arguments[0].Value) is { } wanted)
            return evaluator.Session.Truth(record.Find(wanted) is not null, at);
        record.OpenBecause ??= evaluator.Session.UnknownAt(at, $"what {method} does is not followed");
        return evaluator.Session.AtRunTime(at);
    }
}
