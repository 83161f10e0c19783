using System;
using System.Collections.Generic;
using System.Text;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.CloudFormation;

/// <summary>Finds <c>{{resolve:service:…}}</c> in texts: values that CloudFormation fetches when it deploys.</summary>
internal static class DynamicReferences
{
    public const string Opening = "{{resolve:";
    private const string Closing = "}}";

    public static bool IsIn(string text) => text.IndexOf(Opening, StringComparison.Ordinal) >= 0;

    /// <summary>The scalar, or what it is where dynamic references stand in its text.</summary>
    public static Value Opened(ScalarValue scalar)
    {
        if (scalar.Kind != ScalarKind.String || !IsIn(scalar.Text))
            return scalar;
        var parts = new TextParts(scalar.Span);
        parts.Add(scalar);
        return parts.Build();
    }

    /// <summary>The reference as it is written, which is what functions of texts see of it; null for what is none.</summary>
    public static string? TextOf(Value value) => value is not UnknownValue unknown ? null : unknown.Cause switch
    {
        UnknownCause.SsmReference => $"{Opening}ssm:{unknown.Subject}{Closing}",
        UnknownCause.SsmSecureReference => $"{Opening}ssm-secure:{unknown.Subject}{Closing}",
        UnknownCause.SecretsManagerReference => $"{Opening}secretsmanager:{unknown.Subject}{Closing}",
        _ => null,
    };

    /// <summary>The parts with each dynamic reference as one unknown part; it may itself be put together from several parts.</summary>
    public static List<Value> Open(List<Value> parts, SourceSpan span)
    {
        var mayHold = false;
        foreach (var part in parts)
            mayHold |= part is ScalarValue scalar && IsIn(scalar.Text);
        return mayHold ? new Reader(span).Read(parts) : parts;
    }

    /// <summary>The unknown that the reference is; null for services that CloudFormation does not know.</summary>
    private static UnknownValue? Of(string text, SourceSpan span)
    {
        var inner = text.Substring(Opening.Length, text.Length - Opening.Length - Closing.Length);
        var colon = inner.IndexOf(':');
        var service = colon < 0 ? inner : inner.Substring(0, colon);
        var subject = colon < 0 ? "" : inner.Substring(colon + 1);
        return service switch
        {
            "ssm" => new(UnknownCause.SsmReference, $"is the entry '{subject}' of the Systems Manager parameter store", subject, span),
            "ssm-secure" => new(UnknownCause.SsmSecureReference, $"is the secure entry '{subject}' of the Systems Manager parameter store", subject, span),
            "secretsmanager" => new(UnknownCause.SecretsManagerReference, $"is the secret '{subject}' of Secrets Manager", subject, span),
            _ => null,
        };
    }

    private sealed class Reader(SourceSpan span)
    {
        private readonly List<Value> _done = [];
        private readonly List<Value> _pending = [];
        private StringBuilder? _open;

        public List<Value> Read(List<Value> parts)
        {
            foreach (var part in parts)
            {
                if (part is ScalarValue scalar)
                    ReadText(scalar);
                else if (_open is null)
                    _done.Add(part);
                else
                    Hold(part);
            }

            _done.AddRange(_pending); // opened and never closed: then it is only text
            return _done;
        }

        private void ReadText(ScalarValue scalar)
        {
            var text = scalar.Text;
            var from = 0;
            while (from < text.Length)
            {
                if (_open is null)
                {
                    var start = text.IndexOf(Opening, from, StringComparison.Ordinal);
                    AddText(scalar, from, start < 0 ? text.Length : start, _done);
                    if (start < 0)
                        return;
                    _open = new StringBuilder();
                    from = start;
                }

                var end = text.IndexOf(Closing, from, StringComparison.Ordinal);
                var next = end < 0 ? text.Length : end + Closing.Length;
                _open.Append(text, from, next - from);
                AddText(scalar, from, next, _pending);
                from = next;
                if (end >= 0)
                    Close();
            }
        }

        private void Hold(Value part)
        {
            _open!.Append(TextParts.Describe(part));
            _pending.Add(part);
        }

        private void Close()
        {
            if (Of(_open!.ToString(), span) is { } reference)
                _done.Add(reference);
            else
                _done.AddRange(_pending);
            _open = null;
            _pending.Clear();
        }

        private static void AddText(ScalarValue scalar, int start, int end, List<Value> parts)
        {
            if (end > start)
                parts.Add(new ScalarValue(ScalarKind.String, scalar.Text.Substring(start, end - start), scalar.Span) { Origin = scalar.Origin });
        }
    }
}
