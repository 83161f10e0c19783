using PolicyLint.AwsConfig.Mapping;
using PolicyLint.Documents;

namespace PolicyLint.AwsConfig.Companions;

/// <summary>The rotation of a secret.</summary>
internal static class RotationCompanions
{
    public static void OfSecret(MapNode configuration, CompanionWriter writer)
    {
        if (Folding.Find(configuration, "RotationEnabled") is not ScalarNode { Text: "true" or "True" })
            return;
        var schedule = writer.Map.Add("SecretId", writer.OwnerId).Add("RotationLambdaARN", Folding.Find(configuration, "RotationLambdaARN"));
        if (Folding.Find(configuration, "RotationRules") is MapNode rules)
        {
            schedule.Add("RotationRules", writer.Map
                .Add("AutomaticallyAfterDays", Folding.Find(rules, "AutomaticallyAfterDays"))
                .Add("Duration", Folding.Find(rules, "RotationDuration") ?? Folding.Find(rules, "Duration"))
                .Add("ScheduleExpression", Folding.Find(rules, "RotationScheduleExpression") ?? Folding.Find(rules, "ScheduleExpression"))
                .Close());
        }

        writer.Add("AWS::SecretsManager::RotationSchedule", schedule);
    }
}
