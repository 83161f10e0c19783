using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;
using Amazon.CDK;
using Amazon.JSII.Runtime.Deputy;
using PolicyLint.Cli;
using PolicyLint.Rules;

namespace PolicyLint.CdkPlugin;

/// <summary>Judges what an app synthesizes, in the app's own process, by the rules and settings that are in force for <c>policylint check</c>.</summary>
/// <remarks>
/// <c>new App(new AppProps { PolicyValidationBeta1 = [new PolicyLintPlugin()] })</c>. Findings at or above <c>policylint.fail-on</c> fail the validation;
/// what could not be judged does, too.
/// </remarks>
public sealed class PolicyLintPlugin : DeputyBase, IPolicyValidationPluginBeta1
{
    private readonly string[] _arguments;

    /// <summary>The plugin, with further options of <c>policylint check</c>, such as <c>--packs</c> and <c>kms</c>.</summary>
    public PolicyLintPlugin(params string[] arguments) => _arguments = arguments;

    public string Name => "PolicyLint";

    public string Version => typeof(PolicyLintPlugin).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    /// <summary>The shipped rules. The CDK counts plugins' rules where its analytics are on; of ours it learns the ids alone.</summary>
    public string[] RuleIds
    {
        get
        {
            var ids = new List<string>();
            foreach (var rule in BuiltInRules.Rules)
                ids.Add(rule.Id);
            return [.. ids];
        }
    }

    /// <summary>False leaves the exit code of the process alone. The CDK sets the one of its Node.js process only, and nobody would learn of it.</summary>
    public bool FailsProcess { get; init; } = true;

    public IPolicyValidationPluginReportBeta1 Validate(IPolicyValidationContextBeta1 context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var templates = context.TemplatePaths;
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = Program.Run(["check", "--format", "json", .. _arguments, "--", .. templates], TextReader.Null, output, error);
        var isSuccess = code == ExitCode.Clean;
        if (!isSuccess && FailsProcess)
            System.Environment.ExitCode = 1;
        return new PolicyValidationPluginReportBeta1
        {
            Success = isSuccess,
            Violations = ViolationReader.Read(output.ToString(), error.ToString(), templates),
            PluginVersion = Version,
        };
    }
}
