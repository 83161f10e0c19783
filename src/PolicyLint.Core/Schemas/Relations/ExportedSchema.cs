using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.Schemas;

/// <summary><c>exported</c>: an output of the resource's stack hands it on, so that other stacks may use it.</summary>
internal sealed class ExportedSchema : Schema
{
    private static readonly Judgment NotExported = Judgment.Missing("no output exports it");

    public static Schema? Compile(Node operand, CompileContext context) =>
        context.Flag(operand, "'exported'") ? new ExportedSchema() : new ExportedSchema().Negate();

    public override Judgment Judge(Value value, Scope scope)
    {
        if (scope.Resource is not { } resource)
            return scope.Unknown(value, "only a resource can be exported");
        if (scope.Find(resource.Stack.Sections, "Outputs") is not MapValue outputs)
            return scope.Say(NotExported);
        var greatest = Verdict.Fail;
        foreach (var output in outputs.Entries)
        {
            if (scope.Resolve(output.Value) is MapValue map && scope.Find(map, "Export") is not null && scope.Find(map, "Value") is { } handed)
                greatest = greatest.Or(References.Refers(handed, resource, scope));
        }

        return greatest switch
        {
            Verdict.Pass => Judgment.Pass,
            Verdict.Unknown => scope.Doubt("whether an output exports it is not known"),
            _ => scope.Say(NotExported),
        };
    }
}
