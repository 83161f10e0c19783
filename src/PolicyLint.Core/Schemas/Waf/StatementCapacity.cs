using System;
using System.Collections.Generic;
using System.Globalization;
using PolicyLint.Model;
using PolicyLint.Schemas.Policies;

namespace PolicyLint.Schemas.Waf;

/// <summary>How much capacity a statement of a web ACL's or rule group's rule needs.</summary>
/// <remarks>AWS WAF developer guide, "Web ACL capacity units (WCUs) in AWS WAF" and the page of each statement.</remarks>
internal sealed class StatementCapacity(Scope scope)
{
    private const long JsonFactor = 2;
    private const long Transformation = 10;
    private const long AllQueryArguments = 10;
    private const long CustomKey = 30;
    private const long AnyForwardedAddress = 4;
    private const long RateBased = 2;

    private static readonly Dictionary<string, long> Statements = Read("statement");
    private static readonly Dictionary<string, long> Groups = Read("group");

    /// <summary>The capacity of all rules of a list.</summary>
    public CapacityRange OfRules(Value? rules) => OfItems(rules, static (self, rule) =>
        rule is MapValue map ? self.Of(self.Find(map, "Statement")) : CapacityRange.Unknown);

    private CapacityRange Of(Value? statement)
    {
        if (!StatementKind.TryRead(statement, scope, out var kind, out var body))
            return statement is null ? CapacityRange.None : CapacityRange.Unknown;
        return kind switch
        {
            "AndStatement" or "OrStatement" => OfItems(Find(body, "Statements"), static (self, nested) => self.Of(nested)),
            "NotStatement" => Of(Find(body, "Statement")),
            "RateBasedStatement" => OfRateBased(body),
            "ManagedRuleGroupStatement" => OfManagedGroup(body) + Of(Find(body, "ScopeDownStatement")),
            "RuleGroupReferenceStatement" => OfReference(Find(body, "Arn")),
            "IPSetReferenceStatement" => CapacityRange.Exactly(Statements[kind]) + OfForwardedAddress(Find(body, "IPSetForwardedIPConfig")),
            "ByteMatchStatement" => OfMatch(OfPosition(Find(body, "PositionalConstraint")), body),
            "SqliMatchStatement" => OfMatch(OfSensitivity(Find(body, "SensitivityLevel")), body),
            _ => Statements.TryGetValue(kind, out var units) ? OfMatch(CapacityRange.Exactly(units), body) : CapacityRange.Unknown,
        };
    }

    private CapacityRange OfRateBased(MapValue body) =>
        CapacityRange.Exactly(RateBased)
        + OfItems(Find(body, "CustomKeys"), static (_, _) => CapacityRange.Exactly(CustomKey))
        + Of(Find(body, "ScopeDownStatement"));

    private CapacityRange OfManagedGroup(MapValue body)
    {
        if (Find(body, "VendorName") is not ScalarValue { Text: "AWS" } || Find(body, "Name") is not ScalarValue name)
            return CapacityRange.Unknown;
        return Groups.TryGetValue(name.Text, out var units) ? CapacityRange.Exactly(units) : CapacityRange.Unknown;
    }

    // The capacity that the group declares is charged, whatever its rules need.
    private CapacityRange OfReference(Value? arn)
    {
        if (Targets.Of(arn, "AWS::WAFv2::RuleGroup", scope) is not { } group)
            return CapacityRange.Unknown;
        return Find(group.Properties, "Capacity") is ScalarValue capacity
            && long.TryParse(capacity.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var units)
            ? CapacityRange.Exactly(units)
            : CapacityRange.Unknown;
    }

    private CapacityRange OfForwardedAddress(Value? config) => config switch
    {
        null => CapacityRange.None,
        MapValue map => Find(map, "Position") switch
        {
            ScalarValue position => CapacityRange.Exactly(position.Text == "ANY" ? AnyForwardedAddress : 0),
            null => CapacityRange.None,
            _ => new CapacityRange(0, AnyForwardedAddress),
        },
        _ => new CapacityRange(0, AnyForwardedAddress),
    };

    private static CapacityRange OfPosition(Value? constraint) => constraint switch
    {
        ScalarValue { Text: "EXACTLY" or "STARTS_WITH" or "ENDS_WITH" } => CapacityRange.Exactly(2),
        ScalarValue { Text: "CONTAINS" or "CONTAINS_WORD" } => CapacityRange.Exactly(10),
        _ => new CapacityRange(2, 10),
    };

    private static CapacityRange OfSensitivity(Value? level) => level switch
    {
        null => CapacityRange.Exactly(20),
        ScalarValue scalar => CapacityRange.Exactly(scalar.Text == "HIGH" ? 30 : 20),
        _ => new CapacityRange(20, 30),
    };

    // The base is doubled for a JSON body before anything is added.
    private CapacityRange OfMatch(CapacityRange units, MapValue body)
    {
        var match = units;
        switch (Find(body, "FieldToMatch"))
        {
            case null:
                break;
            case MapValue { IsOpen: false } field:
                if (Find(field, "JsonBody") is not null)
                    match = new CapacityRange(units.Low * JsonFactor, units.High * JsonFactor);
                if (Find(field, "AllQueryArguments") is not null)
                    match += CapacityRange.Exactly(AllQueryArguments);
                break;
            default:
                match = new CapacityRange(units.Low, (units.High * JsonFactor) + AllQueryArguments);
                break;
        }

        return match
            + OfItems(Find(body, "TextTransformations"), static (self, one) => self.OfTransformation(one))
            + OfItems(Find(body, "PreParseTextTransformations"), static (self, one) => self.OfTransformation(one));
    }

    private CapacityRange OfTransformation(Value transformation) =>
        transformation is MapValue map && Find(map, "Type") is ScalarValue type
            ? CapacityRange.Exactly(type.Text == "NONE" ? 0 : Transformation)
            : new CapacityRange(0, Transformation);

    private CapacityRange OfItems(Value? value, Func<StatementCapacity, Value, CapacityRange> of)
    {
        switch (value)
        {
            case null:
                return CapacityRange.None;
            case ListValue list:
                var sum = list.IsOpen ? CapacityRange.Unknown : CapacityRange.None;
                foreach (var item in scope.Items(list))
                    sum += of(this, item);
                return sum;
            case MapValue single:
                return of(this, single);
            default:
                return CapacityRange.Unknown;
        }
    }

    private Value? Find(MapValue map, string key) => scope.Find(map, key);

    private static Dictionary<string, long> Read(string kind)
    {
        var units = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var row in DataTable.Read("waf-capacity.txt"))
        {
            if (row[0] == kind)
                units.Add(row[1], long.Parse(row[2], CultureInfo.InvariantCulture));
        }

        return units;
    }
}
