using System;

namespace PolicyLint.Cli.CommandLine;

/// <summary>The command line asks for something that does not exist; the message says what, and where possible what was meant.</summary>
internal sealed class UsageException(string message) : Exception(message);
