using System;
using System.Collections.Generic;
using System.Reflection;
using Amazon.CDK;

// Every public method that takes a stack is one sample: dotnet run -- FOLDER synthesizes all of them.
var app = new App(new AppProps { Outdir = args[0], Context = new Dictionary<string, object> { ["aws:cdk:bundling-stacks"] = Array.Empty<string>() } });
foreach (var type in Assembly.GetExecutingAssembly().GetTypes())
{
    foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
    {
        if (method.GetParameters() is [var only] && only.ParameterType == typeof(Stack))
            method.Invoke(null, [new Stack(app, type.Name + "-" + method.Name)]);
    }
}

app.Synth();
