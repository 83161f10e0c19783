using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.IO;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using PolicyLint.Cli.Commands;
using PolicyLint.Tests.Cli;
using PolicyLint.Tests.Packages;
using Xunit;

namespace PolicyLint.Tests.Trust;

/// <summary>Nothing is fetched and nothing is sent.</summary>
public class NetworkTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Theory]
    [InlineData("policylint.dll")]
    [InlineData("PolicyLint.CloudFormation.dll")]
    [InlineData("PolicyLint.AwsConfig.dll")]
    [InlineData("PolicyLint.Core.dll")]
    [InlineData("YamlDotNet.dll")]
    public void No_assembly_that_is_shipped_knows_the_network(string assembly)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly)));
        var reader = file.GetMetadataReader();
        var references = reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name));

        // Addresses as values live in System.Net.Primitives; whatever could use them lives elsewhere.
        Assert.DoesNotContain(references, name => name.StartsWith("System.Net", StringComparison.Ordinal) && name != "System.Net.Primitives");
    }

    // Every example of every command's help, under the eyes of the kernel: of sockets only the runtime's own, for debuggers on this machine, is allowed.
    [Fact]
    public async Task No_command_opens_a_socket_to_the_network()
    {
        using var cli = new CliRun();
        cli.Write("infra/stack.yaml", CliRun.BadKey);
        cli.Write("stack.yaml", CliRun.BadKey);
        cli.Run("init", "--rule", "mine", "rules/kms");
        cli.Run("init", "--rule", "mine", "policies");
        var run = new List<string>();
        foreach (var command in CommandTable.All)
        {
            var examples = command.Examples.Where((_, i) => i % 2 == 0).Where(line => line.StartsWith("policylint", StringComparison.Ordinal)).ToList();
            foreach (var line in examples.Count > 0 ? examples : ["policylint " + command.Name])
            {
                var calls = await Watch(cli.Folder, [.. line.Split(' ').Skip(1)]);
                Assert.SkipWhen(calls is null, "strace is not installed");
                Assert.True(calls!.Count == 0, $"{line}: {string.Join("\n", calls)}");
                run.Add(command.Name);
            }
        }

        Assert.Equal(CommandTable.All.Select(command => command.Name), run.Distinct());
    }

    // Without this the test above could be blind.
    [Fact]
    public async Task A_socket_would_be_seen()
    {
        using var cli = new CliRun();
        var calls = await Trace(cli.Folder, "bash", "-c", "exec 3<>/dev/udp/127.0.0.1/9");
        Assert.SkipWhen(calls is null, "strace is not installed");
        Assert.NotEmpty(calls!);
    }

    private static Task<List<string>?> Watch(string folder, string[] arguments) =>
        Trace(folder, ["dotnet", Path.Combine(AppContext.BaseDirectory, "policylint.dll"), .. arguments]);

    private static async Task<List<string>?> Trace(string folder, params string[] command)
    {
        var log = Path.Combine(folder, "calls.txt");
        try
        {
            // Only the calls that are asked for stop the program: a third of the time.
            await ToolPackage.Run("strace", folder, ["-f", "--seccomp-bpf", "-qq", "-e", "trace=socket,connect,sendto", "-o", log, .. command]);
        }
        catch (Win32Exception)
        {
            return null;
        }

        return [.. File.ReadAllLines(log).Where(line => Regex.IsMatch(line, @"socket\(AF_(?!UNIX\b)|sa_family=AF_(?!UNIX\b)", RegexOptions.None, Patience))];
    }
}
