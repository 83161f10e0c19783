using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using PolicyLint.Evaluations;

namespace PolicyLint.Cli.Reporting;

/// <summary>How often each rule fails, cannot tell, and is accepted: the most frequent failures first.</summary>
internal static class Statistics
{
    public static void Write(Report report, TextWriter output)
    {
        var rows = Count(report);
        output.Write("   fails unknown suppressed  rule\n");
        foreach (var row in rows)
        {
            output.Write(Column(row.Fails, 8) + Column(row.Unknowns, 8) + Column(row.Suppressed, 11));
            output.Write($"  {row.Id} {row.Name}\n");
        }

        output.Write('\n');
    }

    private static List<Row> Count(Report report)
    {
        var byId = new Dictionary<string, Row>(StringComparer.Ordinal);
        var rows = new List<Row>();
        foreach (var evaluation in report.Evaluations)
        {
            if (evaluation.Outcome is not (Outcome.Fail or Outcome.Unknown))
                continue;
            if (!byId.TryGetValue(evaluation.Rule.Id, out var row))
            {
                row = new Row(evaluation.Rule.Id, evaluation.Rule.Name);
                byId.Add(row.Id, row);
                rows.Add(row);
            }

            if (evaluation.Suppressed is not null)
                row.Suppressed++;
            else if (evaluation.Outcome == Outcome.Fail)
                row.Fails++;
            else
                row.Unknowns++;
        }

        rows.Sort(static (a, b) => a.Fails != b.Fails ? b.Fails.CompareTo(a.Fails) : string.CompareOrdinal(a.Id, b.Id));
        return rows;
    }

    private static string Column(int count, int width) => count.ToString(CultureInfo.InvariantCulture).PadLeft(width);

    private sealed class Row(string id, string name)
    {
        public string Id { get; } = id;

        public string Name { get; } = name;

        public int Fails { get; set; }

        public int Unknowns { get; set; }

        public int Suppressed { get; set; }
    }
}
