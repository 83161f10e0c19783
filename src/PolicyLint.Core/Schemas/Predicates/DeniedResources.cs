using System;
using System.Collections.Generic;
using PolicyLint.Model;
using PolicyLint.Schemas.Policies;

namespace PolicyLint.Schemas.Predicates;

/// <summary>Which resources a denial has to cover.</summary>
/// <param name="patterns">Patterns to cover; null for any.</param>
/// <param name="bucketAndObjects">True where a bucket and all its objects have to be covered.</param>
public sealed class DeniedResources(PatternsOperand? patterns, bool bucketAndObjects)
{
    private static readonly WildcardText[] Everything = [WildcardText.Pattern("*")];

    public Verdict Cover(PolicyStatement statement)
    {
        var verdict = patterns is null ? Verdict.Pass : ResourceMatches.Ask(statement, patterns);
        return bucketAndObjects ? verdict.And(CoverBucket(statement)) : verdict;
    }

    /// <summary>Whether the statements cover together what has to be covered.</summary>
    public Verdict Cover(IReadOnlyList<PolicyStatement> statements)
    {
        var verdict = statements.Count > 0 ? Verdict.Pass : Verdict.Fail;
        foreach (var pattern in patterns?.Patterns ?? default)
        {
            var covered = Verdict.Fail;
            foreach (var statement in statements)
                covered = covered.Or(statement.HasEveryResource(pattern));
            verdict = verdict.And(covered);
        }

        return bucketAndObjects ? verdict.And(CoverBucket(statements)) : verdict;
    }

    private static Verdict CoverBucket(PolicyStatement statement) => CoverBucket([statement]);

    private static Verdict CoverBucket(IReadOnlyList<PolicyStatement> statements)
    {
        var verdict = Verdict.Fail;
        var items = new List<Value>();
        foreach (var statement in statements)
        {
            var everything = statement.HasEveryResource(Everything);
            if (everything == Verdict.Pass || statement.Scope.Find(statement.Map, "Resource") is not ListValue list)
            {
                verdict = verdict.Or(everything);
                continue;
            }

            if (list.IsOpen)
                verdict = verdict.Or(Verdict.Unknown);
            foreach (var item in statement.Scope.Items(list))
            {
                items.Add(item);
                if (FirstUnknown.In(item, statement.Scope) is not null)
                    verdict = verdict.Or(Verdict.Unknown);
            }
        }

        foreach (var bucket in items)
        {
            foreach (var objects in items)
                verdict = verdict.Or(AreBucketAndObjects(BucketText(bucket), BucketText(objects)) ? Verdict.Pass : Verdict.Fail);
        }

        return verdict;
    }

    // "bucket*" is one pattern for both.
    private static bool AreBucketAndObjects(string? bucket, string? objects) =>
        bucket is { Length: > 0 } and not "*"
        && (objects == bucket + "/*" || (objects == bucket && bucket[bucket.Length - 1] == '*' && bucket.IndexOf('/') < 0));

    // A bucket's ARN is its name behind arn:aws:s3:::, so that attribute and composition are the same text.
    private static string? BucketText(Value value)
    {
        switch (value)
        {
            case ScalarValue scalar:
                return WithoutPrefix(scalar.Text);
            case ReferenceValue reference:
                return "${" + reference.LogicalId + "}";
            case JoinedValue joined:
                var text = new System.Text.StringBuilder();
                foreach (var part in joined.Parts)
                {
                    if ((part is ScalarValue written ? written.Text : BucketText(part)) is not { } known)
                        return null;
                    text.Append(known);
                }

                return WithoutPrefix(text.ToString());
            case UnknownValue { Subject: { } subject }:
                return "${" + subject + "}";
            default:
                return null;
        }
    }

    private static string WithoutPrefix(string text)
    {
        const string Service = ":s3:::";
        var end = text.StartsWith("arn:", StringComparison.Ordinal) ? text.IndexOf(Service, StringComparison.Ordinal) : -1;
        return end < 0 ? text : text.Substring(end + Service.Length);
    }
}
