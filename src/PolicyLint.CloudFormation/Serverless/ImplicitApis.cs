using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.CloudFormation.Serverless;

/// <summary>The API that SAM makes for all functions with an event of an API they do not name.</summary>
internal static class ImplicitApis
{
    public const string Rest = "ServerlessRestApi";
    public const string Http = "ServerlessHttpApi";
    public const string RestStage = "Prod";

    public static void Add(Template template)
    {
        Add(template, "Api", "RestApiId", Rest);
        Add(template, "HttpApi", "ApiId", Http);
    }

    private static void Add(Template template, string eventType, string naming, string id)
    {
        if (template.LogicalIds.ContainsKey(id))
            return;
        Resource? first = null;
        var place = default(SourceSpan);
        var functions = 0;
        foreach (var resource in template.Stack.Resources)
        {
            if (resource.Type != "AWS::Serverless::Function" || EventOf(resource, eventType, naming) is not { } span)
                continue;
            functions++;
            if (first is not null)
                continue;
            first = resource;
            place = span;
        }

        if (first is null)
            return;
        var type = "AWS::Serverless::" + eventType;
        GeneratedResources.Add(new Resource(template.Stack, id, type, Properties(template, type, place), place)
        {
            Attributes = new MapValue([], place),
            // Made for one function the API shares its condition; made for several it mostly exists.
            Presence = functions == 1 ? first.Presence : null,
            MadeFrom = first,
        });
    }

    private static MapValue Properties(Template template, string type, SourceSpan place)
    {
        var shared = template.Globals.Properties(type, new MapNode([], place), place);
        if (type != "AWS::Serverless::Api")
            return shared;
        var stage = new ScalarValue(ScalarKind.String, RestStage, place);
        return new MapValue([.. shared.Entries, new PropertyEntry("StageName", place, stage)], place) { OpenBecause = shared.OpenBecause };
    }

    private static SourceSpan? EventOf(Resource function, string eventType, string naming)
    {
        if (function.Properties.Find("Events") is not MapValue events)
            return null;
        foreach (var entry in events.Entries)
        {
            if (entry.Value is MapValue written
                && written.Find("Type") is ScalarValue type && type.Text == eventType
                && (written.Find("Properties") as MapValue)?.Find(naming) is null)
                return entry.KeySpan;
        }

        return null;
    }
}
