using System;

namespace PolicyLint.CloudFormation.Edits;

/// <summary>An edit that would change more than is meant, or whose outcome cannot be told; the message is a clause that says why.</summary>
internal sealed class EditRefusal(string because) : Exception(because);
