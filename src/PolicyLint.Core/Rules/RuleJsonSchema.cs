using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Schemas;
using PolicyLint.Text;

namespace PolicyLint.Rules;

/// <summary>The rule language as JSON Schema 2020-12, for editors: <c>rules/rule.schema.json</c>, made from the table of keywords.</summary>
public static class RuleJsonSchema
{
    private const string File = """
        { "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A rule of PolicyLint", "type": "object", "additionalProperties": false,
          "required": ["id", "name", "title", "severity", "layer", "resource", "require"],
          "properties": {
            "$schema": { "type": "string" },
            "$comment": { "type": "string" },
            "id": { "description": "Opaque and never reused.", "type": "string", "pattern": "^[A-Z0-9][A-Z0-9-]*$" },
            "name": { "description": "The desired state in kebab case.", "type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$" },
            "title": { "description": "A sentence about the resources in the present tense.", "type": "string", "minLength": 1 },
            "severity": { "description": "Packs and settings may change it.", "enum": ["error", "warning", "info"] },
            "layer": { "description": "The layer of defence in depth.", "enum": ["data", "application", "compute", "network", "perimeter", "identity", "physical"] },
            "resource": { "description": "The resource types judged; \"Template\" for each template's sections, \"Account\" for the whole account.",
              "anyOf": [{ "enum": ["Template", "Account"] }, { "$ref": "#/$defs/resourceTypes" }] },
            "when": { "description": "Resources that fail it are not applicable.", "$ref": "#/$defs/schema" },
            "require": { "description": "What must hold of the resource's properties.", "$ref": "#/$defs/schema" },
            "parameters": { "description": "What packs and settings may set.", "type": "object", "additionalProperties": { "$ref": "#/$defs/parameterDeclaration" } },
            "fix": { "description": "How a finding is mended.", "type": "object", "additionalProperties": false, "required": ["text"], "properties": {
              "text": { "description": "What to do, in a sentence.", "type": "string" },
              "set": { "description": "Property paths and the values that a machine can write there.", "type": "object" },
              "attributes": { "description": "Attributes beside Properties, such as DeletionPolicy, and the values that a machine can write there.", "type": "object" },
              "safe": { "description": "False where the edit may replace the resource or change what runs.", "type": "boolean" } } },
            "sameAs": { "description": "Checks of other tools that demand the same.", "type": "object", "additionalProperties": { "$ref": "#/$defs/texts" } },
            "references": { "description": "Addresses of the documents that the facts come from.", "$ref": "#/$defs/texts" },
            "$defs": { "description": "Schemas for $ref.", "$ref": "#/$defs/schemaMap" } },
          "$defs": {
            "schema": { "anyOf": [{ "type": "boolean" }, { "$ref": "#/$defs/keywords" }] },
            "schemaList": { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/schema" } },
            "schemaMap": { "type": "object", "additionalProperties": { "$ref": "#/$defs/schema" } },
            "texts": { "anyOf": [{ "type": "string" }, { "$ref": "#/$defs/textList" }] },
            "textList": { "type": "array", "items": { "type": "string" } },
            "resourceTypes": { "anyOf": [{ "$ref": "#/$defs/resourceType" }, { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/resourceType" } }] },
            "resourceType": { "type": "string", "pattern": "::" },
            "typeName": { "enum": ["string", "number", "integer", "boolean", "array", "object", "null"] },
            "typeNames": { "anyOf": [{ "$ref": "#/$defs/typeName" }, { "type": "array", "minItems": 1, "items": { "$ref": "#/$defs/typeName" } }] },
            "parameter": { "type": "object", "additionalProperties": false, "required": ["parameter"], "properties": { "parameter": { "type": "string" } } },
            "parameterDeclaration": { "type": "object", "additionalProperties": false, "required": ["type", "description"], "properties": {
              "type": { "enum": ["string", "number", "boolean", "list"] }, "default": true, "description": { "type": "string" } } } } }
        """;

    /// <summary>The text of the file.</summary>
    public static string Write()
    {
        var file = (MapNode)Parse(File);
        var definitions = (MapNode)file.Find("$defs")!;
        var members = new List<MapEntry>(definitions.Entries) { new(Key("keywords"), Keywords()) };
        var entries = new List<MapEntry>(file.Entries);
        entries[entries.Count - 1] = new(entries[entries.Count - 1].Key, new MapNode(members, file.Span));
        return JsonText.Of(new MapNode(entries, file.Span)) + "\n";
    }

    private static MapNode Keywords()
    {
        var properties = new List<MapEntry>();
        var beside = new List<MapEntry>();
        foreach (var keyword in Schemas.Keywords.All)
        {
            properties.Add(new(Key(keyword.Name), Documented(keyword)));
            if (keyword.Beside.Count > 0)
                beside.Add(new(Key(keyword.Name), Parse("{ \"anyOf\": [" + string.Join(", ", Alternatives(keyword)) + "] }")));
        }

        var frame = (MapNode)Parse("""{ "type": "object", "additionalProperties": false }""");
        var entries = new List<MapEntry>(frame.Entries)
        {
            new(Key("properties"), new MapNode(properties, frame.Span)),
            new(Key("dependentSchemas"), new MapNode(beside, frame.Span)),
        };
        return new MapNode(entries, frame.Span);
    }

    private static IEnumerable<string> Alternatives(Keyword keyword)
    {
        foreach (var other in keyword.Beside)
            yield return "{ \"required\": [\"" + other + "\"] }";
    }

    private static MapNode Documented(Keyword keyword)
    {
        var operand = Parse(keyword.Takes.JsonSchema);
        var documentation = new ScalarNode(ScalarKind.String, keyword.Documentation, operand.Span);
        var entries = new List<MapEntry> { new(Key("description"), documentation) };
        if (operand is MapNode map)
            entries.AddRange(map.Entries);
        return new MapNode(entries, operand.Span);
    }

    private static ScalarNode Key(string text) => new(ScalarKind.String, text, new SourceFile("rule.schema.json", "").Whole);

    private static Node Parse(string json)
    {
        var problems = new List<Problem>();
        var node = JsonReader.Read(new SourceFile("rule.schema.json", json), problems);
        return problems.Count == 0 ? node : throw new InvalidOperationException(problems[0].Message);
    }
}
