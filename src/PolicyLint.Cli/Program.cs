using System;
using System.IO;

namespace PolicyLint.Cli;

/// <summary>The program without a process: arguments and streams in, exit code out.</summary>
public static class Program
{
    public static int Main(string[] args) => Run(args, Console.In, Console.Out, Console.Error);

    public static int Run(string[] args, TextReader input, TextWriter output, TextWriter error)
    {
        error.WriteLine("policylint: nothing to do yet");
        return 3;
    }
}
