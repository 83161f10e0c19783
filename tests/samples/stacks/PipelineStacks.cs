using Amazon.CDK;
using Amazon.CDK.AWS.CodeBuild;
using Amazon.CDK.AWS.CodeCommit;
using Amazon.CDK.AWS.CodePipeline;
using Amazon.CDK.AWS.CodePipeline.Actions;
using Amazon.CDK.AWS.ECR;
using Amazon.CDK.AWS.KMS;
using Amazon.CDK.AWS.Lambda;
using Amazon.CDK.AWS.S3;
using Pipeline = Amazon.CDK.AWS.CodePipeline.Pipeline;
using PipelineProps = Amazon.CDK.AWS.CodePipeline.PipelineProps;
using Repository = Amazon.CDK.AWS.CodeCommit.Repository;
using RepositoryProps = Amazon.CDK.AWS.CodeCommit.RepositoryProps;
using StageProps = Amazon.CDK.AWS.CodePipeline.StageProps;

public static class PipelineStacks
{
    public static void Delivery(Stack stack)
    {
        var repository = new Repository(stack, "Repository", new RepositoryProps { RepositoryName = "app" });
        var pipeline = new Pipeline(stack, "Pipeline");
        var source = new Artifact_("Source");
        var built = new Artifact_("Built");
        pipeline.AddStage(new StageOptions { StageName = "Source" })
            .AddAction(new CodeCommitSourceAction(new CodeCommitSourceActionProps { ActionName = "Fetch", Repository = repository, Output = source, Branch = "main" }));
        var build = pipeline.AddStage(new StageOptions { StageName = "Build" });
        build.AddAction(new CodeBuildAction(new CodeBuildActionProps { ActionName = "Compile", Project = new PipelineProject(stack, "Compile"), Input = source, Outputs = [built] }));
        build.AddAction(new CodeBuildAction(new CodeBuildActionProps { ActionName = "Test", Project = new PipelineProject(stack, "Test"), Input = source }));
        pipeline.AddStage(new StageOptions
        {
            StageName = "Deploy",
            Actions =
            [
                new ManualApprovalAction(new ManualApprovalActionProps { ActionName = "Approve", RunOrder = 1, NotifyEmails = ["somebody@example.com"] }),
                new S3DeployAction(new S3DeployActionProps { ActionName = "Publish", Bucket = new Bucket(stack, "Site"), Input = built, RunOrder = 2 }),
                new ElasticBeanstalkDeployAction(new ElasticBeanstalkDeployActionProps { ActionName = "Run", ApplicationName = "app", EnvironmentName = "production", Input = built, RunOrder = 3 }),
            ],
        });
    }

    public static void Sources(Stack stack)
    {
        var handler = new Function(stack, "Handler", new FunctionProps { Runtime = Runtime.NODEJS_20_X, Handler = "index.handler", Code = Amazon.CDK.AWS.Lambda.Code.FromInline("//") });
        var (code, image, archive, linked, known) = (new Artifact_("Code"), new Artifact_("Image"), new Artifact_("Archive"), new Artifact_("Linked"), new Artifact_("Known"));
        new Pipeline(stack, "Pipeline", new PipelineProps
        {
            CrossAccountKeys = false,
            PipelineType = PipelineType.V2,
            Stages =
            [
                new StageProps
                {
                    StageName = "Source",
                    Actions =
                    [
                        new GitHubSourceAction(new GitHubSourceActionProps { ActionName = "GitHub", Owner = "owner", Repo = "app", OauthToken = SecretValue.SecretsManager("token"), Output = code }),
                        new EcrSourceAction(new EcrSourceActionProps { ActionName = "Image", Repository = new Amazon.CDK.AWS.ECR.Repository(stack, "Images"), Output = image }),
                        new S3SourceAction(new S3SourceActionProps { ActionName = "Archive", Bucket = new Bucket(stack, "Archives"), BucketKey = "app.zip", Output = archive }),
                        new CodeStarConnectionsSourceAction(new CodeStarConnectionsSourceActionProps { ActionName = "Linked", ConnectionArn = "arn:aws:codestar-connections:eu-west-1:111122223333:connection/1", Owner = "owner", Repo = "app", Output = linked }),
                        new CodeCommitSourceAction(new CodeCommitSourceActionProps { ActionName = "Known", Repository = Repository.FromRepositoryName(stack, "Elsewhere", "elsewhere"), Output = known }),
                    ],
                },
                new StageProps { StageName = "Invoke", Actions = [new LambdaInvokeAction(new LambdaInvokeActionProps { ActionName = "Call", Lambda = handler, Inputs = [code] })] },
            ],
        });
    }

    public static void OwnBucket(Stack stack)
    {
        var bucket = new Bucket(stack, "Artifacts", new BucketProps { EncryptionKey = new Key(stack, "Key", new KeyProps { EnableKeyRotation = true }) });
        var source = new Artifact_("Source");
        var pipeline = new Pipeline(stack, "Pipeline", new PipelineProps { ArtifactBucket = bucket });
        pipeline.AddStage(new StageOptions { StageName = "Source", Actions = [new S3SourceAction(new S3SourceActionProps { ActionName = "Archive", Bucket = bucket, BucketKey = "app.zip", Output = source })] });
        pipeline.AddStage(new StageOptions { StageName = "Build", Actions = [new CodeBuildAction(new CodeBuildActionProps { ActionName = "Compile", Project = new PipelineProject(stack, "Compile"), Input = source })] });
    }
}
