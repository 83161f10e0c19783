using PolicyLint.Model;

namespace PolicyLint.Schemas.Policies;

/// <summary><c>statements</c>: some, every or no statement of a policy document, of those that a schema selects.</summary>
internal sealed class StatementsSchema(Schema? where, Quantified demand) : Schema
{
    private static readonly Judgment NoneFits = Judgment.Missing("no statement of the policy fits");

    public override Schema Negate() => new StatementsSchema(where, demand.Negate());

    public override Judgment Judge(Value value, Scope scope)
    {
        if (scope.Resolve(value) is not { } document)
            return Judgment.Pass;
        var statements = StatementReader.ReadStatements(document, scope, out var openBecause);
        if (statements is null)
            return Judgment.Unknown(openBecause!);
        var result = demand.IsSome ? NoneFits.At(document.Span) : Judgment.Pass;
        var decided = demand.IsSome ? Verdict.Pass : Verdict.Fail;
        for (var i = 0; i < statements.Count && result.Verdict != decided; i++)
        {
            var judgment = JudgeStatement(statements[i], scope);
            if (judgment.Verdict != Verdict.Pass)
                judgment = judgment.Under(PropertyPath.Index(i), statements[i].Span).Under("Statement");
            result = demand.IsSome ? Judgment.Greatest(result, judgment) : Judgment.Least(result, judgment);
        }

        return openBecause is not null && result.Verdict != decided && result.Verdict != Verdict.Unknown
            ? Judgment.Unknown(openBecause)
            : result;
    }

    private Judgment JudgeStatement(Value statement, Scope scope)
    {
        var selected = where?.Judge(statement, scope) ?? Judgment.Pass;
        if (selected.Verdict == Verdict.Fail)
            return demand.IsSome ? selected : Judgment.Pass;
        var judgment = demand.Schema.Judge(statement, scope);
        if (statement is UnknownValue { MayVanish: true } unknown && judgment.Verdict != Verdict.Unknown)
            judgment = demand.IsSome == (judgment.Verdict == Verdict.Pass) ? Judgment.Unknown(unknown) : judgment;
        var matters = demand.IsSome ? Verdict.Pass : Verdict.Fail;
        return selected.Verdict == Verdict.Unknown && judgment.Verdict == matters ? selected : judgment;
    }
}
