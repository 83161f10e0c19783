using Amazon.CDK;
using Amazon.CDK.AWS.KMS;

public static class KmsStacks
{
    public static void Silent(Stack stack) => new Key(stack, "Key");

    public static void Rotating(Stack stack) => new Key(stack, "Key", new KeyProps { RotationPeriod = Duration.Days(180), Alias = "alias/own" });
}
