using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using PolicyLint.AwsConfig.Items;
using PolicyLint.AwsConfig.Worlds;
using PolicyLint.Evaluations;
using PolicyLint.Text;

namespace PolicyLint.AwsConfig.Compliance;

/// <summary>Judges deliveries of configuration items: reads them once to learn which resources there are, and once more to judge them in their order.</summary>
/// <remarks>Memory does not grow with what is judged, but for a few bytes for each resource that relations of rules may be about.</remarks>
public sealed class ComplianceRun
{
    // Small: what a batch leaves behind lives until it is done, and what lives long is collected dearly.
    private const int BatchBytes = 1 << 16;
    private const int MostInMemory = 16 << 20;

    private readonly IReadOnlyList<Delivery> _deliveries;
    private readonly int _threads = Math.Max(1, Environment.ProcessorCount);
    private readonly Dictionary<EvaluationOptions, ItemJudge> _judges = [];

    /// <summary>A run over the deliveries, in the order in which verdicts are wanted.</summary>
    public ComplianceRun(IReadOnlyList<Delivery> deliveries)
    {
        _deliveries = deliveries;
        foreach (var delivery in deliveries)
            _judges.TryAdd(delivery.Options, new ItemJudge(delivery.Options));
    }

    /// <summary>Opens the file for what does not fit in memory; null to keep it there all the same.</summary>
    public Func<Stream>? Spill { get; init; }

    /// <summary>Is told which delivery is read, for the how manyth time, and how many bytes of it.</summary>
    public Action<string, int, long> Progress { get; init; } = static (_, _, _) => { };

    /// <summary>Judges everything.</summary>
    /// <param name="sink">Receives the verdicts of one item after the other, in the order of deliveries and items; an account's behind those of its items.</param>
    /// <returns>What became of each delivery.</returns>
    public IReadOnlyList<DeliveryReport> Run(Action<ItemVerdicts> sink)
    {
        using var accounts = new Accounts(RelatedTypes(), Spill, MostInMemory);
        var unreadable = new string?[_deliveries.Count];
        for (var i = 0; i < _deliveries.Count; i++)
        {
            var path = _deliveries[i].Path;
            unreadable[i] = Read(_deliveries[i], reader => accounts.Gather(reader, path, bytes => Progress(path, 1, bytes)));
            accounts.Miss(i);
        }

        accounts.Close();
        var reports = new List<DeliveryReport>(_deliveries.Count);
        for (var i = 0; i < _deliveries.Count; i++)
            reports.Add(Judge(i, unreadable[i], accounts, sink));
        return reports;
    }

    private HashSet<string> RelatedTypes()
    {
        var types = new HashSet<string>(StringComparer.Ordinal);
        foreach (var judge in _judges.Values)
            types.UnionWith(judge.RelatedTypes);
        return types;
    }

    private static string? Read(Delivery delivery, Action<SliceReader> read)
    {
        try
        {
            using var stream = delivery.Open();
            using var reader = new SliceReader(delivery.Path, stream);
            read(reader);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "cannot be read: " + e.Message;
        }
    }

    private DeliveryReport Judge(int number, string? unreadable, Accounts accounts, Action<ItemVerdicts> sink)
    {
        var delivery = _deliveries[number];
        var problems = new List<Problem>();
        var total = new BatchResult();
        IReadOnlyList<Problem> ofReader = [];
        var form = accounts.HeaderOf(number).Form;
        if (unreadable is null)
        {
            unreadable = Read(delivery, reader =>
            {
                JudgeSlices(number, reader, accounts, total, sink);
                ofReader = reader.Problems;
            });
        }

        problems.AddRange(ofReader);
        problems.AddRange(total.Problems);
        problems.Sort(static (a, b) => a.Span.Line != b.Span.Line ? a.Span.Line.CompareTo(b.Span.Line) : a.Span.Column.CompareTo(b.Span.Column));
        AddHeaderProblems(accounts.HeaderOf(number), delivery.Path, problems);
        return new DeliveryReport(delivery.Path, form, total.Tally with { Unreadable = total.Tally.Unreadable + ofReader.Count }, problems)
        {
            Unreadable = unreadable,
            Counts = total.Counts,
            InternalErrors = total.Errors,
        };
    }

    private void JudgeSlices(int number, SliceReader reader, Accounts accounts, BatchResult total, Action<ItemVerdicts> sink)
    {
        var judge = _judges[_deliveries[number].Options];
        var path = _deliveries[number].Path;
        var running = new Queue<Task<BatchResult>>();
        var batch = new SliceBatch(BatchBytes);
        ItemIdentity? any = null;
        while (true)
        {
            var more = reader.Next(out var slice);
            if (more)
                batch.Add(slice);
            if (batch.IsFull || (!more && !batch.IsEmpty))
            {
                var full = batch;
                batch = new SliceBatch(BatchBytes);
                running.Enqueue(Task.Run(() => JudgeBatch(judge, full, path, number, accounts)));
                Progress(path, 2, reader.BytesRead);
            }

            while (running.Count > (more ? 3 * _threads : 0))
                Hand(running.Dequeue().GetAwaiter().GetResult(), total, sink, ref any);
            if (!more)
                break;
        }

        if (accounts.SnapshotOf(number) is { } world && any is not null)
            Hand(judge.JudgeAccount(world, any), total, sink, ref any);
    }

    private static BatchResult JudgeBatch(ItemJudge judge, SliceBatch batch, string path, int number, Accounts accounts)
    {
        try
        {
            return judge.Judge(batch, path, number, accounts);
        }
        finally
        {
            batch.Release();
        }
    }

    private static void Hand(BatchResult result, BatchResult total, Action<ItemVerdicts> sink, ref ItemIdentity? any)
    {
        foreach (var verdicts in result.Verdicts)
        {
            any ??= verdicts.Item;
            sink(verdicts);
        }

        total.Add(result);
        any ??= result.Any;
    }

    private static void AddHeaderProblems(DeliveryHeader header, string path, List<Problem> problems)
    {
        var place = new SourceFile(path, "").Whole;
        if (header.HasNextPage)
            problems.Add(new Problem(place, "this is one page of an answer: there are more items than these (nextToken)", ProblemSeverity.Warning));
        if (header.Unprocessed > 0)
            problems.Add(new Problem(place, $"the service did not answer for {header.Unprocessed} of the resources asked for", ProblemSeverity.Warning));
    }
}
