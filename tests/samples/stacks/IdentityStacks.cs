using System.Collections.Generic;
using Amazon.CDK;
using Amazon.CDK.AWS.IAM;

public static class IdentityStacks
{
    public static void Trusted(Stack stack)
    {
        new Role(stack, "Service", new RoleProps { AssumedBy = new ServicePrincipal("lambda.amazonaws.com"), MaxSessionDuration = Duration.Hours(2), Description = "runs" });
        new Role(stack, "Everybody", new RoleProps { AssumedBy = new AnyPrincipal() });
        new Role(stack, "Root", new RoleProps { AssumedBy = new AccountRootPrincipal() });
        new Role(stack, "Account", new RoleProps { AssumedBy = new AccountPrincipal("111122223333") });
        new Role(stack, "Federated", new RoleProps { AssumedBy = new WebIdentityPrincipal("accounts.google.com", new Dictionary<string, object> { ["StringEquals"] = new Dictionary<string, object> { ["accounts.google.com:aud"] = "me" } }) });
        new Role(stack, "Several", new RoleProps { AssumedBy = new CompositePrincipal(new ServicePrincipal("ec2.amazonaws.com"), new ArnPrincipal("arn:aws:iam::111122223333:role/other")) });
        new Role(stack, "Conditional", new RoleProps { AssumedBy = new PrincipalWithConditions(new AccountRootPrincipal(), new Dictionary<string, object> { ["Bool"] = new Dictionary<string, object> { ["aws:MultiFactorAuthPresent"] = "true" } }) });
        new Role(stack, "Organization", new RoleProps { AssumedBy = new OrganizationPrincipal("o-12345") });
    }

    public static void Allowed(Stack stack)
    {
        var role = new Role(stack, "Role", new RoleProps
        {
            AssumedBy = new ServicePrincipal("ec2.amazonaws.com"),
            ManagedPolicies = [ManagedPolicy.FromAwsManagedPolicyName("AdministratorAccess")],
            InlinePolicies = new Dictionary<string, PolicyDocument> { ["all"] = new PolicyDocument(new PolicyDocumentProps { Statements = [new PolicyStatement(new PolicyStatementProps { Actions = ["s3:*"], Resources = ["*"] })] }) },
        });
        role.AddToPolicy(new PolicyStatement(new PolicyStatementProps { Actions = ["*"], Resources = ["*"] }));
        role.AddManagedPolicy(ManagedPolicy.FromAwsManagedPolicyName("ReadOnlyAccess"));
        var grown = new PolicyStatement();
        grown.AddActions("iam:PassRole");
        grown.AddAllResources();
        role.AddToPolicy(grown);
        role.GrantPassRole(new Role(stack, "Passer", new RoleProps { AssumedBy = new ServicePrincipal("ec2.amazonaws.com") }));
    }

    public static void People(Stack stack)
    {
        var group = new Group(stack, "Group", new GroupProps { ManagedPolicies = [ManagedPolicy.FromAwsManagedPolicyName("ReadOnlyAccess")] });
        var user = new User(stack, "User", new UserProps { Groups = [group], Password = SecretValue.UnsafePlainText("hunter2") });
        user.AddToPolicy(new PolicyStatement(new PolicyStatementProps { Actions = ["s3:GetObject"], Resources = ["*"] }));
        group.AddToPolicy(new PolicyStatement(new PolicyStatementProps { Actions = ["sqs:*"], Resources = ["*"] }));
        new AccessKey(stack, "Key", new AccessKeyProps { User = user });
    }

    public static void Policies(Stack stack)
    {
        var role = new Role(stack, "Role", new RoleProps { AssumedBy = new ServicePrincipal("ec2.amazonaws.com") });
        var policy = new Policy(stack, "Policy", new PolicyProps { Statements = [new PolicyStatement(new PolicyStatementProps { NotActions = ["iam:*"], Resources = ["*"] })] });
        policy.AttachToRole(role);
        policy.AddStatements(new PolicyStatement(new PolicyStatementProps { Actions = ["ec2:*"], Resources = ["*"] }));
        new ManagedPolicy(stack, "Managed", new ManagedPolicyProps { Statements = [new PolicyStatement(new PolicyStatementProps { Actions = ["s3:GetObject"], Resources = ["*"] })], Roles = [role] });
        new InstanceProfile(stack, "Profile", new InstanceProfileProps { Role = role });
    }
}
