using System;
using System.Globalization;
using PolicyLint.Rules;
using PolicyLint.Text;

namespace PolicyLint.Evaluations.Suppressions;

/// <summary>A suppression as somebody wrote it in our own words, before it is known to be in order.</summary>
/// <param name="Rule">The id or name.</param>
internal sealed record SuppressionText(string Rule, string? Reason, string? Until, string? Path, string Kind, SourceSpan Span)
{
    private const string DateFormat = "yyyy-MM-dd";

    /// <summary>Who answers for it.</summary>
    public string? Owner { get; init; }

    /// <summary>The rule in the ledger that it breaks and how; null where it is in order.</summary>
    public SuppressionFault? Fault(RuleCatalogue catalogue, DateTime? today)
    {
        if (Rule.IndexOf('*', 0) >= 0)
            return new(LedgerRules.TooBroad, $"'{Rule}' would accept findings that nobody has looked at: name the rules");
        if (catalogue.Find(Rule) is not { } rule)
            return Unknown(catalogue);
        if (rule.Subject == RuleSubject.Suppression)
            return new(LedgerRules.UnknownRule, $"{rule.Id} is about suppressions and cannot be suppressed; settings can switch it off");
        if (string.IsNullOrWhiteSpace(Reason))
            return new(LedgerRules.NeedsReason, $"the suppression of {Rule} has no reason");
        if (Until is null)
            return null;
        if (Day(Until) is not { } day)
            return new(LedgerRules.Expired, $"'{Until}' is no date such as 2027-01-31");
        return today > day ? new(LedgerRules.Expired, $"the suppression of {Rule} expired after {Until}") { Repair = new(Rule, []) } : null;
    }

    /// <summary>True where its last day lies before the day that is asked about; false where that is null.</summary>
    public bool IsOver(DateTime? today) => Until is not null && Day(Until) is { } day && today > day;

    private SuppressionFault Unknown(RuleCatalogue catalogue)
    {
        var meant = Spelling.Nearest(Rule, catalogue.RuleNames);
        return new(LedgerRules.UnknownRule, $"there is no rule '{Rule}'" + (meant is null ? "" : $"; did you mean '{meant}'?"))
        {
            Repair = meant is null ? null : new(Rule, [meant]),
        };
    }

    /// <summary>The suppression as it was meant.</summary>
    public Suppression ToSuppression() => new(Rule, Reason?.Trim() ?? "", Until is null ? null : Day(Until), Path, Kind, Span) { Owner = Owner };

    private static DateTime? Day(string text) =>
        DateTime.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>Why a suppression is not in order.</summary>
internal sealed record SuppressionFault(Rule Rule, string Because)
{
    /// <summary>How it is put right; null where only a person can.</summary>
    public LedgerRepair? Repair { get; init; }
}
