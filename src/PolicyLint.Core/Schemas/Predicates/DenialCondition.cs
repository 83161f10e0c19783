using System;
using System.Globalization;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Schemas.Policies;

namespace PolicyLint.Schemas.Predicates;

/// <summary>When a denial has to hold. A further condition would let somebody through, so there must be no other.</summary>
public abstract class DenialCondition
{
    public static readonly DenialCondition Always = new Unconditional();

    /// <summary>Requests without TLS: <c>aws:SecureTransport</c> is false.</summary>
    public static readonly DenialCondition Plaintext = new PlaintextTransport();

    /// <summary>Behind "deny everyone …": <c>without TLS</c>.</summary>
    public abstract string Phrase { get; }

    /// <summary>Requests with an older TLS than this: <c>s3:TlsVersion</c>.</summary>
    public static DenialCondition TlsBelow(decimal version) => new OldTls(version);

    public abstract Verdict Holds(PolicyStatement statement);

    /// <summary>The argument <c>when</c>; null is always.</summary>
    public static DenialCondition Read(Node? node, CompileContext context)
    {
        switch (node)
        {
            case null:
                return Always;
            case ScalarNode { Text: "plaintext" }:
                return Plaintext;
            case MapNode map when map.Find("tlsBelow") is ScalarNode version
                && decimal.TryParse(version.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number):
                return TlsBelow(number);
            default:
                context.Report(node, "'when' takes \"plaintext\" or { \"tlsBelow\": number }");
                return Always;
        }
    }

    private sealed class Unconditional : DenialCondition
    {
        public override string Phrase => "always";

        public override Verdict Holds(PolicyStatement statement) => statement.IsUnconditional;
    }

    /// <summary>A condition of one operator and one key.</summary>
    private abstract class SingleKey(string key) : DenialCondition
    {
        public sealed override Verdict Holds(PolicyStatement statement)
        {
            var scope = statement.Scope;
            switch (statement.Condition)
            {
                case null:
                    return Verdict.Pass; // denies always, so it denies this, too
                case MapValue { IsOpen: false } operators:
                    var verdict = Verdict.Pass;
                    foreach (var entry in operators.Entries)
                    {
                        if (scope.Resolve(entry.Value) is { } keys)
                            verdict = verdict.And(Holds(entry.Key, keys, scope));
                    }

                    return verdict;
                default:
                    return Verdict.Unknown;
            }
        }

        protected abstract bool IsOperator(string name);

        protected abstract Verdict IsValue(ScalarValue value);

        private Verdict Holds(string name, Value keys, Scope scope)
        {
            if (!IsOperator(name))
                return Verdict.Fail;
            if (keys is not MapValue { IsOpen: false } map)
                return Verdict.Unknown;
            var verdict = Verdict.Pass;
            foreach (var entry in map.Entries)
            {
                if (!entry.Key.Equals(key, StringComparison.OrdinalIgnoreCase))
                    return Verdict.Fail;
                if (scope.Resolve(entry.Value) is { } value)
                    verdict = verdict.And(HasValue(value, scope));
            }

            return verdict;
        }

        private Verdict HasValue(Value value, Scope scope)
        {
            if (value is not ListValue list)
                return value is ScalarValue scalar ? IsValue(scalar) : Verdict.Unknown;
            var verdict = list.IsOpen ? Verdict.Unknown : Verdict.Fail;
            foreach (var item in scope.Items(list))
                verdict = verdict.Or(item is ScalarValue known ? IsValue(known) : Verdict.Unknown);
            return verdict;
        }
    }

    private sealed class PlaintextTransport() : SingleKey("aws:SecureTransport")
    {
        public override string Phrase => "without TLS";

        protected override bool IsOperator(string name) =>
            name.ToLowerInvariant() is "bool" or "boolifexists" or "stringequals" or "stringequalsifexists" or "stringlike";

        protected override Verdict IsValue(ScalarValue value) =>
            value.Text.Equals("false", StringComparison.OrdinalIgnoreCase) ? Verdict.Pass : Verdict.Fail;
    }

    private sealed class OldTls(decimal version) : SingleKey("s3:TlsVersion")
    {
        public override string Phrase => "TLS below " + version.ToString(CultureInfo.InvariantCulture);

        protected override bool IsOperator(string name) => name.ToLowerInvariant() is "numericlessthan" or "numericlessthanifexists";

        protected override Verdict IsValue(ScalarValue value) =>
            decimal.TryParse(value.Text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var below) && below >= version
                ? Verdict.Pass
                : Verdict.Fail;
    }
}
