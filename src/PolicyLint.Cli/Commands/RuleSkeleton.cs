using System;
using System.Collections.Generic;
using System.Globalization;
using PolicyLint.Cli.Inputs;
using PolicyLint.Cli.Judging;

namespace PolicyLint.Cli.Commands;

/// <summary>A rule and its page to start from: both hold as they are, so that whatever breaks next was broken by the next edit.</summary>
internal sealed record RuleSkeleton(string Rule, string Page)
{
    private const string Prefix = "OWN-";

    /// <summary>The skeleton with the next id that is free in the folder.</summary>
    public static RuleSkeleton For(string name, string fullPath, Workspace workspace)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var rule in RuleFolder.Read(fullPath, workspace).Rules)
            taken.Add(rule.Id);
        var number = 1;
        while (taken.Contains(IdOf(number)))
            number++;
        return new RuleSkeleton(RuleText(IdOf(number), name), PageText(IdOf(number)));
    }

    /// <summary>True for words of small letters and digits with '-' between them.</summary>
    public static bool IsName(string name)
    {
        foreach (var word in name.Split('-'))
        {
            if (word.Length == 0)
                return false;
            foreach (var c in word)
            {
                if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c))
                    return false;
            }
        }

        return true;
    }

    private static string IdOf(int number) => Prefix + number.ToString("0000", CultureInfo.InvariantCulture);

    private static string RuleText(string id, string name) =>
        $$"""
        {
          "id": "{{id}}",
          "name": "{{name}}",
          "title": "Buckets keep the versions of their objects",
          "severity": "warning",
          "layer": "data",
          "resource": "AWS::S3::Bucket",
          "require": { "at": "VersioningConfiguration.Status", "const": "Enabled", "message": "what is overwritten or deleted is gone" },
          "fix": { "text": "Set VersioningConfiguration.Status to Enabled.", "set": { "VersioningConfiguration.Status": "Enabled" }, "safe": true }
        }

        """;

    private static string PageText(string id) =>
        $$"""
        # {{id}}: Buckets keep the versions of their objects

        Why it matters, what to do, what the service does by default. Each example below is run by `policylint test`.

        ## Passes

        ```yaml
        Resources:
          Orders:
            Type: AWS::S3::Bucket
            Properties:
              VersioningConfiguration:
                Status: Enabled
        ```

        ## Fails

        ```yaml
        Resources:
          Orders:
            Type: AWS::S3::Bucket
            Properties:
              VersioningConfiguration:
                Status: Suspended # fails: what is overwritten or deleted is gone
        ```

        ## Unknown

        ```yaml
        Parameters:
          Versioning:
            Type: String
        Resources:
          Orders:
            Type: AWS::S3::Bucket
            Properties:
              VersioningConfiguration:
                Status: !Ref Versioning # unknown
        ```

        """;
}
