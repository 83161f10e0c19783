using PolicyLint.AwsConfig.Items;
using PolicyLint.Model;

namespace PolicyLint.Cli.Drift;

/// <summary>A recorded resource of one of the template's types.</summary>
/// <param name="Resource">What the item is about, with CloudFormation's properties.</param>
internal sealed record DeployedItem(ItemIdentity Identity, Resource Resource)
{
    /// <summary>What tells resources apart, whichever version of them.</summary>
    public string Key => KeyOf(Identity);

    public static string KeyOf(ItemIdentity item) => $"{item.AccountId}|{item.Region}|{item.Type}|{(item.Id.Length > 0 ? item.Id : item.Arn ?? item.Name)}";

    /// <summary>True where the text is the resource's id, name or ARN.</summary>
    public bool IsNamed(string text) =>
        text.Length > 0 && (Identity.Id == text || Identity.Name == text || Identity.Arn == text);

    /// <summary>What AWS Config records with the item and CloudFormation declares by itself, such as a bucket's policy; null where it has none.</summary>
    public Resource? CompanionOf(string type)
    {
        foreach (var companion in Resource.Stack.Generated)
        {
            if (companion.Type == type)
                return companion;
        }

        return null;
    }
}
