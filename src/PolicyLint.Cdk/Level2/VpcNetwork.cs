using System;
using System.Collections.Generic;
using System.Globalization;
using PolicyLint.Cdk.Code;
using PolicyLint.Cdk.Constructs;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Level2;

/// <summary>The subnets of a <c>Vpc</c> with their routes and gateways, as the CDK lays them out in the availability zones.</summary>
/// <remarks>Without account and region the CDK takes two zones; with them what the account has, of which two are certain.</remarks>
internal sealed class VpcNetwork(ConstructValue vpc, Session session)
{
    private const int Certain = 2;
    private const int Usual = 3;
    private const string Everywhere = "0.0.0.0/0";

    private readonly List<ConstructValue> _publicSubnets = [];
    private readonly List<ConstructValue> _privateSubnets = [];
    private readonly List<ConstructValue> _natGateways = [];

    private RecordValue? Given => vpc.Properties as RecordValue;

    private SourceSpan Span => vpc.IdSpan;

    public void Make()
    {
        var gateways = Number("NatGateways", out var gatewaysUnknown);
        var zones = Zones(out var possible);
        if (gatewaysUnknown is not null || Layout(gateways) is not { } layout)
        {
            vpc.Around!.StackOpenBecause ??= gatewaysUnknown ?? Session.UnknownAt(Span, "the configuration of the subnets is not followed");
            return;
        }

        var further = possible > zones ? Further() : null;
        foreach (var (name, kind, record) in layout)
        {
            for (var zone = 0; zone < possible; zone++)
                MakeSubnet(name + "Subnet" + (zone + 1).ToString(CultureInfo.InvariantCulture), kind, record, zone < zones ? null : further);
        }

        if (_publicSubnets.Count + _privateSubnets.Count == 0 || Is("CreateInternetGateway", "false"))
            return;
        var internet = Draft(vpc, "IGW", "AWS::EC2::InternetGateway");
        Draft(vpc, "VPCGW", "AWS::EC2::VPCGatewayAttachment", ("InternetGatewayId", Ref(internet)), ("VpcId", Ref(vpc)));
        foreach (var subnet in _publicSubnets)
            Route(subnet, "GatewayId", internet);
        MakeNatGateways(gateways);
    }

    private void MakeNatGateways(int? asked)
    {
        var count = Math.Min(asked ?? (_privateSubnets.Count > 0 ? _publicSubnets.Count : 0), _publicSubnets.Count);
        for (var i = 0; i < count; i++)
        {
            var address = Draft(_publicSubnets[i], "EIP", "AWS::EC2::EIP", ("Domain", Text("vpc")));
            _natGateways.Add(Draft(_publicSubnets[i], "NATGateway", "AWS::EC2::NatGateway", ("AllocationId", Ref(address, "AllocationId")), ("SubnetId", Ref(_publicSubnets[i]))));
        }

        for (var i = 0; i < _privateSubnets.Count && count > 0; i++)
            Route(_privateSubnets[i], "NatGatewayId", _natGateways[i % count]);
    }

    // The groups of subnets in their order; null where they are not known.
    private List<(string Name, string Kind, RecordValue? Record)>? Layout(int? gateways)
    {
        var configured = Given?.Find("SubnetConfiguration")?.Value;
        if (TableTemplates.IsAbsent(configured))
            return gateways == 0 ? [("Public", "PUBLIC", null), ("Isolated", "PRIVATE_ISOLATED", null)] : [("Public", "PUBLIC", null), ("Private", "PRIVATE_WITH_EGRESS", null)];
        if (configured is not SequenceValue { OpenBecause: null } sequence)
            return null;
        var layout = new List<(string, string, RecordValue?)>();
        foreach (var item in sequence.Items)
        {
            if (item is not RecordValue { OpenBecause: null } record || Evaluator.KnownText(record.Find("Name")?.Value) is not { } name || record.Find("SubnetType")?.Value is not LibraryValue { Member: var kind })
                return null;
            if (Evaluator.KnownText(record.Find("Reserved")?.Value) == "true")
                continue;
            layout.Add((name, kind, record));
        }

        return layout;
    }

    private int Zones(out int possible)
    {
        if (Given?.Find("AvailabilityZones")?.Value is SequenceValue { OpenBecause: null } named)
            return possible = named.Items.Count;
        var most = Number("MaxAzs", out var unknown) ?? Usual;
        var certain = unknown is null ? Math.Min(Certain, most) : 1;
        possible = IsAgnostic() && unknown is null ? certain : Math.Max(certain, Math.Min(Usual, most));
        return certain;
    }

    /// <summary>True where the stack is certainly deployed without the CDK knowing account and region.</summary>
    private bool IsAgnostic()
    {
        for (var at = vpc.Around; at is not null; at = at.Scope)
        {
            if (at.Properties is not (null or RecordValue) || (at.Properties as RecordValue)?.OpenBecause is not null)
                return false;
            if (!TableTemplates.IsAbsent((at.Properties as RecordValue)?.Find("Env")?.Value))
                return false;
        }

        return true;
    }

    private GuardCondition Further()
    {
        var answer = session.Questions.Ask(Session.UnknownAt(Span, "how many availability zones there are is asked of the account"), "the region has a third availability zone", Span);
        return new GuardCondition([new Guard(answer.Variable, 0)]);
    }

    private void MakeSubnet(string id, string kind, RecordValue? configuration, Condition? presence)
    {
        var isPublic = kind == "PUBLIC";
        var properties = new RecordValue(null, "", Span);
        properties.Set(new Slot("VpcId", Span, new PlainValue(Ref(vpc))));
        var mapsAddresses = isPublic ? configuration?.Find("MapPublicIpOnLaunch")?.Value ?? Truth(true) : Truth(false);
        properties.Set(new Slot("MapPublicIpOnLaunch", configuration?.Find("MapPublicIpOnLaunch")?.NameSpan ?? Span, mapsAddresses));
        properties.Set(new Slot("SubnetType", Span, new LibraryValue("aws_ec2.SubnetType", kind, [], Span)));
        var subnet = Level2Lowering.MakeConstruct(
            vpc, id, isPublic ? "aws_ec2.PublicSubnet" : "aws_ec2.PrivateSubnet", properties, BothConditions.Of(vpc.Presence, presence), Span, session);
        if (isPublic)
            _publicSubnets.Add(subnet);
        else if (kind is not ("PRIVATE_ISOLATED" or "ISOLATED"))
            _privateSubnets.Add(subnet);
    }

    private void Route(ConstructValue subnet, string by, ConstructValue gateway)
    {
        var table = new ReferenceValue(vpc.Stack!, subnet.LogicalIdAt("RouteTable"), null, Span);
        Draft(subnet, "DefaultRoute", "AWS::EC2::Route", ("DestinationCidrBlock", Text(Everywhere)), (by, Ref(gateway)), ("RouteTableId", table));
    }

    private ConstructValue Draft(ConstructValue scope, string id, string type, params (string Key, Value Value)[] properties)
    {
        var made = new ConstructValue(vpc.Type, "", Span) { Scope = scope, Id = id, IdSpan = Span, IsAttached = true, Presence = scope.Presence };
        session.Constructs.Add(made);
        var entries = new PropertyEntries(properties.Length);
        foreach (var (key, value) in properties)
            entries.Add(new PropertyEntry(key, Span, value));
        Level1.AddDraft(made, made.LogicalId, type, new MapValue(entries.ToArray(), Span));
        return made;
    }

    private int? Number(string property, out UnknownValue? unknown)
    {
        unknown = null;
        var value = Given?.Find(property)?.Value;
        if (TableTemplates.IsAbsent(value))
            return null;
        if (Evaluator.KnownText(value) is { } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        unknown = (value as PlainValue)?.Unknown ?? Session.UnknownAt(value!.Span, $"what {property} comes to is not known");
        return null;
    }

    private bool Is(string property, string text) => Evaluator.KnownText(Given?.Find(property)?.Value) == text;

    private ReferenceValue Ref(ConstructValue construct, string? attribute = null) => new(vpc.Stack!, construct.Main!.LogicalId, attribute, Span);

    private ScalarValue Text(string text) => new(ScalarKind.String, text, Span);

    private PlainValue Truth(bool truth) => new(new ScalarValue(ScalarKind.Boolean, truth ? "true" : "false", Span));
}
