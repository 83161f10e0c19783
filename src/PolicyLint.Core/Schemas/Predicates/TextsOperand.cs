using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Schemas.Policies;

namespace PolicyLint.Schemas.Predicates;

/// <summary>An argument that is a list of texts: written in the rule, or the value of a rule parameter.</summary>
public sealed class TextsOperand
{
    /// <summary>No texts at all.</summary>
    public static readonly TextsOperand Empty = new([]);

    private readonly IReadOnlyList<string> _texts;
    private readonly string? _parameter;

    public TextsOperand(IReadOnlyList<string> texts) => _texts = texts;

    /// <summary>The value that a rule parameter has for the judged resource.</summary>
    /// <param name="parameter">The name of a rule parameter; unset it is an empty list.</param>
    public TextsOperand(string parameter)
    {
        _texts = [];
        _parameter = parameter;
    }

    /// <summary>The texts in force for the judged resource.</summary>
    public IReadOnlyList<string> In(Scope scope)
    {
        if (_parameter is null)
            return _texts;
        var texts = new List<string>();
        switch (scope.Parameters.Find(_parameter, scope.Resource, scope.Scenario))
        {
            case ScalarValue { Text.Length: > 0 } scalar:
                texts.Add(scalar.Text);
                break;
            case ListValue list:
                foreach (var item in list.Items)
                {
                    if (item is ScalarValue text)
                        texts.Add(text.Text);
                }

                break;
        }

        return texts;
    }
}

/// <summary>An argument that is a list of patterns with wildcards, and how many of them count.</summary>
/// <param name="texts">As written.</param>
/// <param name="ignoreCase">True for actions.</param>
/// <param name="every">True where all that the patterns match is asked for; false where anything of it is enough.</param>
public sealed class PatternsOperand(IReadOnlyList<string> texts, bool ignoreCase, bool every)
{
    public Sequence<WildcardText> Patterns { get; } = Read(texts, ignoreCase);

    public bool IsEvery { get; } = every;

    public bool IgnoresCase { get; } = ignoreCase;

    /// <summary>As rules write it, for reasons: <c>kms:Decrypt, kms:ReEncryptFrom</c>.</summary>
    public override string ToString() => string.Join(", ", texts);

    private static WildcardText[] Read(IReadOnlyList<string> texts, bool ignoreCase)
    {
        var patterns = new WildcardText[texts.Count];
        for (var i = 0; i < patterns.Length; i++)
            patterns[i] = WildcardText.Pattern(texts[i], ignoreCase);
        return patterns;
    }
}
