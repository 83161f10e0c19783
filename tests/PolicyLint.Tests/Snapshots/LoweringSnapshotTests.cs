using System.Collections.Generic;
using System.Linq;
using System.Text;
using PolicyLint.CloudFormation;
using PolicyLint.Model;
using PolicyLint.Tests.CloudFormation;
using PolicyLint.Text;
using Xunit;

namespace PolicyLint.Tests.Snapshots;

/// <summary>Templates with what each intrinsic became under its line.</summary>
public class LoweringSnapshotTests
{
    [Fact]
    public void Environments() => Check("environments.yaml", """
        Parameters:
          Environment: { Type: String, AllowedValues: [dev, prod] }
          Retention: { Type: Number, Default: 30 }
          Password: { Type: String, NoEcho: true }
          Image: { Type: AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>, Default: /images/latest }
        Mappings:
          Sizes:
            dev: { Class: small }
            prod: { Class: large }
        Conditions:
          IsProduction: !Equals [!Ref Environment, prod]
          IsHome: !Equals [!Ref AWS::Region, eu-central-1]
        Resources:
          Key:
            Type: AWS::KMS::Key
            Condition: IsProduction
            Properties:
              EnableKeyRotation: !If [IsProduction, true, !Ref AWS::NoValue]
          Logs:
            Type: AWS::S3::Bucket
            Properties:
              BucketName: !Sub '${Environment}-logs-${AWS::AccountId}'
              VersioningConfiguration:
                Status: !If [IsProduction, Enabled, !If [IsHome, Enabled, Suspended]]
              Tags:
                - { Key: days, Value: !Ref Retention }
                - !If [IsHome, { Key: home, Value: 'yes' }, !Ref AWS::NoValue]
          Database:
            Type: AWS::RDS::DBInstance
            Properties:
              DBInstanceClass: !FindInMap [Sizes, !Ref Environment, Class]
              MasterUserPassword: !Ref Password
              MasterUsername: '{{resolve:secretsmanager:Db:SecretString:user}}'
              KmsKeyId: !If [IsProduction, !GetAtt Key.Arn, alias/aws/rds]
          Host:
            Type: AWS::EC2::Instance
            Properties:
              ImageId: !Ref Image
              AvailabilityZone: !Select [0, !GetAZs '']
              SubnetId: !ImportValue shared-subnet
        """);

    [Fact]
    public void Policies() => Check("policies.yaml", """
        Resources:
          Bucket: { Type: AWS::S3::Bucket }
          Policy:
            Type: AWS::S3::BucketPolicy
            Properties:
              Bucket: !Ref Bucket
              PolicyDocument: !Sub |
                { "Statement": [{ "Effect": "Allow", "Principal": "*", "Resource": "${Bucket.Arn}/*" }] }
          Repository:
            Type: AWS::ECR::Repository
            Properties:
              RepositoryPolicyText: '{ "Statement": { "Action": "ecr:*" } }'
          Subnets:
            Type: Test::A::Resource
            Properties:
              Blocks: !Cidr [10.0.0.0/16, 3, 8]
              Arn: !Join [':', [arn, !Ref AWS::Partition, 's3::', '', !Ref Bucket]]
              Account: !Select [4, !Split [':', !GetAtt Bucket.Arn]]
        """);

    private static void Check(string name, string template)
    {
        var file = new SourceFile(name, template);
        var problems = new List<Problem>();
        var stack = TemplateReader.Read(file, YamlReader.Read(file, problems), new TemplateOptions(), problems);
        Assert.Empty(problems);
        var notes = new List<(SourceSpan Span, string Text)>();
        foreach (var resource in stack.Resources)
            Note(resource.Properties, stack, notes);
        Snapshot.Check("lowering/" + name, Annotate(file, notes));
    }

    /// <summary>Notes what is not written as it is meant: each intrinsic as a whole, its arguments not again.</summary>
    private static void Note(Value value, Stack stack, List<(SourceSpan Span, string Text)> notes)
    {
        var isComputed = value is not (ScalarValue or ListValue or MapValue) || IsElsewhere(value);
        if (isComputed)
            notes.Add((value.Span, ValueText.Of(value, stack.Constraint)));
        else if (value is ListValue list)
            list.Items.ToList().ForEach(item => Note(item, stack, notes));
        else if (value is MapValue map)
            map.Entries.ToList().ForEach(entry => Note(entry.Value, stack, notes));
    }

    // A list or map that comes from one line of text, or a scalar that another place decides.
    private static bool IsElsewhere(Value value) =>
        value.Origin is not null || value.Span.File.Text[value.Span.Start] is '!' || (value is MapValue { Entries: [var first, ..] } && first.Value.Span == value.Span);

    private static string Annotate(SourceFile file, List<(SourceSpan Span, string Text)> notes)
    {
        var text = new StringBuilder();
        for (var line = 0; line < file.LineCount; line++)
        {
            text.Append(file.LineText(line)).Append('\n');
            foreach (var (span, meaning) in notes.Where(n => n.Span.Line == line + 1))
                text.Append('#').Append(' ', span.Column - 2).Append("^ ").Append(meaning.Replace(" | ", $"\n#{new string(' ', span.Column)}", System.StringComparison.Ordinal)).Append('\n');
        }

        return text.ToString();
    }
}
