using System;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using System.Xml;
using System.Xml.Linq;

namespace PolicyLint.Lambda.Aws;

/// <summary>AWS STS, as far as a rule that serves other accounts needs it.</summary>
internal sealed class SecurityTokenService(AwsEndpoint endpoint)
{
    public const string Name = "sts";

    private const string Version = "2011-06-15";

    /// <summary>Credentials of the role, for an hour.</summary>
    /// <param name="session">The name under which CloudTrail shows what is done with them.</param>
    /// <exception cref="AwsRequestException">The role may not be assumed.</exception>
    public async Task<AwsCredentials> AssumeRole(string roleArn, string session, AwsCredentials credentials, CancellationToken cancellation)
    {
        var body = $"Action=AssumeRole&Version={Version}&RoleArn={Uri.EscapeDataString(roleArn)}&RoleSessionName={Uri.EscapeDataString(session)}";
        var answer = await endpoint.Post(Encoding.UTF8.GetBytes(body), "application/x-www-form-urlencoded; charset=utf-8", null, credentials, cancellation)
            .ConfigureAwait(false);
        try
        {
            var found = XDocument.Parse(Encoding.UTF8.GetString(answer)).Root!;
            return new AwsCredentials(TextOf(found, "AccessKeyId"), TextOf(found, "SecretAccessKey"), TextOf(found, "SessionToken"));
        }
        catch (XmlException e)
        {
            throw new AwsRequestException($"{Name} answered no XML: {e.Message}", isPassing: false);
        }
    }

    private static string TextOf(XElement root, string name)
    {
        foreach (var element in root.Descendants())
        {
            if (element.Name.LocalName == name)
                return element.Value;
        }

        throw new AwsRequestException($"{Name} answered without {name}", isPassing: false);
    }
}
