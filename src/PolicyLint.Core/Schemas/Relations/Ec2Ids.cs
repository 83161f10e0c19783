using System;
using System.Collections.Generic;

namespace PolicyLint.Schemas;

/// <summary>The ids that EC2 gives, of which the beginning says the kind: <c>subnet-0a1b2c3d4e5f60718</c> is never an interface.</summary>
internal static class Ec2Ids
{
    private const int ShortDigits = 8;
    private const int LongDigits = 17;

    /// <summary>From the "Return values" (Ref) of CloudFormation's resource reference.</summary>
    private static readonly Dictionary<string, string> Prefixes = new(StringComparer.Ordinal)
    {
        ["AWS::EC2::VPC"] = "vpc-",
        ["AWS::EC2::Subnet"] = "subnet-",
        ["AWS::EC2::NetworkInterface"] = "eni-",
        ["AWS::EC2::TransitGateway"] = "tgw-",
        ["AWS::EC2::TransitGatewayAttachment"] = "tgw-attach-",
        ["AWS::EC2::InternetGateway"] = "igw-",
        ["AWS::EC2::NatGateway"] = "nat-",
        ["AWS::EC2::RouteTable"] = "rtb-",
        ["AWS::EC2::NetworkAcl"] = "acl-",
        ["AWS::EC2::SecurityGroup"] = "sg-",
        ["AWS::EC2::Instance"] = "i-",
        ["AWS::EC2::Volume"] = "vol-",
        ["AWS::EC2::LaunchTemplate"] = "lt-",
        ["AWS::EC2::VPCEndpoint"] = "vpce-",
    };

    /// <summary>True where the text is an id, and one of a kind that is none of the types; false where a type has ids that begin otherwise.</summary>
    public static bool IsOfOtherKind(string text, string[] types)
    {
        if (!IsId(text))
            return false;
        foreach (var type in types)
        {
            if (!Prefixes.TryGetValue(type, out var prefix) || text.Substring(0, Digits(text)) == prefix)
                return false;
        }

        return true;
    }

    private static bool IsId(string text)
    {
        var digits = Digits(text);
        return text.Length - digits is ShortDigits or LongDigits && HasPrefix(text.Substring(0, digits));
    }

    private static bool HasPrefix(string text)
    {
        foreach (var prefix in Prefixes.Values)
        {
            if (prefix == text)
                return true;
        }

        return false;
    }

    // Where the digits begin: behind the last hyphen.
    private static int Digits(string text)
    {
        var start = text.LastIndexOf('-') + 1;
        for (var i = start; i < text.Length; i++)
        {
            if (text[i] is not ((>= '0' and <= '9') or (>= 'a' and <= 'f')))
                return text.Length;
        }

        return start;
    }
}
