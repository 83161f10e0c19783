using System;
using System.Collections.Generic;
using PolicyLint.Model;

namespace PolicyLint.CloudFormation.Parameters;

/// <summary>The <c>Parameters</c> section, with what was supplied for it.</summary>
internal sealed class ParameterTable
{
    private readonly Dictionary<string, TemplateParameter> _byName = new(StringComparer.Ordinal);

    public ParameterTable(Template template)
    {
        var supplied = template.Options.Parameters;
        foreach (var entry in template.Section("Parameters"))
        {
            if (ParameterDeclaration.Read(entry, template) is not { } declaration)
                continue;
            var name = entry.Key.Text;
            var given = supplied.TryGetValue(name, out var found) ? found : null;
            if (given?.Value is ScalarValue { Text: var text } value && !declaration.Allows(text))
                template.Report(value.Span, $"'{text}' is not one of the AllowedValues of parameter '{name}'");
            _byName[name] = new TemplateParameter(name, declaration, given, template.Comparisons);
        }

        if (template.Options.ReportsUndeclaredParameters)
            ReportUndeclared(supplied, template);
    }

    public IEnumerable<string> Names => _byName.Keys;

    public TemplateParameter? Find(string name) => _byName.TryGetValue(name, out var found) ? found : null;

    private void ReportUndeclared(IReadOnlyDictionary<string, SuppliedParameter> supplied, Template template)
    {
        foreach (var pair in supplied)
        {
            if (!_byName.ContainsKey(pair.Key) && !PseudoParameters.IsPseudo(pair.Key))
                template.Report(pair.Value.Value.Span, $"the template has no parameter '{pair.Key}'" + template.DidYouMean(pair.Key, _byName.Keys));
        }
    }
}
