using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using PolicyLint.Cdk.Names;
using PolicyLint.Cdk.Values;
using PolicyLint.Documents;
using PolicyLint.Model;
using PolicyLint.Text;

namespace PolicyLint.Cdk.Code;

/// <summary>One evaluation of a compilation: what all of its parts share.</summary>
internal sealed class Session(Compilation compilation, SourceMap sources, JsiiNames jsii, FeatureFlags flags, BoundCode bound, TypesReached types)
{
    /// <summary>Operations evaluated before the rest counts as unknown.</summary>
    private const int MostSteps = 500_000;

    /// <summary>Calls inside each other before the innermost counts as unknown.</summary>
    public const int MostCalls = 40;

    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];
    private int _steps;

    public Compilation Compilation { get; } = compilation;

    public SourceMap Sources { get; } = sources;

    public JsiiNames Jsii { get; } = jsii;

    public Guards Guards { get; } = new();

    public Questions Questions { get; } = new();

    /// <summary>Static members, each evaluated once.</summary>
    public Dictionary<ISymbol, CodeValue?> Statics { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Constructors and methods that were followed from some caller.</summary>
    public HashSet<ISymbol> Reached { get; } = new(SymbolEqualityComparer.Default);

    public List<ConstructValue> Constructs { get; } = [];

    /// <summary>The types of the resources that these have.</summary>
    public TypesReached Types { get; } = types;

    /// <summary>How many handlers of exceptions there are around the code at hand.</summary>
    public int Handlers { get; set; }

    /// <summary>The maps that are being made.</summary>
    public EntryStack Entries { get; } = new();

    /// <summary>How many constructs were begun.</summary>
    public int Made { get; set; }

    /// <summary>What is done the first time only that an object is given to somebody, and was.</summary>
    public HashSet<CodeValue> Once { get; } = [];

    /// <summary>What was put after steps of state machines, and inside of them.</summary>
    public Dictionary<ConstructValue, List<LibraryValue>> Steps { get; } = [];

    /// <summary>Constructs below which everything that takes tags gets some.</summary>
    public List<(ConstructValue Scope, UnknownValue Because)> Tagged { get; } = [];

    /// <summary>The context that the app is synthesized with, and in it the CDK's feature flags.</summary>
    public AppContext Context => field ??= new AppContext(flags, Guards);

    public bool IsExhausted => _steps > MostSteps;

    public bool Step() => ++_steps <= MostSteps;

    /// <summary>The construct of that id directly below; null where none was made.</summary>
    public ConstructValue? Child(ConstructValue scope, string id)
    {
        foreach (var made in Constructs)
        {
            if (ReferenceEquals(made.Scope, scope) && made.Id == id)
                return made;
        }

        return null;
    }

    /// <summary>The first construct of that class directly below; null where none was made.</summary>
    public ConstructValue? ChildOf(ConstructValue scope, string className)
    {
        foreach (var made in Constructs)
        {
            if (ReferenceEquals(made.Scope, scope) && made.ClassName == className)
                return made;
        }

        return null;
    }

    public SemanticModel ModelOf(SyntaxTree tree)
    {
        if (!_models.TryGetValue(tree, out var model))
            _models[tree] = model = Compilation.GetSemanticModel(tree);
        return model;
    }

    public IOperation? OperationOf(SyntaxNode node) => bound.Find(node) ?? ModelOf(node.SyntaxTree).GetOperation(node);

    public SourceSpan SpanOf(IOperation operation) => Sources.Of(operation.Syntax);

    public PlainValue Unknown(IOperation at, string because) => new(UnknownAt(SpanOf(at), because));

    /// <summary>Unknown because only a run of the program gives it.</summary>
    public PlainValue AtRunTime(IOperation at) => Unknown(at, $"'{Shorten(at.Syntax)}' is only known when the program runs");

    public PlainValue TooMuch(IOperation at) =>
        new(new UnknownValue(UnknownCause.Limit, "the code is too long or too deep to be followed", null, SpanOf(at)));

    public static UnknownValue UnknownAt(SourceSpan span, string because) => new(UnknownCause.Code, because, null, span);

    public UnknownValue UnknownAt(IOperation at, string because) => UnknownAt(SpanOf(at), because);

    public PlainValue Text(string text, IOperation at) => new(new ScalarValue(ScalarKind.String, text, SpanOf(at)));

    public PlainValue Truth(bool truth, IOperation at) => new(new ScalarValue(ScalarKind.Boolean, truth ? "true" : "false", SpanOf(at)));

    public static string Shorten(SyntaxNode syntax)
    {
        const int Longest = 60;
        var text = syntax.ToString();
        var line = text.IndexOf('\n');
        if (line >= 0)
            text = text.Substring(0, line).TrimEnd();
        return text.Length <= Longest && line < 0 ? text : text.Substring(0, System.Math.Min(text.Length, Longest)) + "…";
    }
}
