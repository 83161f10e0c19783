using System;
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using PolicyLint.Cdk.Code;
using PolicyLint.Cdk.Names;
using PolicyLint.Cdk.Values;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Constructs;

/// <summary>Level 1 constructs: each is one resource, its properties are the resource's under other names.</summary>
internal sealed class Level1(Evaluator evaluator)
{
    private static readonly CloudFormationNames Names = CloudFormationNames.Shipped;
    private readonly TemplateElements _elements = new(evaluator);

    private Session Session => evaluator.Session;

    /// <summary>Makes the construct's resource; false where the construct is not of level 1.</summary>
    public bool Make(ConstructValue made, IReadOnlyList<Slot> arguments, IOperation at)
    {
        if (TemplateElements.Make(made))
            return true;
        var type = made.ClassName == "CfnResource" ? GenericType(made) : Names.TypeOf(made.ClassName);
        if (type is null)
            return false;
        var properties = made.ClassName == "CfnResource"
            ? PropertiesOf((Record(made)?.Find("Properties"))?.Value, "", made.IdSpan)
            : PropertiesOf(made.Properties, made.ClassName + "Props", made.IdSpan);
        AddDraft(made, made.LogicalId, type, properties, made.ClassName + "Props");
        return true;
    }

    /// <summary>Stands for a level 2 construct of which is known only which resource it is about.</summary>
    public static void MakeOpaque(ConstructValue made, UnknownValue because)
    {
        var dot = made.ClassName.LastIndexOf('.') + 1;
        var level1 = made.ClassName.Substring(0, dot) + "Cfn" + made.ClassName.Substring(dot);
        if (Names.TypeOf(level1) is not { } type)
            return;
        var draft = AddDraft(made, made.LogicalIdAt("Resource"), type, new MapValue([], made.IdSpan), level1 + "Props");
        draft.OpenBecause = because;
    }

    /// <summary>Adds a resource to those that the construct makes.</summary>
    public static ResourceDraft AddDraft(ConstructValue made, string logicalId, string type, MapValue properties, string? structName = null)
    {
        var draft = new ResourceDraft(made, logicalId, type, properties, made.IdSpan, structName);
        made.Resources.Add(draft);
        return draft;
    }

    /// <summary>The resource's properties; those of one of several structures are choices.</summary>
    public static MapValue PropertiesOf(CodeValue? code, string structName, SourceSpan span)
    {
        switch (code)
        {
            case null:
                return new MapValue([], span);
            case RecordValue record:
                return ValueConversion.Properties(record, structName);
            case EitherValue either:
                return ChosenProperties(either, structName, span);
            default:
                var because = (code as PlainValue)?.Unknown ?? Session.UnknownAt(code.Span, "the properties are not followed");
                return new MapValue([], span) { OpenBecause = because };
        }
    }

    public CodeValue? Member(ConstructValue construct, string member, IOperation at)
    {
        if (_elements.Member(construct, member, at) is { } element)
            return element;
        if (construct.Main is not { } draft || Names.TypeOf(construct.ClassName) is null && construct.ClassName != "CfnResource")
            return null;
        var span = Session.SpanOf(at);
        if (member == "Ref")
            return Reference(draft, null, span);
        if (member == "LogicalId")
            return new PlainValue(new ScalarValue(ScalarKind.String, draft.LogicalId, span));
        if (member.StartsWith("Attr", StringComparison.Ordinal))
            return Reference(draft, Names.AttributeOf(construct.ClassName, member), span);
        var value = draft.Properties.Find(Names.PropertyOf(draft.StructName, member));
        return value is null ? null : new PlainValue(value);
    }

    public static PlainValue Reference(ResourceDraft draft, string? attribute, SourceSpan span) =>
        new(new ReferenceValue(draft.Owner.Stack!, draft.LogicalId, attribute, span));

    public void Assign(ConstructValue construct, string member, CodeValue? value, SourceSpan name)
    {
        if (construct.Main is not { } draft)
            return;
        var key = Names.PropertyOf(draft.StructName, member);
        var before = MapEdits.FindWritten(draft.Properties, key);
        var written = Session.Guards.Write(value, before is null ? null : new PlainValue(before));
        draft.Properties = MapEdits.With(draft.Properties, key, name, ValueConversion.Of(written));
    }

    /// <summary>Calls a method that all level 1 constructs have; false where it is another one.</summary>
    public bool Invoke(ConstructValue construct, string method, IReadOnlyList<Slot> arguments, IOperation at, out CodeValue? result)
    {
        result = null;
        switch (method)
        {
            case "AddPropertyOverride" or "AddOverride" or "AddDeletionOverride" or "AddPropertyDeletionOverride" when construct.Main is { } draft:
                Override(draft, method, arguments, at);
                return true;
            case "GetAtt" when construct.Main is { } draft:
                result = Evaluator.KnownText(arguments[0].Value) is { } attribute
                    ? Reference(draft, attribute, Session.SpanOf(at))
                    : Session.AtRunTime(at);
                return true;
            case "ApplyRemovalPolicy" when construct.Main is { } draft:
                Lifecycle.Apply(draft, arguments.Count > 0 ? arguments[0].Value : null, Session.SpanOf(at));
                return true;
            case "AddMetadata" when construct.Main is { } draft && arguments.Count == 2 && Evaluator.KnownText(arguments[0].Value) is { } key:
                draft.Override(["Metadata", key], ValueConversion.Of(arguments[1].Value));
                return true;
            case "OverrideLogicalId" when construct.Main is { } draft && Evaluator.KnownText(arguments[0].Value) is { } id:
                draft.LogicalId = id;
                return true;
            case "AddDependency" or "AddDependsOn" or "RemoveDependency" or "Inspect" or "ToString" or "GetMetadata" or "Synth" or "ValidateTree"
                or "ReportMissingContextKey" or "AddTransform":
                result = Session.AtRunTime(at);
                return true;
            default:
                return false;
        }
    }

    private void Override(ResourceDraft draft, string method, IReadOnlyList<Slot> arguments, IOperation at)
    {
        if (Evaluator.KnownText(arguments[0].Value) is not { } path || Session.Guards.IsConditional)
        {
            draft.OpenBecause ??= Session.UnknownAt(Session.SpanOf(at), "an override that is not certain may change it");
            return;
        }

        if (method.StartsWith("AddProperty", StringComparison.Ordinal))
            path = "Properties." + path;
        var value = arguments.Count > 1 ? ValueConversion.Of(ValueConversion.At(arguments[1].Value, arguments[1].NameSpan)) : null;
        draft.Override(Split(path), value);
    }

    // A dot behind a backslash is part of a key.
    private static string[] Split(string path)
    {
        var parts = path.Replace("\\.", "\0").Split('.');
        for (var i = 0; i < parts.Length; i++)
            parts[i] = parts[i].Replace('\0', '.');
        return parts;
    }

    private static RecordValue? Record(ConstructValue made) => made.Properties as RecordValue;

    private static string? GenericType(ConstructValue made) => Evaluator.KnownText(Record(made)?.Find("Type")?.Value);

    private static MapValue ChosenProperties(EitherValue either, string structName, SourceSpan span)
    {
        var maps = new MapValue[either.Alternatives.Count];
        var keys = new List<string>();
        UnknownValue? open = null;
        for (var i = 0; i < maps.Length; i++)
        {
            maps[i] = PropertiesOf(either.Alternatives[i], structName, span);
            open ??= maps[i].OpenBecause;
            foreach (var entry in maps[i].Entries)
            {
                if (!keys.Contains(entry.Key))
                    keys.Add(entry.Key);
            }
        }

        var entries = new PropertyEntries(keys.Count);
        foreach (var key in keys)
        {
            var values = new Value?[maps.Length];
            var keySpan = span;
            for (var i = 0; i < maps.Length; i++)
            {
                values[i] = maps[i].Find(key);
                if (MapEdits.FindWritten(maps[i], key) is not null)
                    keySpan = maps[i].KeySpan(key);
            }

            entries.Add(new PropertyEntry(key, keySpan, new CodeChoice(either.Variable, values, keySpan)));
        }

        return new MapValue(entries.ToArray(), span) { OpenBecause = open };
    }
}
