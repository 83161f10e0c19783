using System;
using System.Collections.Generic;
using System.Globalization;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Schemas;

/// <summary>What a keyword sees while its schema is compiled: the keywords beside it, the rule's parameters, and where faults are reported.</summary>
public sealed class CompileContext
{
    private readonly SchemaCompiler _compiler;

    internal CompileContext(SchemaCompiler compiler, MapNode owner)
    {
        _compiler = compiler;
        Owner = owner;
    }

    /// <summary>The schema that the keyword stands in: keywords that work together read each other here.</summary>
    public MapNode Owner { get; }

    /// <summary>Compiles a schema about the same value. Faults are reported; the result is then of no use.</summary>
    public Schema Compile(Node schema) => _compiler.Compile(schema);

    /// <summary>Compiles a schema about a part of the value; only such schemas may refer back to the ones around them.</summary>
    public Schema CompileChild(Node schema) => _compiler.CompileChild(schema);

    /// <summary>Compiles a schema about another resource.</summary>
    public Schema CompileElsewhere(Node schema) => _compiler.CompileElsewhere(schema);

    public void Report(Node at, string message) => _compiler.Report(at.Span, message);

    /// <summary>The schema of <c>$defs</c> that the reference names.</summary>
    public Schema Refer(ScalarNode reference) => _compiler.Refer(reference);

    /// <summary>The shipped rules; null where schemas stand alone.</summary>
    internal IShippedRules? ShippedRules => _compiler.ShippedRules;

    /// <summary>What the shipped rule of the id demands.</summary>
    public Schema Demand(ScalarNode rule) => _compiler.Demand(rule);

    /// <summary>The node as a map of arguments with only these keys; null, and reported, where it is something else.</summary>
    public MapNode? Arguments(Node node, string of, params string[] keys)
    {
        if (node is not MapNode map)
        {
            Report(node, "'" + of + "' takes a map of arguments");
            return null;
        }

        foreach (var entry in map.Entries)
        {
            if (Array.IndexOf(keys, entry.Key.Text) < 0)
                Report(entry.Key, "'" + of + "' has no argument '" + entry.Key.Text + "'" + Spelling.DidYouMean(entry.Key.Text, keys));
        }

        return map;
    }

    /// <summary>The node's text; null, and reported, where it is no text.</summary>
    public string? Text(Node node, string what)
    {
        if (node is ScalarNode { Kind: ScalarKind.String } scalar)
            return scalar.Text;
        Report(node, what + " is a text");
        return null;
    }

    /// <summary>One text or a list of texts.</summary>
    public string[] Texts(Node node, string what)
    {
        if (node is not ListNode list)
            return Text(node, what) is { } single ? [single] : [];
        var texts = new List<string>(list.Items.Count);
        foreach (var item in list.Items)
        {
            if (item is ScalarNode { Kind: ScalarKind.String } text)
                texts.Add(text.Text);
            else
                Report(item, "each of " + what + " is a text");
        }

        return [.. texts];
    }

    /// <summary>A whole number from 0; 0, and reported, where it is something else.</summary>
    public int Count(Node node, string what)
    {
        if (node is ScalarNode { Kind: ScalarKind.Number } scalar && int.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            return count;
        Report(node, what + " is a whole number from 0");
        return 0;
    }

    public bool Flag(Node node, string what)
    {
        if (node is ScalarNode { Kind: ScalarKind.Boolean } scalar)
            return scalar.Text == "true";
        Report(node, what + " is true or false");
        return false;
    }

    /// <summary>The name of a declared parameter where the node is <c>{ "parameter": name }</c>; else null.</summary>
    public string? Parameter(Node node)
    {
        if (node is not MapNode { Entries.Count: 1 } map || map.Entries[0].Key.Text != "parameter")
            return null;
        return ParameterName(map.Entries[0].Value);
    }

    /// <summary>The name of a declared parameter; reported where the rule declares no such parameter.</summary>
    public string ParameterName(Node node)
    {
        var name = Text(node, "'parameter'") ?? "";
        if (name.Length > 0 && !_compiler.Declares(name))
            Report(node, "the rule declares no parameter '" + name + "'" + Spelling.DidYouMean(name, _compiler.ParameterNames));
        return name;
    }

    /// <summary>What an assertion compares with: a parameter, a property of the judged resource, or a constant.</summary>
    internal Operand Operand(Node node)
    {
        if (Parameter(node) is { } name)
            return Schemas.Operand.OfParameter(name);
        if (node is not MapNode map || map.Find("judged") is not { } judged)
            return Schemas.Operand.Of(Literal.Of(node));
        Arguments(map, "judged", "judged", "default");
        var byDefault = map.Find("default") is { } written ? Literal.Of(written) : null;
        return Schemas.Operand.OfJudged(new PropertyDefault(Text(judged, "'judged'") ?? "", byDefault));
    }
}
