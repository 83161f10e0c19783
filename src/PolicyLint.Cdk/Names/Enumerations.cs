namespace PolicyLint.Cdk.Names;

/// <summary>What members of the CDK's enumerations, and of classes that serve as such, come to in a template; the table says where it comes from.</summary>
internal static class Enumerations
{
    private const string Resource = "enumerations.txt";

    private static readonly NameTable Shipped = NameTable.Read(Resource, '\t');

    /// <summary>The text of the member in a template; null for members that the table does not know.</summary>
    public static string? Find(string typeName, string member) => Shipped.Find(typeName, member);
}
