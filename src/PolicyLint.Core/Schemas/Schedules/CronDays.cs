using System;

namespace PolicyLint.Schemas.Schedules;

/// <summary>The days on which a cron expression of six fields runs.</summary>
/// <remarks>
/// One of day of month and day of week is <c>?</c>. <c>L</c> is the last day of the month, <c>5L</c> the last Thursday, <c>5#2</c> the second;
/// <c>W</c> (the nearest weekday) is not understood. Weeks begin on Sunday, which is 1.
/// </remarks>
internal sealed class CronDays
{
    private const int FirstYear = 2024; // a leap year; in 28 years each date falls on each day of the week
    private const int Years = 28;
    private const int LastYear = 2199;
    private static readonly string[] MonthNames = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] DayNames = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private readonly CronField _months;
    private readonly CronField? _dates;
    private readonly CronField? _weekdays;
    private readonly bool _lastDate;
    private readonly int _lastWeekday;
    private readonly (int Day, int Nth) _nthWeekday;

    private CronDays(CronField months, CronField? dates, CronField? weekdays, bool lastDate, int lastWeekday, (int Day, int Nth) nthWeekday)
    {
        _months = months;
        _dates = dates;
        _weekdays = weekdays;
        _lastDate = lastDate;
        _lastWeekday = lastWeekday;
        _nthWeekday = nthWeekday;
    }

    /// <summary>Reads minutes, hours, day of month, month, day of week, year; null where we do not understand them.</summary>
    public static CronDays? Read(string[] fields)
    {
        var months = CronField.Read(fields[3], 1, 12, MonthNames);
        var years = CronField.Read(fields[5], 1970, LastYear, null);
        if (months is null || years is null || CronField.Read(fields[0], 0, 59, null) is null || CronField.Read(fields[1], 0, 23, null) is null)
            return null;
        for (var year = FirstYear; year < FirstYear + Years; year++)
        {
            if (!years.Has(year))
                return new CronDays(CronField.None, null, null, false, 0, default);
        }

        return (fields[2] == "?") == (fields[4] == "?") ? null : ReadDays(months, fields[2], fields[4]);
    }

    /// <summary>The longest gap between two of the days; infinite where there is an end to them.</summary>
    public double LongestGap()
    {
        var longest = 0;
        DateTime? before = null;
        for (var day = new DateTime(FirstYear, 1, 1); day.Year < FirstYear + Years; day = day.AddDays(1))
        {
            if (!Runs(day))
                continue;
            if (before is { } last)
                longest = Math.Max(longest, (day - last).Days);
            before = day;
        }

        return longest == 0 ? double.PositiveInfinity : longest;
    }

    private static CronDays? ReadDays(CronField months, string date, string weekday)
    {
        if (date != "?")
        {
            if (date == "L")
                return new CronDays(months, null, null, true, 0, default);
            return CronField.Read(date, 1, 31, null) is { } dates ? new CronDays(months, dates, null, false, 0, default) : null;
        }

        if (weekday.Length > 1 && weekday[weekday.Length - 1] == 'L')
            return CronField.Value(weekday.Substring(0, weekday.Length - 1), 1, 7, DayNames) is { } last ? new CronDays(months, null, null, false, last, default) : null;
        if (weekday.IndexOf('#') is > 0 and var hash)
        {
            return CronField.Value(weekday.Substring(0, hash), 1, 7, DayNames) is { } day && CronField.Value(weekday.Substring(hash + 1), 1, 5, null) is { } nth
                ? new CronDays(months, null, null, false, 0, (day, nth))
                : null;
        }

        return CronField.Read(weekday == "L" ? "7" : weekday, 1, 7, DayNames) is { } weekdays ? new CronDays(months, null, weekdays, false, 0, default) : null;
    }

    private bool Runs(DateTime day)
    {
        if (!_months.Has(day.Month))
            return false;
        if (_dates is not null)
            return _dates.Has(day.Day);
        var left = DateTime.DaysInMonth(day.Year, day.Month) - day.Day;
        if (_lastDate)
            return left == 0;
        var weekday = (int)day.DayOfWeek + 1;
        if (_weekdays is not null)
            return _weekdays.Has(weekday);
        return _lastWeekday != 0
            ? weekday == _lastWeekday && left < 7
            : weekday == _nthWeekday.Day && ((day.Day - 1) / 7) + 1 == _nthWeekday.Nth;
    }
}
