using PolicyLint.Cdk.Code;
using PolicyLint.Cdk.Values;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Level2;

/// <summary>Words of tables that ask whether something is the case.</summary>
internal sealed class TableConditions(TableTemplates templates)
{
    private SourceSpan Span => templates.Construct.IdSpan;

    /// <summary>True where something stands at the end of one of the paths; null where nothing does.</summary>
    public Value? HasAny(ListNode paths, Subject subject)
    {
        Value? undecided = null;
        foreach (var path in paths.Items)
        {
            var has = Has(templates.Find(((ScalarNode)path).Text, subject));
            if (has is ScalarValue)
                return has;
            undecided ??= has;
        }

        return undecided;
    }

    /// <summary>True where the value is something; null where it is nothing.</summary>
    public static Value? Has(CodeValue? value)
    {
        switch (value)
        {
            case EitherValue either:
                var alternatives = new Value?[either.Alternatives.Count];
                for (var i = 0; i < alternatives.Length; i++)
                    alternatives[i] = Has(either.Alternatives[i]);
                return new CodeChoice(either.Variable, alternatives, either.Span);
            case PlainValue { Unknown: { MayVanish: true } unknown }:
                return unknown;
            default:
                return TableTemplates.IsAbsent(value) ? null : new ScalarValue(ScalarKind.Boolean, "true", value!.Span);
        }
    }

    /// <summary>What a feature flag chooses; unknown where the flags are.</summary>
    public Value? Flag(MapNode map, string flag, Subject subject) => templates.Session.Context.IsOn(templates.Construct, flag) is { } isOn
        ? templates.Of(map.Find(isOn ? "on" : "off"), subject)
        : Session.UnknownAt(Span, $"depends on the app's feature flag {flag}");

    private CodeChoice IfEach(CodeChoice choice, MapNode map, Subject subject)
    {
        var options = new Value?[choice.Options.Count];
        for (var i = 0; i < options.Length; i++)
            options[i] = If(choice.Options[i], map, subject);
        return new CodeChoice(choice.Variable, options, choice.Span);
    }

    /// <summary>What a condition chooses.</summary>
    public Value? If(Value? condition, MapNode map, Subject subject) => condition switch
    {
        null or ScalarValue { Text: "false" } => templates.Of(map.Find("else"), subject),
        UnknownValue unknown => unknown,
        CodeChoice choice => IfEach(choice, map, subject),
        ChoiceValue choice => new PresentChoice(choice, templates.Of(map.Find("then"), subject), templates.Of(map.Find("else"), subject), Span),
        _ => templates.Of(map.Find("then"), subject),
    };
}
