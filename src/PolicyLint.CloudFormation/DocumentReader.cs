using System;
using System.Collections.Generic;
using PolicyLint.Documents;
using PolicyLint.Text;

namespace PolicyLint.CloudFormation;

public enum DocumentFormat
{
    Json,
    Yaml,
}

/// <summary>A document as it was written.</summary>
/// <param name="Comments">Its comments, if some of them speak to a linter; otherwise none. JSON has none.</param>
public sealed record Document(SourceFile File, DocumentFormat Format, Node Root, IReadOnlyList<Comment> Comments);

/// <summary>Reads a template in JSON or YAML, whichever it is written in.</summary>
public static class DocumentReader
{
    /// <summary>The document in the file. What it is decides its text; the file's name only whose errors are told.</summary>
    /// <param name="problems">Receives what is wrong and can be passed over.</param>
    /// <exception cref="MalformedDocumentException">The text is neither, or a limit is reached.</exception>
    public static Document Read(SourceFile file, ICollection<Problem> problems)
    {
        var isNamedJson = HasExtension(file, ".json") || HasExtension(file, ".template");
        return FirstChar(file.Text) switch
        {
            '{' or '[' when !isNamedJson => ReadEither(file, problems),
            '{' or '[' or '/' when isNamedJson => ReadJson(file, problems),
            _ => ReadYaml(file, problems),
        };
    }

    // A map in braces is mostly JSON, and JSON is read ten times as quickly; but it may be YAML with unquoted keys.
    private static Document ReadEither(SourceFile file, ICollection<Problem> problems)
    {
        var ofJson = new List<Problem>();
        Document? json = null;
        MalformedDocumentException? notJson = null;
        try
        {
            json = ReadJson(file, ofJson);
            if (ofJson.Count == 0)
                return json;
        }
        catch (MalformedDocumentException e)
        {
            notJson = e;
        }

        var ofYaml = new List<Problem>();
        try
        {
            var yaml = ReadYaml(file, ofYaml);
            AddAll(problems, ofYaml);
            return yaml;
        }
        catch (MalformedDocumentException) when (json is not null)
        {
            AddAll(problems, ofJson);
            return json;
        }
        catch (MalformedDocumentException) when (!HasExtension(file, ".yaml") && !HasExtension(file, ".yml"))
        {
            throw notJson!;
        }
    }

    private static Document ReadJson(SourceFile file, ICollection<Problem> problems) =>
        new(file, DocumentFormat.Json, JsonReader.Read(file, problems), []);

    private static Document ReadYaml(SourceFile file, ICollection<Problem> problems)
    {
        if (!CommentReader.SpeaksToLinter(file.Text))
            return new Document(file, DocumentFormat.Yaml, YamlReader.Read(file, problems), []);
        var scalars = new ScalarPlaces();
        var root = YamlReader.Read(file, problems, scalars);
        return new Document(file, DocumentFormat.Yaml, root, CommentReader.Read(file, scalars));
    }

    private static char FirstChar(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsWhiteSpace(text[i]))
                return text[i];
        }

        return '\0';
    }

    private static bool HasExtension(SourceFile file, string extension) => file.Path.EndsWith(extension, StringComparison.OrdinalIgnoreCase);

    private static void AddAll(ICollection<Problem> problems, List<Problem> found)
    {
        foreach (var problem in found)
            problems.Add(problem);
    }
}
