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
            return scope.Unknown(openBecause!);
        var result = demand.IsSome ? scope.Say(NoneFits).At(document.Span) : Judgment.Pass;
        var decided = demand.IsSome ? Verdict.Pass : Verdict.Fail;
        for (var i = 0; i < statements.Count && result.Verdict != decided; i++)
        {
            var judgment = JudgeStatement(statements[i], scope);
            if (judgment.Verdict != Verdict.Pass)
                judgment = judgment.Under(PropertyPath.Index(i), statements[i].Span).Under("Statement");
            result = demand.IsSome ? Judgment.Greatest(result, judgment) : Judgment.Least(result, judgment);
        }

        return openBecause is not null && result.Verdict != decided && result.Verdict != Verdict.Unknown
            ? scope.Unknown(openBecause)
            : result;
    }

    private Judgment JudgeStatement(Value statement, Scope scope)
    {
        var selected = where is null ? Verdict.Pass : scope.Ask(where, statement);
        if (selected == Verdict.Fail)
            return demand.IsSome ? where!.Judge(statement, scope) : Judgment.Pass;
        var judgment = demand.Schema.Judge(statement, scope);
        if (statement is UnknownValue { MayVanish: true } unknown && judgment.Verdict != Verdict.Unknown)
            judgment = demand.IsSome == (judgment.Verdict == Verdict.Pass) ? scope.Unknown(unknown) : judgment;
        var matters = demand.IsSome ? Verdict.Pass : Verdict.Fail;
        return selected == Verdict.Unknown && judgment.Verdict == matters ? where!.Judge(statement, scope) : judgment;
    }
}
