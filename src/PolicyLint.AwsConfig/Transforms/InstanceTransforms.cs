using System.Collections.Generic;
using PolicyLint.AwsConfig.Mapping;
using PolicyLint.Documents;
using PolicyLint.Model;

namespace PolicyLint.AwsConfig.Transforms;

/// <summary>What EC2 says of an instance that was not its launch request.</summary>
internal static class InstanceTransforms
{
    public static Value? Interfaces(TransformInput input)
    {
        var interfaces = new List<Value>();
        foreach (var one in input.Maps)
        {
            var attachment = Folding.Find(one, "attachment") as MapNode;
            interfaces.Add(new MapValue(Entries(input.Map(one.Span)
                .Add("DeviceIndex", attachment is null ? null : Folding.Find(attachment, "deviceIndex"))
                .Add("NetworkInterfaceId", Folding.Find(one, "networkInterfaceId"))
                .Add("SubnetId", Folding.Find(one, "subnetId"))
                .Add("PrivateIpAddress", Folding.Find(one, "privateIpAddress"))
                .Close()), one.Span)
            { OpenBecause = input.Folding.NotRecorded });
        }

        return new ListValue(interfaces, input.Node.Span);
    }

    /// <summary>The devices; of a volume the instance only says which it is.</summary>
    public static Value? Devices(TransformInput input)
    {
        var devices = new List<Value>();
        foreach (var device in input.Maps)
        {
            var written = input.Map(device.Span).Add("DeviceName", Folding.Find(device, "deviceName"));
            if (Folding.Find(device, "ebs") is MapNode ebs)
            {
                written.Add("Ebs", new MapValue(Entries(input.Map(ebs.Span).Add("DeleteOnTermination", Folding.Find(ebs, "deleteOnTermination")).Close()), ebs.Span)
                {
                    OpenBecause = input.Folding.NotRecorded,
                });
            }

            devices.Add(written.Close());
        }

        return new ListValue(devices, input.Node.Span);
    }

    private static List<PropertyEntry> Entries(MapValue map) => [.. map.Entries];
}
