using PolicyLint.Model;

namespace PolicyLint.Schemas;

/// <summary>What is known of the text of a pseudo parameter, whichever deployment fills it in.</summary>
/// <remarks>CloudFormation template reference, "Pseudo parameters reference"; partitions are <c>aws</c> and <c>aws-NAME</c>.</remarks>
/// <param name="Prefix">How it begins.</param>
/// <param name="Letters">The characters that follow.</param>
/// <param name="Least">How many follow at least.</param>
/// <param name="IsExact">True where no more follow.</param>
internal sealed record PseudoParameterText(string Prefix, string Letters, int Least, bool IsExact)
{
    private const string Digits = "0123456789";
    private const string Lower = "abcdefghijklmnopqrstuvwxyz";

    private static readonly PseudoParameterText Partition = new("aws", Lower + "-", 0, IsExact: false);
    private static readonly PseudoParameterText Account = new("", Digits, 12, IsExact: true);
    private static readonly PseudoParameterText Region = new("", Lower + Digits + "-", 1, IsExact: false);
    private static readonly PseudoParameterText Suffix = new("", Lower + Digits + "-.", 1, IsExact: false);
    private static readonly PseudoParameterText Stack = new("", Lower + "ABCDEFGHIJKLMNOPQRSTUVWXYZ" + Digits + "-", 1, IsExact: false);

    /// <summary>The form of the value's text; null where it may be any text.</summary>
    public static PseudoParameterText? Of(Value value) => (value as ReferenceValue)?.LogicalId switch
    {
        "AWS::Partition" => Partition,
        "AWS::AccountId" => Account,
        "AWS::Region" => Region,
        "AWS::URLSuffix" => Suffix,
        "AWS::StackName" => Stack,
        _ => null,
    };
}
