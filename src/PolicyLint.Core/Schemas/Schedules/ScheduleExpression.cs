using System;
using System.Globalization;

namespace PolicyLint.Schemas.Schedules;

/// <summary>When something runs again and again: <c>rate(30 days)</c> or <c>cron(0 4 1 * ? *)</c>, as EventBridge and Secrets Manager write it.</summary>
public static class ScheduleExpression
{
    /// <summary>The longest time between two runs in days; null where the text is no schedule that we understand; infinite where the runs end.</summary>
    public static double? LongestGapInDays(string text)
    {
        var open = text.IndexOf('(');
        if (open < 0 || text[text.Length - 1] != ')')
            return null;
        var fields = text.Substring(open + 1, text.Length - open - 2).Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return text.Substring(0, open) switch
        {
            "rate" when fields.Length == 2 => Rate(fields[0], fields[1]),
            "cron" when fields.Length == 6 => CronDays.Read(fields)?.LongestGap(),
            _ => null,
        };
    }

    private static double? Rate(string number, string unit)
    {
        if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count == 0)
            return null;
        return unit switch
        {
            "minute" or "minutes" => count / 1440.0,
            "hour" or "hours" => count / 24.0,
            "day" or "days" => count,
            _ => null,
        };
    }
}
