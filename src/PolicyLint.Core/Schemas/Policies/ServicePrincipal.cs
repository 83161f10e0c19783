using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Schemas.Policies;

/// <summary>Services as principals: <c>lambda.amazonaws.com</c>, whose end is that of the partition's addresses.</summary>
/// <remarks>
/// IAM user guide, "AWS service principals": in other partitions the same service may end in <c>amazonaws.com.cn</c>. Nobody can
/// name a service of another partition, so that the end says nothing, and <c>AWS::URLSuffix</c> in its place hides nothing.
/// </remarks>
internal static class ServicePrincipal
{
    private const string Suffix = "amazonaws.com";
    private const string ChineseSuffix = ".amazonaws.com.cn";

    /// <summary>The services by their names in the partition <c>aws</c>; what is no such name stays as it is.</summary>
    public static ListValue Of(ListValue services)
    {
        List<Value>? renamed = null;
        for (var i = 0; i < services.Items.Count; i++)
        {
            if (NameOf(services.Items[i]) is not { } name)
                continue;
            renamed ??= [.. services.Items];
            renamed[i] = new ScalarValue(ScalarKind.String, name, services.Items[i].Span) { Origin = services.Items[i].Origin };
        }

        return renamed is null ? services : new ListValue(renamed, services.Span) { OpenBecause = services.OpenBecause, Origin = services.Origin };
    }

    private static string? NameOf(Value service) => service switch
    {
        ScalarValue scalar when scalar.Text.EndsWith(ChineseSuffix, StringComparison.Ordinal) => scalar.Text.Substring(0, scalar.Text.Length - ".cn".Length),
        JoinedValue { Parts: [ScalarValue { Text: [.., '.'] } before, ReferenceValue { LogicalId: "AWS::URLSuffix" }] } => before.Text + Suffix,
        _ => null,
    };
}
