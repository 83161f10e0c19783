using System;
using System.Collections.Generic;
using PolicyLint.Model;

namespace PolicyLint.CloudFormation.Serverless;

/// <summary>The role that SAM makes for a function or state machine without one of its own.</summary>
internal static class ServerlessRole
{
    private const string ServicePolicies = "arn:aws:iam::aws:policy/service-role/";

    public static string NameOf(Resource written) => written.LogicalId + "Role";

    public static void Add(Resource written, string service)
    {
        if (written.Properties.Find("Role") is not null)
            return;
        var role = new GeneratedProperties(written).Copy("PermissionsBoundary").Rename("RolePath", "Path").Tags();
        if (written.Properties.Find("AssumeRolePolicyDocument") is null)
            role.Add("AssumeRolePolicyDocument", Trust(written, role, service));
        else
            role.Copy("AssumeRolePolicyDocument");
        var policies = new Policies(written, role);
        policies.AddOwn();
        role.Add("ManagedPolicyArns", policies.Managed());
        if (policies.Inline() is { } inline)
            role.Add("Policies", inline);
        GeneratedResources.Add(written, NameOf(written), "AWS::IAM::Role", role);
    }

    private static MapValue Trust(Resource written, GeneratedProperties role, string service)
    {
        var principal = Map(written, ("Service", role.Text(service)));
        var statement = Map(written, ("Effect", role.Text("Allow")), ("Principal", principal), ("Action", role.Text("sts:AssumeRole")));
        return Map(written, ("Version", role.Text("2012-10-17")), ("Statement", new ListValue([statement], written.Span)));
    }

    private static MapValue Map(Resource written, params (string Key, Value Value)[] entries)
    {
        var all = new PropertyEntry[entries.Length];
        for (var i = 0; i < all.Length; i++)
            all[i] = new PropertyEntry(entries[i].Key, written.Span, entries[i].Value);
        return new MapValue(all, written.Span);
    }

    /// <summary>Sorts what <c>Policies</c> lists: documents become inline policies, names and ARNs are attached.</summary>
    private sealed class Policies(Resource written, GeneratedProperties role)
    {
        private readonly List<Value> _inline = [];
        private readonly List<Value> _managed = [];
        private UnknownValue? _openInline;
        private UnknownValue? _openManaged;

        public ListValue Managed() => new(_managed, written.Span) { OpenBecause = _openManaged };

        public ListValue? Inline() =>
            _inline.Count == 0 && _openInline is null ? null : new ListValue(_inline, written.Properties.Find("Policies")!.Span) { OpenBecause = _openInline };

        public void AddOwn()
        {
            if (written.Type == "AWS::Serverless::Function")
            {
                _managed.Add(role.Text(ServicePolicies + "AWSLambdaBasicExecutionRole"));
                if (written.Properties.Find("VpcConfig") is not null)
                    _managed.Add(role.Text(ServicePolicies + "AWSLambdaVPCAccessExecutionRole"));
            }

            switch (written.Properties.Find("Policies"))
            {
                case null:
                    break;
                case ListValue list:
                    foreach (var item in list.Items)
                        Take(item);
                    if (list.OpenBecause is { } open)
                        LeaveOpen(open);
                    break;
                case var single:
                    Take(single);
                    break;
            }
        }

        private void Take(Value policy)
        {
            switch (policy)
            {
                case ScalarValue name:
                    TakeName(name);
                    break;
                case ReferenceValue or JoinedValue:
                    _managed.Add(policy);
                    break;
                case MapValue document when document.Find("Statement") is not null:
                    _inline.Add(Inline(NextName(), document));
                    break;
                case MapValue { Entries: [var template, ..] }:
                    _openInline ??= new UnknownValue(UnknownCause.Macro, $"SAM writes a policy from its template '{template.Key}'", template.Key, policy.Span);
                    break;
                case ChoiceValue choice when IsOfDocuments(choice):
                    var name3 = NextName();
                    _inline.Add(new ChosenPolicy(choice, document => Inline(name3, (MapValue)document)));
                    break;
                case ChoiceValue choice when IsOfArns(choice):
                    _managed.Add(choice);
                    break;
                default:
                    LeaveOpen(policy as UnknownValue ?? new UnknownValue(UnknownCause.Macro, "SAM writes it from Policies", "Policies", policy.Span));
                    break;
            }
        }

        private string NextName() => written.LogicalId + "RolePolicy" + _inline.Count.ToString(System.Globalization.CultureInfo.InvariantCulture);

        private MapValue Inline(string name, MapValue document) => Map(written, ("PolicyName", role.Text(name)), ("PolicyDocument", document));

        // SAM takes a choice where all branches are of one kind.
        private static bool IsOfDocuments(ChoiceValue choice)
        {
            foreach (var value in choice.Alternatives)
            {
                if (value is not MapValue map || map.Find("Statement") is null)
                    return false;
            }

            return true;
        }

        private static bool IsOfArns(ChoiceValue choice)
        {
            foreach (var value in choice.Alternatives)
            {
                if (value is not (ReferenceValue or JoinedValue) && !(value is ScalarValue name && name.Text.StartsWith("arn:", StringComparison.Ordinal)))
                    return false;
            }

            return true;
        }

        // A bare name is that of a policy of AWS; where in AWS's paths it lies SAM looks up.
        private void TakeName(ScalarValue name)
        {
            if (name.Text.StartsWith("arn:", StringComparison.Ordinal))
                _managed.Add(name);
            else if (name.Text.StartsWith("AWS", StringComparison.Ordinal))
                _openManaged ??= new UnknownValue(UnknownCause.Macro, $"SAM looks up the path of the managed policy '{name.Text}'", name.Text, name.Span);
            else
                _managed.Add(new ScalarValue(name.Kind, "arn:aws:iam::aws:policy/" + name.Text, name.Span) { Origin = name.Origin });
        }

        private void LeaveOpen(UnknownValue because)
        {
            _openInline ??= because;
            _openManaged ??= because;
        }
    }

    /// <summary>What SAM writes of the policy that a condition chooses.</summary>
    private sealed class ChosenPolicy(ChoiceValue choice, Func<Value, Value> write) : ChoiceValue(choice.Span)
    {
        public override Value? In(IScenario scenario) => scenario.Resolve(choice) is { } document ? write(document) : null;

        public override IEnumerable<Value> Alternatives
        {
            get
            {
                foreach (var document in choice.Alternatives)
                    yield return write(document);
            }
        }
    }
}
