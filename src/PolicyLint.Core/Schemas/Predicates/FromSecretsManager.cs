using System;
using PolicyLint.Model;

namespace PolicyLint.Schemas.Predicates;

/// <summary>The value is read from AWS Secrets Manager when the stack is deployed: by a dynamic reference.</summary>
/// <remarks>Decided by where the value comes from; a parameter is from outside, whatever was fed into it.</remarks>
public sealed class FromSecretsManager : Assertion
{
    public static readonly Keyword Word = new(
        "fromSecretsManager",
        PredicateOperands.Flag,
        "The value is a dynamic reference to a secret of AWS Secrets Manager.")
    {
        Compile = static (node, context) => PredicateOperands.ReadFlag(node, context, "fromSecretsManager", new FromSecretsManager()),
    };

    private const string Reference = "{{resolve:secretsmanager:";

    public override string Phrase => "come from Secrets Manager";

    protected override Judgment JudgeKnown(Value value, Scope scope) =>
        value is ScalarValue scalar && scalar.Text.IndexOf(Reference, StringComparison.Ordinal) >= 0 ? Judgment.Pass : Fail(value, scope);

    protected override Judgment JudgeUnknown(UnknownValue value, Scope scope) => value.Cause switch
    {
        UnknownCause.SecretsManagerReference => Judgment.Pass,
        UnknownCause.Parameter or UnknownCause.SsmParameter or UnknownCause.SsmReference or UnknownCause.SsmSecureReference => Fail(value, scope),
        _ => scope.Unknown(value),
    };

    protected override Judgment JudgeReference(ReferenceValue value, Scope scope) => Fail(value, scope);

    protected override Judgment JudgeJoined(JoinedValue value, Scope scope)
    {
        var unknown = false;
        foreach (var part in value.Parts)
        {
            switch (scope.Resolve(part))
            {
                case ScalarValue scalar when scalar.Text.IndexOf(Reference, StringComparison.Ordinal) >= 0:
                case UnknownValue { Cause: UnknownCause.SecretsManagerReference }:
                    return Judgment.Pass;
                case UnknownValue { Cause: not (UnknownCause.Parameter or UnknownCause.SsmParameter) }:
                    unknown = true;
                    break;
            }
        }

        return unknown ? base.JudgeJoined(value, scope) : Fail(value, scope);
    }

    private Judgment Fail(Value value, Scope scope) => scope.Fail(value, Must);
}
