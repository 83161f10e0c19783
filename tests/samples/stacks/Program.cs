using System;
using System.Collections.Generic;
using System.Reflection;
using System.IO;
using System.Text.Json;
using Amazon.CDK;

// Every public method that takes a stack is one sample: dotnet run -- FOLDER synthesizes all of them.
var app = new App(new AppProps { Outdir = args[0], Context = new Dictionary<string, object> { ["aws:cdk:bundling-stacks"] = Array.Empty<string>() } });
foreach (var type in Assembly.GetExecutingAssembly().GetTypes())
{
    foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
    {
        if (method.GetParameters() is not [var only] || only.ParameterType != typeof(Stack))
            continue;
        var stack = new Stack(app, type.Name + "-" + method.Name);
        if (method.Name.EndsWith("Flagged", StringComparison.Ordinal))
            SetFlags(stack);
        method.Invoke(null, [stack]);
    }
}

app.Synth();

// The feature flags of cdk.json hold for the samples that say so by their name.
static void SetFlags(Stack stack)
{
    using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "cdk.json")));
    foreach (var flag in file.RootElement.GetProperty("context").EnumerateObject())
        stack.Node.SetContext(flag.Name, flag.Value.GetBoolean());
}
