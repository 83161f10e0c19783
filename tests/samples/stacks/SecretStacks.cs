using Amazon.CDK;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.SecretsManager;

public static class SecretStacks
{
    public static void Silent(Stack stack) => new Secret(stack, "Secret");

    public static void Generated(Stack stack) => new Secret(stack, "Secret", new SecretProps { EncryptionKey = new Key(stack, "Key"), SecretName = "name", GenerateSecretString = new SecretStringGenerator { PasswordLength = 20, ExcludePunctuation = true } });

    public static void Written(Stack stack) => new Secret(stack, "Secret", new SecretProps { SecretStringValue = SecretValue.UnsafePlainText("hunter2") });

    public static void Rotated(Stack stack)
    {
        new Secret(stack, "Hosted").AddRotationSchedule("Rotation", new RotationScheduleOptions { HostedRotation = HostedRotation.PostgreSqlSingleUser(), AutomaticallyAfter = Duration.Days(7) });
        var function = new Function(stack, "Function", new FunctionProps { Runtime = Runtime.PYTHON_3_12, Handler = "index.handler", Code = Code.FromInline("x") });
        new Secret(stack, "Own").AddRotationSchedule("Rotation", new RotationScheduleOptions { RotationLambda = function });
    }
}
